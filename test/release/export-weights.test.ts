/** The weights that leave in a file are those of the decision's rules, of every kind, recounted by hand from the records. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { ItemRecord, JudgmentRecord } from "#app/domain/record.ts";
import { generic } from "#app/release/formats/generic.ts";
import { pairsOf } from "#app/release/pairs.ts";
import { createRelease } from "#app/release/release.server.ts";
import { rowFields } from "#app/release/row-fields.ts";
import { DEFAULT_PAIR_OPTIONS } from "#app/release/training-pair.ts";
import { type Rule, resolveWeights } from "#app/review/rules.ts";
import { decisionsOfBatch } from "#db/decisions.server.ts";
import { AGES, anyRecords, anyRule, rule, settledWithEstimates } from "#test/review/any-rules.ts";
import { type PlainRecord, rowOf, weighByHand } from "#test/review/weigh-by-hand.ts";
import { testTools } from "#test/support/tools.ts";
import { viewOf } from "#test/support/view-builder.ts";
import { batchIdOf, contractOfThreeWeeks, decide, exported, jsonl, linesOfText, takeIn } from "./released.ts";

interface Line {
  id: string;
  weight: number;
  votes: { weight: number; judgment: JudgmentRecord }[];
}

/** Each line against the records: every vote has its judgment's weight, the pair their mean, and nothing weighs 0. */
function expectWeights(lines: readonly Line[], records: readonly PlainRecord[], rules: readonly Rule[]): void {
  const expected = weighByHand(records, rules, AGES);
  for (const { id, weight, votes } of lines) {
    const record = records[Number(id)];
    const own = votes.map(({ judgment }) => {
      const place = record?.judgments.findIndex(({ annotator }) => annotator === judgment.annotator) ?? -1;
      return expected[Number(id)]?.[place] ?? Number.NaN;
    });
    for (const [i, vote] of votes.entries()) expect(vote.weight).toBeCloseTo(own[i] as number, 4);
    expect(weight).toBeCloseTo(own.reduce((sum, one) => sum + one, 0) / own.length, 4);
    expect(own.every((one) => one > 0)).toBe(true);
  }
}

it("for 1,000 random batches and rule sets of every kind", () => {
  let written = 0;
  fc.assert(
    fc.property(anyRecords, fc.array(anyRule, { minLength: 1, maxLength: 7 }), (records, rules) => {
      const view = viewOf(records.map(rowOf));
      const settled = settledWithEstimates(view, rules);
      const weights = resolveWeights(view, settled);
      const lines: Line[] = [];
      let at = 0;
      for (const [n, record] of records.entries()) {
        const { pairs, rows } = pairsOf(itemOf(record, n), weights, at, DEFAULT_PAIR_OPTIONS);
        at += rows;
        for (const pair of pairs) {
          const context = { pair, batch: { id: "b", week: 1 }, deliverySha256: "0", conversational: false };
          const row = { ...context, fields: rowFields(pair, "column", "none") };
          lines.push(JSON.parse(JSON.stringify(generic.pairRows(row)[0])));
        }
      }
      written += lines.length;
      expectWeights(lines, records, settled);
    }),
    { numRuns: 1000 },
  );
  expect(written).toBeGreaterThan(1000);
});

it("through delivery, decision and release, and the same bytes again", async () => {
  const tools = await testTools();
  try {
    const records = delivered();
    const batch = await batchIdOf(tools, await contractOfThreeWeeks(tools), 1);
    await takeIn(tools, batch, jsonl(records.map((record, n) => itemOf(record, n, records))));
    const rules = [
      rule({ action: "exclude", where: { annotators: ["cat"], domains: ["maths"] } }),
      rule({ action: "strength", shape: "line", points: [0, 1].map((one) => ({ strength: one, weight: 0.2 + one })) }),
      rule({ action: "duplicates" }),
      rule({ action: "turns" }),
      rule({ action: "strata", dimension: "domain", shares: [{ stratum: "code", share: 0.5 }], least: 0.3, most: 3 }),
      rule({ action: "cap", least: 0.1, most: 1.5 }),
    ];
    await decide(tools, batch, { training: "reweight", rules });
    const outcome = await createRelease(tools, { name: "weighed", batchIds: [batch], createdBy: "tester" });
    if (outcome.kind === "refused") throw new Error(outcome.message);
    const text = await exported(tools, outcome.id, "generic");
    const lines = linesOfText(text) as unknown as Line[];
    expect(lines.length).toBeGreaterThan(60);
    expectWeights(lines, records, rules);
    expect(await exported(tools, outcome.id, "generic")).toBe(text);
    const [decision] = await decisionsOfBatch(tools.db, batch);
    const stored = (decision?.rules ?? []) as Rule[];
    expect(stored[4]).toHaveProperty("frozen.rest");
  } finally {
    tools.dispose();
  }
});

function itemOf(
  { domain, models, conversation, copy, judgments }: PlainRecord,
  n: number,
  all?: PlainRecord[],
): ItemRecord {
  const turn = all?.slice(0, n + 1).filter((one) => one.conversation === conversation).length;
  return {
    id: String(n),
    prompt: all ? words(copy, 0) : `Question ${n}`,
    responses: models.map((model, i) => ({ text: all ? words(copy, i + 1) : `Answer ${i}`, model })),
    judgments: judgments.map(
      ({ annotator, strength }): JudgmentRecord =>
        strength === null
          ? { annotator, kind: "choice", value: "both_bad" }
          : { annotator, kind: "strength", value: strength * 4, scale: 4 },
    ),
    domain,
    ...(all && conversation > 0 && { conversation: `c-${conversation}`, turn }),
  };
}

/** Forty words that no other copy shares in this order. */
function words(copy: number, part: number): string {
  let state = copy * 31 + part * 7919 + 1;
  const next = () => {
    state = (state * 16807) % 2147483647;
    return state.toString(36);
  };
  return Array.from({ length: 40 }, next).join(" ");
}

/** 100 records: one in five copies another, forty are turns of ten conversations. */
function delivered(): PlainRecord[] {
  return Array.from({ length: 100 }, (_, n) => ({
    domain: ["code", "writing", "maths"][n % 3] ?? "code",
    models: ["a", "b"],
    cluster: 0,
    copy: n % 5 === 4 && n % 2 === 0 ? n - 1 : n,
    conversation: n < 40 ? 1 + (n % 10) : 0,
    judgments: ["ann", "bob", "cat"].map((annotator, i) => ({
      annotator,
      strength: [1, -0.5, 0.25, -1][(n + i) % 4] ?? 1,
    })),
  }));
}
