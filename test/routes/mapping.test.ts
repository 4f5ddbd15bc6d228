import { createHash } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ColumnMapping, parseMapping } from "#app/ingest/mapping/column-mapping.ts";
import { mappingFields, mappingOfFields } from "#app/ingest/mapping/mapping-form.ts";
import type { IngestInput } from "#app/jobs/job.ts";
import type { MappingPage } from "#app/jobs/mapping-page.server.ts";
import { runJob } from "#app/jobs/run-job.server.ts";
import { action, loader } from "#app/routes/jobs.$job_.mapping/route.tsx";
import { temporaryFile } from "#app/vault/vault.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { enqueueJob, takeJob } from "#db/jobs.server.ts";
import { mappingsOfVendor } from "#db/mappings.server.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let week: string;

beforeEach(async () => {
  tools = await testTools();
  week = (await threeWeeks(tools)).weeks[0] ?? "";
});
afterEach(() => tools.dispose());

/** A table of our own making: the words A and B, and an annotator. */
const TABLE = [
  "case,question,answer_a,answer_b,winner,rater",
  ...Array.from(
    { length: 40 },
    (_, i) => `c${i},What is ${i}?,It is ${i}.,It is not ${i}.,${i % 4 === 0 ? "B" : "A"},r${i % 3}`,
  ),
].join("\n");

async function upload(content: string, kind: "ingest" | "check" = "ingest"): Promise<{ id: string; path: string }> {
  const path = temporaryFile(tools.vault);
  writeFileSync(path, content);
  const file = {
    path,
    name: "table.csv",
    sha256: createHash("sha256").update(content).digest("hex"),
    bytes: content.length,
  };
  const input: IngestInput = { file, batchId: week, deliveryKind: "full", reader: null, receivedBy: "tester" };
  const id = await enqueueJob(tools.db, { kind, title: file.name, input, bytesTotal: file.bytes, now: tools.now() });
  return { id, path };
}

async function work() {
  const { db, vault, now } = tools;
  for (let next = await takeJob(db, now()); next; next = await takeJob(db, now()))
    await runJob({ db, vault, maxRowBytes: 1024 * 1024, now }, next);
}

const open = async (id: string, query = "") => (await loader(call(tools, `/x${query}`, { job: id }))) as MappingPage;
const send = (id: string, fields: [string, string][]) => {
  const form: Record<string, string[]> = {};
  for (const [name, value] of fields) form[name] = [...(form[name] ?? []), value];
  return action(call(tools, "/x", { job: id }, form));
};

