/**
 * What must not change a number, on a batch in which every metric gives one: the order of rows, names, the side on which a
 * response was shown, and whether a row weighs two or is there twice. `invariances.test.ts` tries small batches of any kind.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { METRICS } from "#app/metrics/index.ts";
import type { MeasureContext, Outcome } from "#app/metrics/metric.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { measuredOn, turned } from "./rich-batch.ts";
import { ANNOTATORS, MODELS, type RichRow, richRows } from "./rich-rows.ts";

type Outcomes = Map<string, Outcome>;
type Change = (rows: RichRow[]) => RichRow[];

const [NOW, BEFORE] = [richRows(1), richRows(2)];

/** @param turn what becomes of the batch and of the one before it */
function outcomesOf(turn: Change, changed: Partial<MeasureContext> = {}, before = turn): Outcomes {
  const { view, context } = measuredOn(turn(NOW), before(BEFORE));
  return new Map(METRICS.map((metric) => [metric.id, metric.measure(view, { ...context, ...changed })]));
}

const asItIs: Change = (rows) => rows;
let plain: Outcomes;
beforeAll(() => {
  plain = outcomesOf(asItIs);
}, 60_000);

/** With n and interval, or the value alone. */
function expectAlike(one: Outcomes, other: Outcomes, excused: Record<string, string>, what: "all" | "values" = "all") {
  const short = (outcome: Outcome | undefined) => {
    if (outcome?.kind !== "estimate") return outcome;
    const { value, low, high, n } = outcome;
    const to = (digits: number) => (x: number) => Number(x.toFixed(digits)) + 0;
    return what === "values" ? to(9)(value) : [to(9)(value), to(6)(low), to(6)(high), n];
  };
  for (const { id } of METRICS) if (!excused[id]) expect([id, short(other.get(id))]).toEqual([id, short(one.get(id))]);
  // Nothing is excused that would pass.
  for (const id of Object.keys(excused)) expect([id, short(other.get(id))]).not.toEqual([id, short(one.get(id))]);
}

function numberOf(outcomes: Outcomes, id: string): number {
  const outcome = outcomes.get(id);
  return outcome?.kind === "estimate" ? outcome.value : Number.NaN;
}

/** The table behind the number, rounded. */
function rowsOf(outcomes: Outcomes, id: string) {
  const outcome = outcomes.get(id);
  const rows = (outcome?.kind === "estimate" && outcome.detail?.rows) || [];
  return rows.map((row) => row.map((cell) => (typeof cell === "number" ? Number(cell.toFixed(6)) + 0 : cell)));
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  return all
    .map((one) => ({ one, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

const eachJudgment =
  (change: (judgment: RichRow["judgments"][number]) => RichRow["judgments"]): Change =>
  (rows) =>
    rows.map((row) => ({ ...row, judgments: row.judgments.flatMap(change) }));

test("every metric gives a number here, from as many rows as it asks for", () => {
  for (const { id, minimumN } of METRICS) {
    const outcome = plain.get(id);
    expect([id, outcome?.kind]).toEqual([id, "estimate"]);
    if (outcome?.kind === "estimate") expect(outcome.n, id).toBeGreaterThanOrEqual(minimumN);
  }
});

test("the order of records and of judgments changes nothing", () => {
  const random = seededRandom(3);
  const mixed: Change = (rows) =>
    shuffled(rows, random).map((row) => ({ ...row, judgments: shuffled(row.judgments, random) }));
  const found = outcomesOf(mixed);
  expectAlike(plain, found, {});
  for (const { id } of METRICS) expect([id, rowsOf(found, id)]).toEqual([id, rowsOf(plain, id)]);
});

test("what annotators are called changes nothing, their alphabet turned round", () => {
  const other = new Map(ANNOTATORS.map((name, who) => [name, ANNOTATORS.at(-1 - who)]));
  const renamed = eachJudgment((one) => [{ ...one, annotator: other.get(one.annotator ?? "") ?? "" }]);
  expectAlike(plain, outcomesOf(renamed), {});
});

test("what models are called turns round which of two is counted, and changes nothing else", () => {
  const other = new Map(MODELS.map((name, at) => [name, MODELS.at(-1 - at) ?? ""]));
  const renamed: Change = (rows) =>
    rows.map((row) => ({
      ...row,
      responses: row.responses.map((one) => ({ ...one, model: other.get(one.model ?? "") ?? "" })),
    }));
  const found = outcomesOf(renamed, {
    approvedModels: new Set(MODELS.slice(0, 2).map((name) => other.get(name) ?? "")),
    checkpointAge: new Map(MODELS.map((name, age) => [other.get(name) ?? "", age])),
  });
  expectAlike(plain, found, { "sentinel-shift": "the first by the alphabet is counted" });
  expect(numberOf(found, "sentinel-shift")).toBeCloseTo(-numberOf(plain, "sentinel-shift"), 9);
});

describe("the side on which a response was shown", () => {
  const pairs: Change = (rows) => rows.filter(({ responses }) => responses.length === 2);

  test("turns position bias round, and changes nothing else", () => {
    const onPairs = outcomesOf(pairs);
    const found = outcomesOf((rows) => pairs(rows).map(turned));
    expectAlike(onPairs, found, { "position-bias": "it is about sides" });
    expect(numberOf(found, "position-bias")).toBeCloseTo(1 - numberOf(onPairs, "position-bias"), 9);
  });

  test("nor does the order of three responses, but where only the first two are looked at", () => {
    const found = outcomesOf((rows) => rows.map(turned));
    expectAlike(plain, found, {
      "position-bias": "it is about sides",
      "opening-dominance": "the first two of three",
      "near-identical-responses": "the others against the first",
      "trait-strength": "a vote is about the first two",
    });
  });
});

test("a row that weighs two says what two rows say", () => {
  const repeated = eachJudgment((one) =>
    Array.from({ length: Math.max(1, one.weight ?? 1) }, () => ({ ...one, weight: Math.min(1, one.weight ?? 1) })),
  );
  expectAlike(plain, outcomesOf(repeated), {}, "values");
});

test("judgments that weigh nothing, and records that are not kept, are as if they had not come", () => {
  const fifth = (change: (row: RichRow) => RichRow[]): Change => {
    return (rows) => rows.flatMap((row, i) => (i % 5 === 0 ? change(row) : [row]));
  };
  const silent = fifth((row) => [
    {
      ...row,
      judgments: row.judgments.map((one) => ({ ...one, weight: 0, columns: { ...one.columns, repeat: 0 } })),
    },
  ]);
  const unjudged = fifth((row) => [{ ...row, judgments: [] }]);
  expectAlike(outcomesOf(unjudged, {}, asItIs), outcomesOf(silent, {}, asItIs), {});
  const { rowsDelivered, expectedUnits } = measuredOn(NOW, BEFORE).context;
  const counted = { rowsDelivered, expectedUnits };
  const unkept = fifth((row) => [{ ...row, keep: false }]);
  const gone = fifth(() => []);
  expectAlike(outcomesOf(gone, counted, asItIs), outcomesOf(unkept, counted, asItIs), {});
});
