/** A delivery streamed in, decided, released and streamed out, by the typed client: the bytes are those of the export. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ApiProblem, apiClient } from "#app/api/client.ts";
import { runJob } from "#app/jobs/run-job.server.ts";
import { exportRelease } from "#app/release/export-release.server.ts";
import { takeJob } from "#db/jobs.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { itemLines } from "#test/support/deliver.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";
import { NOW } from "#test/support/tools.ts";
import { type ApiServer, apiServer } from "./api-server.ts";

let server: ApiServer;
let assay: ReturnType<typeof apiClient>;
let batch: string;
beforeAll(async () => {
  server = await apiServer();
  batch = (await aContract(server.tools.db)).weeks[0]?.id ?? "";
  const scopes = ["deliveries.take-in", "decisions.sign", "releases.make", "exports.take", "pointers.move"];
  const bearer = await server.bearer({ name: "Ida Lead", role: "lead", scopes });
  assay = apiClient(server.url.replace("/api/v1", ""), bearer);
});
afterAll(() => server.stop());

const waiting = () => readdirSync(join(server.tools.vault.folder, "incoming"));

it("goes in by its bytes, once for each key, and comes out as the export writes it", async () => {
  const text = itemLines(1, 60);
  const given = { params: { batch }, query: { name: "week-1.jsonl" }, body: text, idempotencyKey: "take-1" };
  const [job, again] = [
    await assay("POST /batches/{batch}/deliveries", given),
    await assay("POST /batches/{batch}/deliveries", given),
  ];
  expect([again, job.state, server.tools.wakes]).toEqual([job, "queued", 1]);
  const taken = await takeJob(server.tools.db, NOW);
  if (!taken) throw new Error("No job.");
  await runJob({ ...server.tools, maxRowBytes: 1e6 }, taken);
  expect(await assay("GET /jobs/{job}", { params: { job: job.id } })).toMatchObject({
    state: "done",
    result: { kind: "stored" },
  });
  const { items } = await assay("GET /batches/{batch}/deliveries", { params: { batch } });
  expect(items).toMatchObject([
    {
      fileName: "week-1.jsonl",
      fileSha256: createHash("sha256").update(text).digest("hex"),
      items: 59,
      receivedBy: "Ida Lead",
    },
  ]);
  expect(waiting()).toEqual([]);
  const body = { commercial: "accept", training: "include", reason: "Fine." } as const;
  await assay("POST /batches/{batch}/decisions", { params: { batch }, body });
  const { release } = await assay("POST /releases", { body: { name: "one", batches: [batch], heldOut: 0 } });
  const params = { release: release?.id ?? "", format: "trl-preference" };
  const file = await assay("GET /releases/{release}/files/{format}", { params });
  const bytes = Buffer.from(await file.arrayBuffer());
  const same = await exportRelease(server.tools, "one", "trl-preference");
  const chunks: Buffer[] = [];
  if (same.kind === "export") for await (const chunk of same.chunks) chunks.push(chunk);
  expect(bytes.equals(Buffer.concat(chunks))).toBe(true);
  expect(file.headers.get("etag")).toBe(`"${createHash("sha256").update(bytes).digest("hex")}"`);
  const events = server.tools.db.$client.prepare("SELECT body FROM audit_events WHERE what = 'exported'").pluck().all();
  expect(events.map((one) => JSON.parse(String(one)))).toMatchObject([
    { who: "Ida Lead", after: { bytes: bytes.length, complete: true } },
  ]);
});

it("leaves nothing behind of a file that is refused", async () => {
  const send = (query: { name: string; reader?: string }, to = batch) =>
    assay("POST /batches/{batch}/deliveries", { params: { batch: to }, query, body: "x" }).catch((error) => error);
  expect(await send({ name: "a", reader: "preset:none" })).toBeInstanceOf(ApiProblem);
  expect(await send({ name: "a" }, "11111111-1111-4111-8111-111111111111")).toMatchObject({ status: 404 });
  expect(waiting()).toEqual([]);
});

it.skipIf(!hasSharedData)("takes a published file in as it is, and says what was measured of it", async () => {
  const week = (await aContract(server.tools.db, { title: "Published" })).weeks[0]?.id ?? "";
  const bytes = readFileSync(shared("data/pandalm-testset/testset-v1.json"));
  const given = { params: { batch: week }, query: { name: "testset-v1.json" }, body: new Uint8Array(bytes) };
  await assay("POST /batches/{batch}/deliveries", given);
  const taken = await takeJob(server.tools.db, NOW);
  if (!taken) throw new Error("No job.");
  await runJob({ ...server.tools, maxRowBytes: 1e6 }, taken);
  const { items } = await assay("GET /batches/{batch}/deliveries", { params: { batch: week } });
  expect(items).toMatchObject([
    { items: 999, judgments: 2997, fileSha256: createHash("sha256").update(bytes).digest("hex") },
  ]);
  const { items: annotators } = await assay("GET /batches/{batch}/annotators", { params: { batch: week } });
  expect(annotators.map(({ judgments }) => judgments)).toEqual([999, 999, 999]);
  const { metrics } = await assay("GET /batches/{batch}/metrics", { params: { batch: week } });
  const agreement = metrics.find(({ id }) => id === "raw-agreement-3way");
  expect(agreement?.n).toBeGreaterThan(0);
  expect(agreement?.low).toBeLessThan(agreement?.value ?? 0);
});