describe("mapping the columns of an upload", () => {
  it("guesses, and shows what the first rows become", async () => {
    const { id } = await upload(TABLE);
    const page = await open(id);
    expect(page.columns).toEqual(["case", "question", "answer_a", "answer_b", "winner", "rater"]);
    expect(page.vendor?.name).toBe("Harbour Labelling");
    expect(page.preview).toMatchObject({ rows: 40, items: 40, judgments: 40, annotators: 3, problems: [] });
    expect(page.preview?.labels).toMatchObject([
      { label: "first", strength: -1, count: 30 },
      { label: "second", strength: 1, count: 10 },
    ]);
  });

  it("previews the form as changed: the other way round", async () => {
    const { id } = await upload(TABLE);
    const { fields } = await open(id);
    const turned = fields.map(([name, value]): [string, string] =>
      name === "firstWords" ? ["firstWords", "B"] : name === "secondWords" ? ["secondWords", "A"] : [name, value],
    );
    const page = await open(id, `?${new URLSearchParams(turned)}`);
    expect(page.preview?.labels).toMatchObject([
      { label: "first", count: 10 },
      { label: "second", count: 30 },
    ]);
  });

  it("is saved for the vendor and reads the file again: it becomes a delivery", async () => {
    const { id } = await upload(TABLE);
    await work();
    const { fields } = await open(id);
    const answer = await send(id, [...fields, ["name", "review table"]]);
    expect((answer as Response).headers.get("Location")).toMatch(/^\/jobs\//);
    await work();
    const [delivery] = await activeDeliveries(tools.db, week);
    expect(delivery).toMatchObject({ items: 40, judgments: 40, reader: "mapping:review table-1@1" });
    const { vendor } = await open((await upload(TABLE)).id);
    expect(await mappingsOfVendor(tools.db, vendor?.id ?? "")).toMatchObject([{ name: "review table", version: 1 }]);
  });

  it("of a check is saved for nobody and leads to the report", async () => {
    const { id } = await upload(TABLE, "check");
    const { fields, vendor } = await open(id);
    expect(vendor).toBeNull();
    const answer = await send(id, fields);
    expect((answer as Response).headers.get("Location")).toMatch(/^\/check\//);
  });

  it("says what is missing, and keeps what was chosen", async () => {
    const { id } = await upload(TABLE);
    const { fields } = await open(id);
    const without = fields.filter(([name]) => name !== "prompt");
    const answer = (await send(id, without)) as unknown as { data: MappingPage; init: { status: number } };
    expect(answer.init.status).toBe(400);
    expect(answer.data.fault).toContain("prompt.columns");
    expect(new URLSearchParams(answer.data.fields).get("response1")).toBe("answer_a");
  });

  it("is refused while none of the first rows can be used", async () => {
    const { id } = await upload(TABLE);
    const { fields } = await open(id);
    const wrong = fields.map(([name, value]): [string, string] => [
      name,
      name === "firstWords" ? "yes" : name === "secondWords" ? "no" : value,
    ]);
    const answer = (await send(id, wrong)) as unknown as { data: MappingPage; init: { status: number } };
    expect(answer.init.status).toBe(400);
    expect(answer.data.fault).toContain("none of the first rows");
    expect(answer.data.preview?.problems[0]).toMatchObject({ rule: "unreadable-cell", count: 40 });
  });

  it("says so when the upload is gone or is no table, and 404 when there is no such job", async () => {
    const { id, path } = await upload(TABLE);
    rmSync(path);
    expect(await open(id)).toMatchObject({ kind: "unusable", message: expect.stringContaining("no longer here") });
    expect(await open((await upload("\n\n")).id)).toMatchObject({ kind: "unusable" });
    expect(await open((await upload('{"colour":"red"}\n')).id)).toMatchObject({
      kind: "page",
      mapping: null,
      preview: null,
      columns: ["colour"],
    });
    await expect(open("none")).rejects.toMatchObject({ status: 404 });
    await expect(send("none", [])).rejects.toMatchObject({ status: 404 });
  });
});

describe("a mapping as a form", () => {
  const base = {
    version: 1,
    item: ["batch", "case"],
    row: "judgment",
    prompt: { columns: ["instruction", "input"], system: "sys" },
    responses: [{ text: "a", model: "ma" }, { text: "b" }],
    label: { columns: ["pref"], scale: { kind: "likert", points: 5, firstIs: "second-better" } },
    annotator: "who",
    seconds: { column: "ms", unit: "ms" },
    gold: { column: "key" },
    orderKnown: false,
  };
  const scales = [
    { kind: "likert", points: 3, firstIs: "first-better", values: ["A, clearly", "same", "B"] },
    { kind: "strength", scale: 3, negativeIs: "first-better" },
    {
      kind: "choice",
      first: [1],
      second: [2],
      tie: [0],
      bothBad: ["neither"],
      degree: { column: "how", levels: ["a bit", "much"] },
    },
  ];

  it("comes back as it was, on every kind of scale", () => {
    for (const scale of [base.label.scale, ...scales]) {
      const parsed = parseMapping({ ...base, label: { ...base.label, scale } });
      expect(parsed.ok).toBe(true);
      const mapping = (parsed as { mapping: ColumnMapping }).mapping;
      expect(mappingOfFields(new URLSearchParams(mappingFields(mapping)), null)).toEqual({ ok: true, mapping });
    }
  });
});
