/** A real file with published kappas: PandaLM's test set, three annotators on 999 comparisons. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cohenKappaMean } from "#app/metrics/agreement/cohen-kappa-mean.ts";
import { krippendorffAlphaNominal } from "#app/metrics/agreement/krippendorff-alpha-nominal.ts";
import { krippendorffAlphaOrdinal } from "#app/metrics/agreement/krippendorff-alpha-ordinal.ts";
import { rawAgreement3way } from "#app/metrics/agreement/raw-agreement-3way.ts";
import type { Estimate, Outcome } from "#app/metrics/metric.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";
import { judgedBy, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

interface PandaLmRow {
  annotator1: number;
  annotator2: number;
  annotator3: number;
}

describe.skipIf(!hasSharedData)("PandaLM test set", () => {
  const rows: PandaLmRow[] = hasSharedData
    ? JSON.parse(readFileSync(shared("data/pandalm-testset/testset-v1.json"), "utf8"))
    : [];
  /** 1 and 2 name the preferred response, 0 a tie. */
  const sides = rows.map((row) =>
    [row.annotator1, row.annotator2, row.annotator3].map((label) => [0, -1, 1][label] ?? Number.NaN),
  );
  const view = viewOf(sides.map(([one = 0, two = 0, three = 0]) => ({ judgments: judgedBy({ one, two, three }) })));

  it("pairwise Cohen's kappas are the published 0.85, 0.88 and 0.86", () => {
    const outcome = estimated(cohenKappaMean.measure(view, NO_CONTEXT));
    const kappas = new Map(
      outcome.detail?.rows.map(([a, b, , , kappa]) => [[a, b].sort().join(" "), Number(kappa).toFixed(2)]),
    );
    expect(kappas).toEqual(
      new Map([
        ["one two", "0.85"],
        ["one three", "0.88"],
        ["three two", "0.86"],
      ]),
    );
    expect(outcome.n).toBe(999);
  });
  it("alpha equals the definition, computed pair by pair, to 1e-9", () => {
    const nominal = alphaByDefinition(sides, (a, b) => Number(a !== b));
    expect(Math.abs(estimated(krippendorffAlphaNominal.measure(view, NO_CONTEXT)).value - nominal)).toBeLessThan(1e-9);
    expect(
      Math.abs(
        estimated(krippendorffAlphaOrdinal.measure(view, NO_CONTEXT)).value -
          alphaByDefinition(sides, ordinalOf(sides)),
      ),
    ).toBeLessThan(1e-9);
  });
  it("raw agreement equals the share of agreeing pairs", () => {
    const agreeing = sides.flatMap(([a, b, c]) => [a === b, a === c, b === c].map(Number));
    const share = agreeing.reduce((sum, one) => sum + one, 0) / agreeing.length;
    expect(estimated(rawAgreement3way.measure(view, NO_CONTEXT)).value).toBeCloseTo(share, 9);
  });
});

/** Krippendorff's definition without a coincidence matrix: mean distance within items over mean distance of all pairs. */
function alphaByDefinition(items: readonly number[][], distance: (a: number, b: number) => number): number {
  const all = items.flat();
  let within = 0;
  for (const labels of items)
    for (const [i, a] of labels.entries())
      for (const [j, b] of labels.entries()) if (i !== j) within += distance(a, b) / (labels.length - 1);
  let between = 0;
  for (const [i, a] of all.entries()) for (const [j, b] of all.entries()) if (i !== j) between += distance(a, b);
  return 1 - within / all.length / (between / (all.length * (all.length - 1)));
}

function ordinalOf(items: readonly number[][]): (a: number, b: number) => number {
  const all = items.flat();
  const count = (of: (label: number) => boolean) => all.filter(of).length;
  const table = new Map<string, number>();
  for (const a of [-1, 0, 1])
    for (const b of [-1, 0, 1]) {
      const between = count((label) => label >= Math.min(a, b) && label <= Math.max(a, b));
      table.set(
        `${a} ${b}`,
        a === b ? 0 : (between - (count((label) => label === a) + count((label) => label === b)) / 2) ** 2,
      );
    }
  return (a, b) => table.get(`${a} ${b}`) ?? Number.NaN;
}

function estimated(outcome: Outcome): Estimate {
  if (outcome.kind !== "estimate") throw new Error(`expected an estimate, got ${JSON.stringify(outcome)}`);
  return outcome;
}
