/** Counts over the delivery: value, interval equal to the value, detail, and when there is no number. */
import { describe, expect, it } from "vitest";
import { crossBatchDuplicates } from "#app/metrics/integrity/cross-batch-duplicates.ts";
import { degeneratePairs } from "#app/metrics/integrity/degenerate-pairs.ts";
import { deliveredVolume } from "#app/metrics/integrity/delivered-volume.ts";
import { exactDuplicates } from "#app/metrics/integrity/exact-duplicates.ts";
import { schemaValidity } from "#app/metrics/integrity/schema-validity.ts";
import { onPolicyShare } from "#app/metrics/policy/on-policy-share.ts";
import { type ItemRow, judgedBy, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

const EMPTY = viewOf([]);
const ONE = judgedBy({ ann: 1 });

describe("schema-validity", () => {
  it("994 of 1,000 rows read", () => {
    expect(schemaValidity.measure(EMPTY, { ...NO_CONTEXT, rowsDelivered: 1000, rowsQuarantined: 6 })).toEqual({
      kind: "estimate",
      value: 0.994,
      low: 0.994,
      high: 0.994,
      n: 1000,
      nUnit: "rows",
      detail: {
        title: "Rows of the delivery",
        columns: ["rows", "count"],
        rows: [
          ["valid", 994],
          ["quarantined", 6],
        ],
      },
    });
  });
  it("an empty delivery has none", () => {
    expect(schemaValidity.measure(EMPTY, NO_CONTEXT)).toEqual({ kind: "not-enough", n: 0, needed: 1, nUnit: "rows" });
  });
});

describe("exact-duplicates", () => {
  it("five items, one pair three times: 2 of 5 are copies", () => {
    const view = viewOf([{ pair: 7 }, { pair: 8 }, { pair: 7 }, { pair: 7 }, { pair: 9 }]);
    const outcome = exactDuplicates.measure(view, NO_CONTEXT);
    expect(outcome).toMatchObject({
      value: 0.4,
      low: 0.4,
      high: 0.4,
      n: 5,
      detail: {
        rows: [
          [1, 2],
          [3, 1],
        ],
      },
    });
  });
  it("looks at kept items only", () => {
    const view = viewOf([{ pair: 7 }, { pair: 7, keep: false }]);
    expect(exactDuplicates.measure(view, NO_CONTEXT)).toMatchObject({ value: 0, n: 1 });
  });
  it("has nothing to say about no items", () => {
    expect(exactDuplicates.measure(EMPTY, NO_CONTEXT)).toEqual({ kind: "not-enough", n: 0, needed: 1, nUnit: "items" });
  });
});

describe("cross-batch-duplicates", () => {
  const earlierPairKeys = Float64Array.of(2, 4, 6, 8_000_000_000_000_000);
  it("2 of 4 items were delivered before", () => {
    const view = viewOf([{ pair: 8_000_000_000_000_000 }, { pair: 3 }, { pair: 2 }, { pair: 9_000_000_000_000_000 }]);
    expect(crossBatchDuplicates.measure(view, { ...NO_CONTEXT, earlierPairKeys })).toMatchObject({
      value: 0.5,
      low: 0.5,
      high: 0.5,
      n: 4,
    });
  });
  it("is not computable in a contract's first batch", () => {
    expect(crossBatchDuplicates.measure(viewOf([{ pair: 2 }]), NO_CONTEXT)).toEqual({
      kind: "not-computable",
      reason: "The contract has no earlier batch to compare with.",
    });
  });
});

describe("degenerate-pairs", () => {
  it("counts an item once, and each of its causes", () => {
    const view = viewOf([
      { responses: [{ text: "a" }, { text: "b" }] },
      { responses: [{ text: "same" }, { text: "same" }] },
      {
        responses: [
          { text: "", flags: ["EMPTY"] },
          { text: "b", flags: ["TRUNCATED"] },
        ],
      },
      {
        responses: [
          { text: "a", flags: ["REFUSAL"] },
          { text: "b", flags: ["HAS_CODE"] },
        ],
      },
    ]);
    expect(degeneratePairs.measure(view, NO_CONTEXT)).toMatchObject({
      value: 0.5,
      n: 4,
      detail: {
        rows: [
          ["identical responses", 1],
          ["empty response", 1],
          ["endpoint error text", 0],
          ["unfinished response", 1],
        ],
      },
    });
  });
  it("has no items without responses", () => {
    expect(degeneratePairs.measure(viewOf([{ responses: [] }]), NO_CONTEXT)).toMatchObject({
      kind: "not-enough",
      n: 0,
    });
  });
});

describe("delivered-volume", () => {
  it("judged, distinct, kept items over expected units: 2 of 4", () => {
    const view = viewOf([
      { pair: 1, judgments: ONE },
      { pair: 1, judgments: ONE },
      { pair: 2, judgments: ONE },
      { pair: 3 },
      { pair: 4, judgments: ONE, keep: false },
      { pair: 5, judgments: [{ annotator: "ann", strength: 1, weight: 0 }] },
    ]);
    expect(deliveredVolume.measure(view, { ...NO_CONTEXT, expectedUnits: 4 })).toMatchObject({
      value: 0.5,
      low: 0.5,
      high: 0.5,
      n: 4,
      detail: {
        rows: [
          ["expected", 4],
          ["judged items", 3],
          ["duplicates among them", 1],
          ["delivered", 2],
        ],
      },
    });
  });
  it.each([
    ["comparison", 4],
    ["conversation", 3],
    ["rating", 9],
  ] as const)("of five judged items, one a copy, counts units of %s: %i", (paidUnit, delivered) => {
    const of = (pair: number, conversation: number, responses: number): ItemRow => ({
      pair,
      columns: { conversationKey: conversation },
      responses: Array.from({ length: responses }, (_, i) => ({ text: String(i) })),
      judgments: ONE,
    });
    // Two turns of one conversation, another conversation and a copy of it, an item without any, and one that nobody judged.
    const rows = [of(1, 7, 2), of(2, 7, 2), of(3, 8, 3), of(3, 9, 3), of(4, 0, 2), { ...of(5, 10, 2), judgments: [] }];
    const outcome = deliveredVolume.measure(viewOf(rows), { ...NO_CONTEXT, expectedUnits: 10, paidUnit });
    expect(outcome).toMatchObject({ value: delivered / 10, n: 10 });
  });
  it("nothing delivered is 0, not missing", () => {
    expect(deliveredVolume.measure(EMPTY, { ...NO_CONTEXT, expectedUnits: 100 })).toMatchObject({
      kind: "estimate",
      value: 0,
    });
  });
  it("is not computable without expected units", () => {
    expect(deliveredVolume.measure(EMPTY, NO_CONTEXT)).toMatchObject({ kind: "not-computable" });
    expect(deliveredVolume.measure(EMPTY, { ...NO_CONTEXT, expectedUnits: 0 })).toMatchObject({
      kind: "not-computable",
    });
  });
});

describe("on-policy-share", () => {
  const view = viewOf([
    { responses: [{ model: "v3" }, { model: "v2" }] },
    { responses: [{ model: "v3" }, {}] },
    { responses: [{ model: "v1" }, { model: "v1" }], keep: false },
  ]);
  const context = { ...NO_CONTEXT, approvedModels: new Set(["v3", "v4"]) };
  it("2 of 4 responses are shown to be approved; the unnamed one is not", () => {
    expect(onPolicyShare.measure(view, context)).toMatchObject({
      value: 0.5,
      low: 0.5,
      high: 0.5,
      n: 4,
      detail: {
        rows: [
          ["v3", 2, "yes", 2],
          ["(not given)", 1, "no", 1],
          ["v2", 1, "no", 1],
        ],
      },
    });
  });
  it("is not computable without approved models or without any model", () => {
    expect(onPolicyShare.measure(view, NO_CONTEXT)).toMatchObject({
      kind: "not-computable",
      reason: "No checkpoint is registered as approved for collection.",
      ask: "Register the models, or name them in the contract.",
    });
    expect(onPolicyShare.measure(viewOf([{}]), context)).toEqual({
      kind: "not-computable",
      reason: "No response names its model.",
      ask: "Contract for the model and version of every response.",
    });
  });
  it("has nothing to say about no responses", () => {
    expect(onPolicyShare.measure(EMPTY, context)).toMatchObject({ kind: "not-enough", n: 0 });
  });
});
