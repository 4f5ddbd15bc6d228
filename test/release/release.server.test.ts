/** What goes into a release and what does not, on deliveries that were taken in and decided for real. */
import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manifestSchema } from "#app/release/manifest.ts";
import { createRelease } from "#app/release/release.server.ts";
import { findRelease } from "#db/releases.server.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";
import { batchIdOf, contractOfThreeWeeks, decide, exported, jsonl, linesOfText, takeIn } from "./released.ts";

/** An item of two answers with Likert labels 1…5: 1 = first much better, strength -1; 5 = second, +1. */
function item(
  id: string,
  labels: Record<string, number>,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    id,
    prompt: `Question ${id}`,
    responses: [{ text: `first of ${id}` }, { text: `second of ${id}` }],
    judgments: Object.entries(labels).map(([annotator, value]) => ({ annotator, kind: "likert", value, points: 5 })),
    domain: "general",
    ...changes,
  };
}

/** One record for every way through. */
const RECORDS = [
  item("first-wins", { ada: 1 }),
  item("second-wins", { ada: 4 }),
  item("only-spammer", { spam: 1 }),
  item("spammer-outvoted", { ada: 5, spam: 1 }),
  item("tie", { ada: 3 }),
  item("balanced", { ada: 2, ben: 4 }),
  item("both-bad", {}, { judgments: [{ annotator: "ada", kind: "choice", value: "both_bad" }] }),
  item("gold", { ada: 1 }, { gold: { kind: "choice", value: "first" } }),
  item("awaiting", {}),
  item("writing", { ada: 1, ben: 4 }, { domain: "writing" }),
  item("same-answers", { ada: 1 }, { responses: [{ text: "the same" }, { text: "the same" }] }),
  // null means absent in a canonical delivery, also for the export that reads the vendor's own line again.
  item(
    "nulls",
    {},
    { gold: null, judgments: [{ annotator: "ada", kind: "likert", value: 2, points: 5, tie_kind: null }] },
  ),
];

const RULES = [
  { action: "exclude" as const, where: { annotators: ["spam"] }, reason: "Answers at random." },
  { action: "weight" as const, weight: 0.5, where: { domains: ["writing"] }, reason: "Half trusted." },
];

