import { expect, test } from "vitest";
import { annotatorTable } from "#app/metrics/annotators/annotator-table.ts";
import { emptyTruth } from "#db/demo/faults.ts";
import { deliveryLines } from "#db/demo/lines.ts";
import { ingested, weekOf } from "./generated.ts";
import { firstPreferred, goldRight, longerPreferred, mean, scores, withOthers } from "./recount.ts";
import { type Judged, type Row, readRows, sideOf } from "./recount-rows.ts";

const DIGITS = 9;

test("every annotator of week 3 of the demo, counted a second time from the JSON lines", () => {
  const lines = [...deliveryLines(weekOf(3).plan, emptyTruth())];
  const { rows } = readRows(lines);
  const annotators = annotatorTable(ingested(lines).view);
  const names = new Set(rows.flatMap(({ judgments }) => judgments.map(({ annotator }) => annotator)));
  expect(annotators.map(({ name }) => name).sort()).toEqual([...names].sort());
  for (const row of annotators) {
    const own = (scoreOf: (judgment: Judged, row: Row) => number | null) =>
      scores(rows, (judgment, item) => (judgment.annotator === row.name ? scoreOf(judgment, item) : null));
    expect(row.judgments).toBe(own(() => 1).length);
    expect(row.shared).toBe(own((_, { judgments }) => (judgments.length > 1 ? 1 : null)).length);
    for (const [share, scoreOf] of [
      [row.agreement, withOthers],
      [row.gold, goldRight],
      [row.firstSide, firstPreferred],
      [row.longerWins, longerPreferred],
      [row.ties, (judgment: Judged) => (sideOf(judgment) === 0 ? 1 : 0)],
    ] as const) {
      expect(share?.n).toBe(own(scoreOf).length);
      expect(share?.value).toBeCloseTo(mean(own(scoreOf)), DIGITS);
    }
    // Seconds are stored with 24 bits.
    expect(row.medianSeconds).toBeCloseTo(median(own(({ seconds }) => seconds)), 4);
  }
});

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] ?? Number.NaN;
  return ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
