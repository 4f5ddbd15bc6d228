import { describe, expect, it } from "vitest";
import { constraintVerifiedAgreement } from "#app/metrics/integrity/constraint-verified-agreement.ts";
import { provenanceCompleteness } from "#app/metrics/integrity/provenance-completeness.ts";
import { type ItemRow, judgedBy, NO_CONTEXT, type ResponseRow, viewOf } from "#test/support/view-builder.ts";

const holds: ResponseRow = { marks: ["VERIFIED"] };
const violates: ResponseRow = { marks: ["VIOLATED"] };
const pair = (first: ResponseRow, second: ResponseRow, strength: number | null): ItemRow => ({
  marks: ["CONSTRAINED"],
  responses: [first, second],
  judgments: judgedBy({ ann: strength }),
});
const times = (n: number, row: ItemRow): ItemRow[] => Array.from({ length: n }, () => row);

describe("constraint-verified-agreement", () => {
  it("90 labels prefer the response that verifies, 10 the other; what decides nothing is left out", () => {
    const view = viewOf([
      ...times(50, pair(holds, violates, -1)),
      ...times(40, pair(violates, holds, 0.5)),
      ...times(10, pair(holds, violates, 1)),
      ...times(7, pair(holds, holds, 1)),
      ...times(5, pair(violates, violates, 1)),
      ...times(3, pair(holds, violates, 0)),
      ...times(3, pair(holds, violates, null)),
      { ...pair(holds, violates, 1), marks: [] },
    ]);
    const outcome = constraintVerifiedAgreement.measure(view, NO_CONTEXT);
    expect(outcome).toMatchObject({ kind: "estimate", value: 0.9, n: 100 });
    expect(outcome).toMatchObject({
      detail: {
        rows: [
          ["only the chosen response verifies", 90],
          ["only the rejected response verifies", 10],
          ["both verify", 7],
          ["both violate", 5],
          ["the chosen response violates", 15],
          ["responses that the vendor checked too", 0],
          ["… where the vendor’s check says otherwise than ours", 0],
          ["items with a constraint that Assay cannot check", 0],
        ],
      },
    });
  });
  it("lays the vendor's checks beside ours", () => {
    const view = viewOf([
      ...times(60, pair({ marks: ["VERIFIED", "VENDOR_VERIFIED"] }, { marks: ["VIOLATED", "VENDOR_VERIFIED"] }, -1)),
      { ...pair({}, {}, -1), marks: ["UNKNOWN_CONSTRAINT"] },
    ]);
    const outcome = constraintVerifiedAgreement.measure(view, NO_CONTEXT);
    expect(outcome.kind === "estimate" ? outcome.detail?.rows.slice(5) : null).toEqual([
      ["responses that the vendor checked too", 120],
      ["… where the vendor’s check says otherwise than ours", 60],
      ["items with a constraint that Assay cannot check", 1],
    ]);
  });
  it("without constraints, or with unknown ones only, says which", () => {
    expect(constraintVerifiedAgreement.measure(viewOf([{}]), NO_CONTEXT)).toMatchObject({
      kind: "not-computable",
      reason: "No record lists constraints that could be verified.",
    });
    expect(constraintVerifiedAgreement.measure(viewOf([{ marks: ["UNKNOWN_CONSTRAINT"] }]), NO_CONTEXT)).toMatchObject({
      kind: "not-computable",
      reason: "The constraints that the records list are none that Assay can check.",
    });
  });
  it("with constraints on which no label hangs has no n", () => {
    expect(constraintVerifiedAgreement.measure(viewOf([pair(holds, holds, 1)]), NO_CONTEXT)).toMatchObject({
      kind: "not-enough",
      n: 0,
      needed: 50,
    });
  });
});

describe("provenance-completeness", () => {
  const full: ItemRow = {
    marks: ["SAMPLING_KNOWN", "TIMES_KNOWN"],
    responses: [{ model: "m1" }, { model: "m2" }],
    judgments: judgedBy({ ann: 1 }),
  };
  it("takes all five; each field is counted", () => {
    const view = viewOf([
      full,
      full,
      { ...full, marks: ["SAMPLING_KNOWN"] },
      { ...full, orderKnown: false },
      { ...full, responses: [{ model: "m1" }, {}] },
      { ...full, judgments: [{ strength: 1 }] },
      { ...full, marks: [], orderKnown: false, keep: false },
    ]);
    expect(provenanceCompleteness.measure(view, NO_CONTEXT)).toMatchObject({
      value: 2 / 6,
      low: 2 / 6,
      high: 2 / 6,
      n: 6,
      detail: {
        rows: [
          ["annotator of every judgment", 5, 1],
          ["model of every response", 5, 1],
          ["sampling parameters of every response", 6, 0],
          ["display order", 5, 1],
          ["start and end of every judgment", 5, 1],
        ],
      },
    });
  });
  it("no items, no share", () => {
    expect(provenanceCompleteness.measure(viewOf([]), NO_CONTEXT)).toMatchObject({ kind: "not-enough", n: 0 });
  });
});
