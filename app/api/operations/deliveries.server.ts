/** What was handed over: taken in as a stream, listed, with the rows that were set aside. */
import { z } from "zod";
import { DELIVERY_KINDS } from "#app/domain/states.ts";
import { readerNamed } from "#app/http/upload.server.ts";
import { jobView } from "#app/jobs/job-view.ts";
import { badRows } from "#app/review/bad-rows.server.ts";
import { type DeliveryFacts, deliveriesPage } from "#app/review/deliveries-page.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { deliveryById, quarantineOf } from "#db/deliveries.server.ts";
import { enqueueJob, jobById } from "#db/jobs.server.ts";
import { cursorOf, keyOfCursor, pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { count, id, iso, param, SAMPLE, time } from "../fields.ts";
import { givesFile, Located, operation, takesUpload } from "../operation.ts";
import { absent, found, Problem, refused } from "../problem.ts";
import { job, shownJob } from "./jobs.server.ts";

const delivery = z.object({
  id: z.int(),
  batch: id,
  version: z.int(),
  kind: z.enum(DELIVERY_KINDS),
  fileName: z.string(),
  fileSha256: z.string(),
  fileBytes: count,
  format: z.string(),
  reader: z.string(),
  rows: count,
  items: count,
  responses: count,
  judgments: count,
  quarantined: count,
  receivedAt: time,
  receivedBy: z.string(),
  supersededByVersion: z.int().nullable().meta({ description: "Null while it counts." }),
});

function shown(batch: string, { receivedAt, ...facts }: DeliveryFacts) {
  return { ...facts, batch, receivedAt: iso(receivedAt) };
}

export const deliveries = {
  "GET /batches/{batch}/deliveries": operation({
    id: "listDeliveries",
    group: "Deliveries",
    title: "What was handed over for a week, oldest first.",
    need: "contracts.read",
    params: { batch: param.batch },
    query: pageQuery,
    answer: pageSchema(delivery),
    example: { params: { batch: SAMPLE.batch } },
    async handle({ context, params: { batch }, query }) {
      found(await batchById(context.db, batch));
      const rows = (await deliveriesPage(context.db, batch)).deliveries;
      return pageOf(
        rows.map((row) => shown(batch, row)),
        ({ id }) => [id],
        query,
      );
    },
  }),
  "POST /batches/{batch}/deliveries": takesUpload({
    id: "takeIn",
    group: "Deliveries",
    title: "Take a delivery in: the bytes of the file are the body, of any length up to the server’s limit.",
    about:
      "Answers as soon as the file is here, with the job that reads it. JSONL, JSON, CSV, TSV, Parquet and XLSX, plain or packed with gzip or zstd.",
    need: "deliveries.take-in",
    params: { batch: param.batch },
    query: {
      name: z.string().min(1).max(200).meta({ description: "Name of the file." }),
      kind: z
        .enum(DELIVERY_KINDS)
        .optional()
        .meta({ description: "`correction` joins repaired rows; `full` when left out." }),
      reader: z
        .string()
        .max(200)
        .optional()
        .meta({ description: "`preset:NAME` or `mapping:ID`; recognised by itself when left out." }),
    },
    status: 202,
    answer: job,
    example: { params: { batch: SAMPLE.batch }, query: { name: "week-2.jsonl" }, body: sampleFile() },
    async handle({ context, params, query, body: file, person }) {
      found(await batchById(context.db, params.batch));
      const reader = await readerNamed(context, query.reader ?? "");
      if (reader === "unknown") throw refused({ reader: "There is no such preset or mapping." });
      const input = { file, batchId: params.batch, deliveryKind: query.kind ?? "full", reader };
      const made = await enqueueJob(context.db, {
        ...{ kind: "ingest", title: file.name, bytesTotal: file.bytes },
        ...{ now: context.now(), input: { ...input, receivedBy: person.name } },
      });
      context.queue.wake();
      const queued = found(await jobById(context.db, made));
      return new Located(`/api/v1/jobs/${made}`, shownJob(jobView(queued, context.now())));
    },
  }),
  "GET /deliveries/{delivery}": operation({
    id: "showDelivery",
    group: "Deliveries",
    title: "One delivery.",
    need: "contracts.read",
    params: { delivery: param.delivery },
    answer: delivery,
    example: { params: { delivery: SAMPLE.delivery } },
    async handle({ context, params }) {
      const { batchId } = found(await deliveryById(context.db, params.delivery));
      const { deliveries } = await deliveriesPage(context.db, batchId);
      return shown(batchId, found(deliveries.find(({ id }) => id === params.delivery)));
    },
  }),
  "GET /deliveries/{delivery}/quarantine": operation({
    id: "listQuarantine",
    group: "Deliveries",
    title: "Rows that were set aside: line, field, rule and hint, never their text.",
    need: "contracts.read",
    params: { delivery: param.delivery },
    query: pageQuery,
    answer: pageSchema(z.object({ line: z.int(), field: z.string(), rule: z.string(), hint: z.string() })),
    example: { params: { delivery: SAMPLE.delivery } },
    async handle({ context, params, query: { limit = 50, cursor } }) {
      found(await deliveryById(context.db, params.delivery));
      const after = cursor === undefined ? 0 : Number(keyOfCursor(cursor)[0]);
      const rows = await quarantineOf(context.db, params.delivery, limit + 1, after);
      const items = rows.slice(0, limit).map(({ line, field, rule, hint }) => ({ line, field, rule, hint }));
      const last = rows.at(limit - 1);
      return { items, next: rows.length > limit && last ? cursorOf([last.n]) : null };
    },
  }),
  "GET /deliveries/{delivery}/bad-rows": givesFile({
    id: "downloadBadRows",
    group: "Deliveries",
    title: "The rows that were set aside, as they came: to be corrected and handed over again.",
    need: "contracts.read",
    params: { delivery: param.delivery },
    example: { params: { delivery: SAMPLE.delivery } },
    async handle({ context, params }) {
      const rows = await badRows(context.db, context.vault, params.delivery);
      if (rows.kind === "absent") throw absent();
      if (rows.kind === "no-places") throw new Problem(409, rows.message);
      const fileName = rows.fileName.replace(/[^\w.-]+/g, "-");
      return { contentType: "application/octet-stream", fileName, bytes: null, sha256: null, chunks: rows.chunks };
    },
  }),
};

function sampleFile(): string {
  const line = (n: number) => ({
    ...{ id: `sample-${n}`, prompt: `What is ${n} and ${n}?`, domain: "arithmetic" },
    responses: [
      { text: `It is ${2 * n}.`, model: "model-a" },
      { text: `${n} and ${n} make ${2 * n}.`, model: "model-b" },
    ],
    judgments: [{ annotator: "w-01", kind: "likert", value: 2, points: 5, seconds: 40, at: "2026-10-06T09:00:00Z" }],
  });
  return Array.from({ length: 10 }, (_, n) => `${JSON.stringify(line(n + 1))}\n`).join("");
}
