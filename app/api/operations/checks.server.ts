/** Files that are only looked at, and the mapping of columns that nobody recognised. */
import { z } from "zod";
import { readerNamed } from "#app/http/upload.server.ts";
import { columnMappingSchema } from "#app/ingest/mapping/column-mapping.ts";
import { mappingFields } from "#app/ingest/mapping/mapping-form.ts";
import { attachCheck } from "#app/jobs/attach-check.server.ts";
import { checkOf } from "#app/jobs/check-of.server.ts";
import type { CheckInput } from "#app/jobs/job.ts";
import { jobView } from "#app/jobs/job-view.ts";
import { mappingPage } from "#app/jobs/mapping-page.server.ts";
import { runWithMapping } from "#app/jobs/run-with-mapping.server.ts";
import { enqueueJob, jobById } from "#db/jobs.server.ts";
import { param, SAMPLE } from "../fields.ts";
import { type Asked, Located, operation, takesUpload } from "../operation.ts";
import { pageOperation } from "../page-operation.ts";
import { absent, found, Problem, refused } from "../problem.ts";
import { job, shownJob } from "./jobs.server.ts";

const group = "Checks and mappings";
const CHECK = { params: { job: SAMPLE.check } };

const MAPPING = {
  ...{ version: 1, item: null, row: "item", prompt: { columns: ["question"] }, orderKnown: true },
  responses: [{ text: "one" }, { text: "two" }],
  label: { columns: ["better"], scale: { kind: "choice", first: ["one"], second: ["two"] } },
};

async function queued({ context }: Pick<Asked<unknown, unknown, unknown>, "context">, made: string) {
  const row = found(await jobById(context.db, made));
  return new Located(`/api/v1/jobs/${made}`, shownJob(jobView(row, context.now())));
}

export const checks = {
  "POST /checks": takesUpload({
    id: "checkFile",
    group,
    title: "Look at a file without taking it in: its bytes are the body.",
    need: "deliveries.take-in",
    ofNoContract: true,
    params: {},
    query: {
      name: z.string().min(1).max(200).meta({ description: "Name of the file." }),
      reader: z.string().max(200).optional().meta({ description: "`preset:NAME` or `mapping:ID`." }),
    },
    status: 202,
    answer: job,
    example: {
      query: { name: "sample.csv" },
      body: "question,one,two,better\nWhat is 2 and 2?,It is 4.,It is 5.,one\n",
    },
    async handle(asked) {
      const { context, query, body: file } = asked;
      const reader = await readerNamed(context, query.reader ?? "");
      if (reader === "unknown") throw refused({ reader: "There is no such preset or mapping." });
      const input: CheckInput = { file, reader };
      const about = { kind: "check", title: file.name, bytesTotal: file.bytes, now: context.now() } as const;
      const made = await enqueueJob(context.db, { ...about, input });
      context.queue.wake();
      return queued(asked, made);
    },
  }),
  "GET /checks/{job}": pageOperation({
    id: "showCheck",
    group,
    title: "What a check found: the document that `assay check FILE --json` prints, once it is there.",
    need: "contracts.read",
    params: { job: param.job },
    example: CHECK,
    page: ({ context, params }) => checkOf(context.db, params.job, context.now()),
  }),
  "POST /checks/{job}/delivery": operation({
    id: "attachCheck",
    group,
    title: "Make a checked file a delivery of a week; its bytes are here already.",
    need: "deliveries.take-in",
    params: { job: param.job },
    body: z.strictObject({ batch: z.string() }),
    status: 202,
    answer: job,
    example: { ...CHECK, body: { batch: SAMPLE.batch } },
    async handle(asked) {
      const { context, params, body } = asked;
      const attached = await attachCheck(context, params.job, body.batch);
      if (attached.kind === "absent") throw absent();
      if (attached.kind === "refused") throw refused({ batch: attached.message });
      return queued(asked, attached.jobId);
    },
  }),
  "GET /jobs/{job}/mapping": pageOperation({
    id: "showMapping",
    group,
    title: "The columns of a file that nobody recognised, a mapping that was guessed, and what it would give.",
    need: "deliveries.take-in",
    params: { job: param.job },
    example: CHECK,
    async page({ context, params }) {
      const page = await mappingPage(context.db, params.job, null);
      if (page.kind === "unusable") throw new Problem(409, page.message);
      return page.kind === "absent" ? undefined : page;
    },
  }),
  "POST /jobs/{job}/mapping": operation({
    id: "runWithMapping",
    group,
    title: "Save a mapping for the vendor and read the file again with it.",
    need: "deliveries.take-in",
    params: { job: param.job },
    body: z.strictObject({ name: z.string().max(100).optional(), mapping: columnMappingSchema }),
    status: 202,
    answer: job,
    example: {
      ...CHECK,
      body: { name: "export", mapping: MAPPING },
    },
    async handle(asked) {
      const { context, params, body } = asked;
      const page = await mappingPage(context.db, params.job, new URLSearchParams(mappingFields(body.mapping)));
      if (page.kind === "absent") throw absent();
      if (page.kind === "unusable") throw new Problem(409, page.message);
      const { preview, vendor } = page;
      if (!preview || preview.items === 0)
        throw refused({ mapping: page.fault ?? "With these columns none of the first rows can be used." });
      const request = { jobId: params.job, mapping: body.mapping, name: body.name ?? "", vendorId: vendor?.id ?? null };
      const href = await runWithMapping(context, request);
      return queued(asked, href.split("/").at(-1) ?? "");
    },
  }),
};