describe("a release", () => {
  let tools: TestTools;
  let contractId: string;
  let week1: string;

  beforeEach(async () => {
    tools = await testTools();
    contractId = await contractOfThreeWeeks(tools);
    week1 = await batchIdOf(tools, contractId, 1);
  });
  afterEach(() => tools.dispose());

  async function released(
    request: { unit?: "item" | "judgment"; options?: { includeGold: boolean } } = {},
  ): Promise<string> {
    await takeIn(tools, week1, jsonl(RECORDS));
    await decide(tools, week1, { training: "reweight", rules: RULES });
    return createdId(
      await createRelease(tools, { name: "autumn", batchIds: [week1], createdBy: "tester", ...request }),
    );
  }

  it("holds one pair per item that the kept judgments prefer something in, with margin and weight", async () => {
    const id = await released();
    // Likert 1, 2, 4, 5 are strengths -1, -0.5, +0.5, +1. writing: mean of -1 and +0.5, both at weight 0.5.
    expect(linesOfText(await exported(tools, id))).toEqual([
      {
        prompt: "Question first-wins",
        chosen: "first of first-wins",
        rejected: "second of first-wins",
        margin: 1,
        weight: 1,
      },
      {
        prompt: "Question second-wins",
        chosen: "second of second-wins",
        rejected: "first of second-wins",
        margin: 0.5,
        weight: 1,
      },
      {
        prompt: "Question spammer-outvoted",
        chosen: "second of spammer-outvoted",
        rejected: "first of spammer-outvoted",
        margin: 1,
        weight: 1,
      },
      {
        prompt: "Question writing",
        chosen: "first of writing",
        rejected: "second of writing",
        margin: 0.25,
        weight: 0.5,
      },
      { prompt: "Question nulls", chosen: "first of nulls", rejected: "second of nulls", margin: 0.5, weight: 1 },
    ]);
  });

  it("counts what it leaves out by reason, and Kish's effective size", async () => {
    const release = await findRelease(tools.db, await released());
    const { counts } = manifestSchema.parse(release?.manifest);
    expect(counts).toEqual({
      delivered: 12,
      valid: 12,
      kept: 5,
      pairs: 5,
      withoutPair: { excluded: 1, tie: 2, "both-bad": 1, gold: 1, "awaiting-feedback": 1, "identical-responses": 1 },
      // (4 · 1 + 0.5)² / (4 · 1 + 0.25) = 20.25 / 4.25
      effectivePairs: 4.76,
      weights: [
        { weight: 0.5, pairs: 1 },
        { weight: 1, pairs: 4 },
      ],
      byWeight: [
        { weight: 0.5, pairs: 1, ties: 0, singles: 0, steps: 0 },
        { weight: 1, pairs: 4, ties: 0, singles: 0, steps: 0 },
      ],
    });
  });

  it("names the files, the decision and its rules in a manifest that keeps to its schema", async () => {
    const id = await released();
    const release = await findRelease(tools.db, id);
    const manifest = manifestSchema.parse(release?.manifest);
    const delivered = createHash("sha256").update(jsonl(RECORDS)).digest("hex");
    expect(manifest).toMatchObject({
      release: { id, name: "autumn" },
      createdAt: NOW,
      createdBy: "tester",
      unit: "item",
      includeGold: false,
      conversational: false,
      batches: [
        {
          batch: week1,
          contract: contractId,
          week: 1,
          deliveries: [{ sha256: delivered, textSha256: delivered, items: 12 }],
          decision: 1,
          commercial: "accept",
          training: "reweight",
          rules: RULES,
        },
      ],
    });
  });

  it("promises the hash, size and lines of each format, and keeps it", async () => {
    const id = await released();
    const { files } = manifestSchema.parse((await findRelease(tools.db, id))?.manifest);
    expect(files.map(({ format }) => format)).toContain("trl-preference");
    for (const { format, sha256, bytes, lines } of files) {
      const text = await exported(tools, id, format);
      expect(createHash("sha256").update(text).digest("hex")).toBe(sha256);
      expect(Buffer.byteLength(text)).toBe(bytes);
      expect(linesOfText(text)).toHaveLength(lines);
    }
  });

  it("by judgment holds one pair per kept judgment that takes a side", async () => {
    const lines = linesOfText(await exported(tools, await released({ unit: "judgment" })));
    expect(lines.map(({ prompt, margin, weight }) => [prompt, margin, weight])).toEqual([
      ["Question first-wins", 1, 1],
      ["Question second-wins", 0.5, 1],
      ["Question spammer-outvoted", 1, 1],
      ["Question balanced", 0.5, 1],
      ["Question balanced", 0.5, 1],
      ["Question writing", 1, 0.5],
      ["Question writing", 0.5, 0.5],
      ["Question nulls", 0.5, 1],
    ]);
  });

  it("holds gold items only when asked to", async () => {
    const lines = linesOfText(await exported(tools, await released({ options: { includeGold: true } })));
    expect(lines.map(({ prompt }) => prompt)).toContain("Question gold");
  });

  it("of text and messages together is written as messages throughout", async () => {
    const talk = item("talk", { ada: 1 }, { prompt: [{ role: "user", content: "Hello?" }] });
    await takeIn(tools, week1, jsonl([item("plain", { ada: 1 }), talk]));
    await decide(tools, week1);
    const id = createdId(await createRelease(tools, { name: "mixed", batchIds: [week1], createdBy: "tester" }));
    expect(linesOfText(await exported(tools, id)).map(({ prompt }) => prompt)).toEqual([
      [{ role: "user", content: "Question plain" }],
      [{ role: "user", content: "Hello?" }],
    ]);
  });

  it("is never changed or removed: the database refuses", async () => {
    const id = await released();
    const run = (sql: string) => () => tools.db.$client.prepare(sql).run(id);
    expect(run("UPDATE releases SET name = 'other' WHERE id = ?")).toThrow();
    expect(run("DELETE FROM releases WHERE id = ?")).toThrow();
  });
});

function createdId(outcome: Awaited<ReturnType<typeof createRelease>>): string {
  if (outcome.kind === "refused") throw new Error(outcome.message);
  return outcome.id;
}
