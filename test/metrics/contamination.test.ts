/** Evaluation contamination: the rules' three different verdicts on one pair, and the metric over their bits. */
import { describe, expect, it } from "vitest";
import { normalisedTokens } from "#app/domain/normalised-tokens.ts";
import { ContaminationRule } from "#app/metrics/batch-view.ts";
import { overlapOf } from "#app/metrics/integrity/contamination-rules.ts";
import { evalContamination } from "#app/metrics/integrity/eval-contamination.ts";
import { stateOf } from "#app/metrics/state.ts";
import { tokenNumbers } from "#test/support/token-numbers.ts";
import { NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

const { EXACT, NGRAM_13, NGRAM_8_SHARE, COVERAGE, TWO_STAGE, PROMPT_SHARE } = ContaminationRule;

describe("the rules", () => {
  it("disagree about the capital of France and the cats: no, no (0.429), yes (0.714), yes", () => {
    const numbers = tokenNumbers();
    const overlap = overlapOf(
      numbers("what is the capital city of france and how many people live there today"),
      numbers("please tell me what is the capital city of france and how many cats live there today"),
    );
    expect(overlap.rules & (EXACT | NGRAM_13)).toBe(0);
    expect(overlap.evaluationShare).toBeCloseTo(0.429, 3);
    expect(overlap.rules & NGRAM_8_SHARE).toBe(0);
    expect(overlap.coverage).toBeCloseTo(0.714, 3);
    expect(overlap.rules & COVERAGE).toBe(COVERAGE);
    expect(overlap.blocks).toBeCloseTo(10 / 14, 12);
    expect(overlap.rules & TWO_STAGE).toBe(TWO_STAGE);
    expect(overlap.promptShare).toBeCloseTo(0.3, 12);
  });
  it("see an excerpt only from the batch's side", () => {
    const numbers = tokenNumbers();
    const evaluation = Array.from({ length: 60 }, (_, i) => `word${i}`).join(" ");
    const excerpt = evaluation.split(" ").slice(10, 22).join(" ");
    expect(overlapOf(numbers(evaluation), numbers(excerpt)).rules).toBe(PROMPT_SHARE);
  });
  it("see through case, punctuation and spacing", () => {
    const numbers = tokenNumbers();
    const all = EXACT | NGRAM_8_SHARE | COVERAGE | TWO_STAGE | PROMPT_SHARE;
    expect(
      overlapOf(
        numbers("Tell me: who wrote *Hamlet*, and when exactly?"),
        numbers("tell me who   wrote hamlet and WHEN exactly"),
      ).rules,
    ).toBe(all);
  });
  it("of texts without a word say nothing, not NaN", () => {
    expect(overlapOf([], [1, 2, 3])).toEqual({ rules: 0, evaluationShare: 0, coverage: 0, blocks: 0, promptShare: 0 });
  });
});

describe("tokens", () => {
  it.each([
    ["What's the **capital**, please?", ["whats", "the", "capital", "please"]],
    ["  ", []],
    ["— … !", []],
    ["法国的首都 is Paris", ["法", "国", "的", "首", "都", "is", "paris"]],
    ["Cafe\u0301", ["caf\u00e9"]],
    ["3.14 and x=2", ["314", "and", "x2"]],
  ])("of %j", (text, expected) => {
    expect(normalisedTokens(text)).toEqual(expected);
  });
});

describe("eval-contamination", () => {
  const context = { ...NO_CONTEXT, protectedSets: ["IFEval 1", "MT-Bench 1"] };
  const found = (bits: number) => ({ columns: { contamination: bits } });

  it("is not computable without a protected set, and says where to add one", () => {
    for (const protectedSets of [undefined, null, []])
      expect(evalContamination.measure(viewOf([{}]), { ...NO_CONTEXT, protectedSets: protectedSets ?? null })).toEqual({
        kind: "not-computable",
        reason: "No protected evaluation set was compared with this batch.",
        ask: "Add the evaluation sets to keep out under Protected sets.",
      });
  });
  it("counts items that a deciding rule found, and lists every rule with its side", () => {
    const view = viewOf([
      found(0),
      found(EXACT | COVERAGE),
      found(NGRAM_13),
      found(PROMPT_SHARE),
      { ...found(EXACT), keep: false },
    ]);
    const outcome = evalContamination.measure(view, context);
    expect(outcome).toMatchObject({ value: 0.5, low: 0.5, high: 0.5, n: 4, nUnit: "items" });
    expect(outcome).toMatchObject({
      detail: {
        title: "Items by rule, compared with IFEval 1, MT-Bench 1",
        rows: [
          ["the same words", "both", 1, "decides"],
          ["any 13-gram in common", "both", 1, "counted beside"],
          [expect.stringContaining("0.7"), "evaluation in batch", 0, "counted beside"],
          [expect.stringContaining("0.5"), "evaluation in batch", 1, "decides"],
          [expect.stringContaining("≥ 5 words"), "evaluation in batch", 0, "counted beside"],
          [expect.stringContaining("prompt’s"), "batch in evaluation", 1, "decides"],
        ],
      },
    });
  });
  it("fails above one in a thousand, warns above none", () => {
    const state = (hits: number) => {
      const rows = Array.from({ length: 2000 }, (_, i) => found(i < hits ? COVERAGE : 0));
      return stateOf(
        evalContamination.measure(viewOf(rows), context),
        { ...evalContamination.lines, minimumN: 1 },
        evalContamination,
      );
    };
    expect([0, 1, 2, 3].map(state)).toEqual(["pass", "warn", "warn", "fail"]);
  });
});
