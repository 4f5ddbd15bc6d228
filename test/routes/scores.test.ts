import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loader as records } from "#app/routes/batches.$batch.records/route.tsx";
import { action, loader } from "#app/routes/batches.$batch.scores/route.tsx";
import { statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let contractId: string;
let batch: string;

beforeEach(async () => {
  tools = await testTools();
  const made = await threeWeeks(tools);
  contractId = made.contractId;
  batch = made.weeks[0] ?? "";
});
afterEach(() => tools.dispose());

const open = async (query = "") => (await loader(call(tools, `/batches/${batch}/scores${query}`, { batch }))).page;

function send(text: string, fields: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ name: "rm-7b", kind: "reward", ...fields })) body.set(name, value);
  body.set("file", new File([text], "rm.csv"));
  const request = new Request(`http://assay.test/batches/${batch}/scores`, { method: "POST", body });
  return action({ request, params: { batch }, context: tools });
}

const id = (k: number) => `rec-${String(k).padStart(4, "0")}`;
/** The better response of every record scores 2, the other 1. */
function rightScores(): string {
  const rows = Array.from({ length: 400 }, (_, k) => {
    const better = Math.floor(k / 8) % 2 === 0 ? 0 : 1;
    return `${id(k)},${better},2\n${id(k)},${1 - better},1\n`;
  });
  return `id,response,score\n${rows.join("")}`;
}

describe("the scores of a batch", () => {
  it("begin empty; nothing is shown before a delivery, and no batch is not found", async () => {
    expect(await open()).toBeNull();
    await deliverWeek(tools, batch);
    expect(await open()).toMatchObject({ contractId, week: 1, sets: [], measured: null, slices: null });
    expect(await statusOf(loader(call(tools, "/x", { batch: "none" })))).toBe(404);
  });

  it("are imported, listed and measured by annotator and domain", async () => {
    await deliverWeek(tools, batch);
    await open();
    const sent = await send(`${rightScores()}nobody,0,1\n`);
    expect(sent.data.stored).toEqual({ name: "rm-7b", scored: 800, missing: 0, unknown: 1, faulty: 0 });
    expect(sent.data.faults).toMatchObject([{ line: 802, field: "id" }]);
    const page = await open();
    expect(page?.sets).toMatchObject([
      { name: "rm-7b", kind: "reward", rows: 801, unknown: 1, scored: 800, all: 800, fileName: "rm.csv" },
    ]);
    // Seven annotators prefer the better in 45 of 50, w-5 in 5 of 50.
    expect(page?.outcome).toMatchObject({ value: expect.closeTo(0.8, 12), n: 400 });
    const bad = page?.slices?.rows.find(({ name }) => name === "w-5");
    expect(bad).toMatchObject({ judgments: 50, outcome: { value: expect.closeTo(0.1, 12), n: 50 } });
    expect((await open("?by=domain"))?.slices?.rows.map(({ name }) => name).sort()).toEqual(["code", "writing"]);
  });

  it("open the comparisons that they speak of, each side of a margin, as many as the metric says", async () => {
    await deliverWeek(tools, batch);
    await send(rightScores());
    await send(`id,vote\n${id(0)},1\n${id(1)},-1\n${id(2)},0\n`, { name: "politeness", kind: "trait" });
    const list = async (query: string) => {
      const { page, described, these } = await records(call(tools, `/batches/${batch}/records?${query}`, { batch }));
      return { judgments: page?.judgments, total: page?.total, described, these };
    };
    expect(await list("scored=rm-7b&puts=ahead")).toMatchObject({ judgments: 320 });
    expect(await list("scored=rm-7b&puts=level")).toMatchObject({ judgments: 0 });
    const behind = await list("annotator=w-5&scored=rm-7b&puts=behind");
    expect(behind).toMatchObject({
      judgments: 45,
      described: "judgments by w-5, whose preferred response rm-7b puts behind",
      // Scores may be replaced: what is flagged are these records, by name.
      these: { href: expect.stringContaining("record%3D"), slice: null },
    });
    expect(await list("scored=politeness")).toMatchObject({
      judgments: 3,
      described: "judgments that politeness scores",
    });
    expect(await list("scored=nobody")).toMatchObject({ judgments: 0, total: 0 });
    // What cannot be read shows more, never an error.
    expect(await list("scored=rm-7b&puts=sideways")).toMatchObject({ judgments: 400 });
    expect(await list("puts=behind")).toMatchObject({ judgments: 400, described: "all judgments" });
  });

  it("say what is wrong beside the field, or with line and field, and keep the values", async () => {
    await deliverWeek(tools, batch);
    const empty = await send("", { name: " ", kind: "guess" });
    expect(empty.init?.status).toBe(400);
    expect(Object.keys(empty.data.errors)).toEqual(["name", "kind", "file"]);
    const wrong = await send(`id,response,score\n${id(0)},0,high\n`, { name: "judge-1", kind: "judge" });
    expect(wrong.data).toMatchObject({
      values: { name: "judge-1", kind: "judge" },
      errors: {
        file: expect.stringMatching(
          /^No row of .+ scores a record of this batch\. A file of scores is .+ and score\.$/,
        ),
      },
      faults: [{ line: 2, field: "score" }],
      stored: null,
    });
    expect((await open())?.sets).toEqual([]);
  });
});
