/** Week 3 of the demo's large contract, counted a second time from its JSON lines: every number to nine digits. */
import { beforeAll, describe, expect, test } from "vitest";
import { METRICS } from "#app/metrics/index.ts";
import { measureAll } from "#app/metrics/measure.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import { emptyTruth, type Fault } from "#db/demo/faults.ts";
import { deliveryLines } from "#db/demo/lines.ts";
import { approvedIn, CONTRACT, ingested, weekOf } from "./generated.ts";
import {
  agreement,
  alpha,
  clusteredWilson,
  firstPreferred,
  goldRight,
  labelShares,
  longerPreferred,
  mean,
  ordinal,
  scores,
} from "./recount.ts";
import { type Judged, pairOf, readRows, sideOf } from "./recount-rows.ts";

const WEEK = 3;
const DIGITS = 9;

/** Week 3 copies nothing; with these two blocks the duplicates have something to count. */
const COPIES: Fault[] = [
  { kind: "copied-block", share: 0.012, from: { first: 2_000, prefix: "gh-w2", line: 700 }, annotator: "w-04" },
  { kind: "copied-block", share: 0.02, from: null, annotator: "w-04" },
];

describe.each([
  { what: "as the demo delivers it", added: [], within: 0, before: 0 },
  { what: "with 200 items copied within and 120 from week 2", added: COPIES, within: 200, before: 120 },
])("week 3 $what", ({ added, within, before }) => {
  const lines = linesOf(WEEK, added);
  const earlier = [1, 2].map((week) => readRows(linesOf(week, [])).rows);
  const { rows, bad } = readRows(lines);
  let outcomes = new Map<string, Outcome>();

  beforeAll(() => {
    const { view, context } = ingested(lines);
    const views = [1, 2].map((week) => ingested(linesOf(week, [])).view);
    const [, previous = null] = views;
    const earlierPairKeys = Float64Array.from(views.flatMap(({ items }) => [...items.pairKey])).sort();
    const facts = {
      expectedUnits: weekOf(WEEK).units,
      approvedModels: approvedIn(CONTRACT, WEEK),
      earlierPairKeys,
      previous,
    };
    outcomes = new Map(measureAll(view, { ...context, ...facts }, METRICS).map((one) => [one.metric.id, one.outcome]));
  });

  function estimate(id: string) {
    const outcome = outcomes.get(id);
    if (outcome?.kind !== "estimate") throw new Error(`${id} has no value.`);
    return outcome;
  }

  test("schema validity and delivered volume", () => {
    expect(bad).toBe(7);
    expect(estimate("schema-validity").value).toBeCloseTo(rows.length / lines.length, DIGITS);
    const distinct = new Set(rows.map(pairOf)).size;
    expect(estimate("delivered-volume").value).toBeCloseTo(distinct / 10_000, DIGITS);
  });

  test("duplicates within the batch and of the weeks before, by comparing texts instead of hashes", () => {
    const pairs = rows.map(pairOf);
    const repeated = pairs.length - new Set(pairs).size;
    // A malformed row may stand among the copied ones or those they were copied from.
    expect(within - repeated).toBeGreaterThanOrEqual(0);
    expect(within - repeated).toBeLessThanOrEqual(7);
    expect(estimate("exact-duplicates").value).toBeCloseTo(repeated / rows.length, DIGITS);
    const known = new Set(earlier.flat().map(pairOf));
    const copied = pairs.filter((pair) => known.has(pair)).length;
    expect(before - copied).toBeGreaterThanOrEqual(0);
    expect(before - copied).toBeLessThanOrEqual(7);
    expect(estimate("cross-batch-duplicates").value).toBeCloseTo(copied / rows.length, DIGITS);
  });

  test("no pair is degenerate: nothing is empty or said twice", () => {
    const degenerate = rows.filter(({ texts: [a, b] }) => a.trim() === "" || b.trim() === "" || a === b).length;
    expect(estimate("degenerate-pairs").value).toBeCloseTo(degenerate / rows.length, DIGITS);
  });

  test("raw agreement under three tie policies", () => {
    const same = (a: number, b: number) => (a === b ? 1 : 0);
    const half = (a: number, b: number) => (a === b ? 1 : a === 0 || b === 0 ? 0.5 : 0);
    expect(estimate("raw-agreement-no-ties").value).toBeCloseTo(agreement(rows, same, false), DIGITS);
    expect(estimate("raw-agreement-3way").value).toBeCloseTo(agreement(rows, same), DIGITS);
    expect(estimate("raw-agreement-tie-half").value).toBeCloseTo(agreement(rows, half), DIGITS);
  });

  test("Krippendorff's alpha, nominal on sides and ordinal on labels", () => {
    const nominal = alpha(
      rows,
      (judgment) => sideOf(judgment) + 1,
      3,
      () => 1,
    );
    expect(estimate("krippendorff-alpha-nominal").value).toBeCloseTo(nominal, DIGITS);
    const onLabels = alpha(rows, ({ value }) => value - 1, 5, ordinal);
    expect(estimate("krippendorff-alpha-ordinal").value).toBeCloseTo(onLabels, DIGITS);
  });

  test.each([
    ["tie-rate", (judgment: Judged) => (sideOf(judgment) === 0 ? 1 : 0)],
    ["longer-wins", longerPreferred],
    ["position-bias", firstPreferred],
    ["gold-accuracy", goldRight],
  ] as const)("%s with its n and its interval", (id, scoreOf) => {
    const scored = scores(rows, scoreOf);
    const { low, high } = clusteredWilson(rows, scoreOf);
    expect(estimate(id).n).toBe(scored.length);
    expect(estimate(id).value).toBeCloseTo(mean(scored), DIGITS);
    expect(estimate(id).low).toBeCloseTo(low, DIGITS);
    expect(estimate(id).high).toBeCloseTo(high, DIGITS);
  });

  test("mean strength", () => {
    const strengths = scores(rows, ({ value }) => Math.abs(value - 3) / 2);
    expect(estimate("strength-histogram").value).toBeCloseTo(mean(strengths), DIGITS);
  });

  test("concentration", () => {
    const names = rows.flatMap(({ judgments }) => judgments.map(({ annotator }) => annotator));
    const most = Math.max(...[...new Set(names)].map((one) => names.filter((name) => name === one).length));
    expect(estimate("annotator-concentration").value).toBeCloseTo(most / names.length, DIGITS);
  });

  test("on-policy share", () => {
    const approved = ["sft-7b-r2-a", "sft-7b-r2-b", "sft-7b-r3-a", "sft-7b-r3-b"];
    const models = rows.flatMap((row) => row.models);
    const share = models.filter((model) => approved.includes(model)).length / models.length;
    expect(estimate("on-policy-share").value).toBeCloseTo(share, DIGITS);
  });

  test("PSI of the labels against week 2", () => {
    const p = labelShares(rows);
    const q = labelShares(earlier[1] ?? []);
    const psi = p.reduce((sum, share, i) => sum + (share - (q[i] ?? 0)) * Math.log(share / (q[i] ?? 0)), 0);
    expect(estimate("label-drift").value).toBeCloseTo(psi, DIGITS);
  });
});

function linesOf(week: number, added: readonly Fault[]): string[] {
  const { plan } = weekOf(week);
  return [...deliveryLines({ ...plan, faults: [...plan.faults, ...added] }, emptyTruth())];
}
