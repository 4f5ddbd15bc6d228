/** Krippendorff's alpha of a view at a level of measurement, with its cluster-robust interval. */
import { type AlphaLevel, krippendorffAlpha } from "#app/stats/krippendorff-alpha.ts";
import type { BatchView } from "../batch-view.ts";
import type { Counting, Outcome } from "../metric.ts";
import { notEnough } from "../outcomes.ts";
import { measureCoefficient } from "./measure-coefficient.ts";
import type { UnitTable } from "./unit-table.ts";

/**
 * Ratios weigh a tie against anything else so much that prompts with a tie are what counts: of sizes given by chance with one
 * label in ten a tie, 20 of them hold the truth in 80 % of intervals, 50 in 89 % and 190 in 94 %.
 */
const FEWEST_FOR_RATIOS = 50;

/** Every label of a unit counts once, which makes the pair table Krippendorff's coincidences. `values` as in the statistic. */
export function measureAlpha(
  metric: Counting,
  view: BatchView,
  table: UnitTable,
  level: AlphaLevel,
  values?: readonly number[],
): Outcome {
  const { size, names, kind } = table;
  const tied = level === "ratio" && table.units >= metric.minimumN ? promptsWithTie(table) : FEWEST_FOR_RATIOS;
  if (tied < FEWEST_FOR_RATIOS)
    return notEnough({ minimumN: FEWEST_FOR_RATIOS, nUnit: "prompts with two or more annotators and a tie" }, tied);
  return measureCoefficient(metric, view, table, {
    count: "label",
    ...(level === "ratio" && { fewest: FEWEST_FOR_RATIOS }),
    of: (cells) => {
      const value = krippendorffAlpha({ categories: size, cells }, level, values);
      return value === null ? null : { value, expected: chanceOf(cells, size) };
    },
    detail: (cells) => ({
      title: "Coincidences of labels",
      columns: ["label", ...names],
      rows: names.map((name, c) => [name, ...cells.subarray(c * size, (c + 1) * size)]),
      rowParams: names.map((name) => `shared=${kind}&sharedLabel=${name}`),
    }),
  });
}

/** The first size is 0, the tie: its cells come first. */
function promptsWithTie({ prompts, firstUnit, firstEntry, cell, size }: UnitTable): number {
  let found = 0;
  for (let p = 0; p < prompts; p += 1) {
    const end = firstEntry[firstUnit[p + 1] as number] as number;
    let isTied = false;
    for (let e = firstEntry[firstUnit[p] as number] as number; e < end; e += 1)
      if ((cell[e] as number) < size) isTied = true;
    if (isTied) found += 1;
  }
  return found;
}

/** Sum of squared category shares. */
function chanceOf(cells: Float64Array, size: number): number {
  let total = 0;
  let squares = 0;
  for (let c = 0; c < size; c += 1) {
    let margin = 0;
    for (let k = 0; k < size; k += 1) margin += cells[c * size + k] as number;
    total += margin;
    squares += margin * margin;
  }
  return squares / (total * total);
}
