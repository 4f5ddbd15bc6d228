/** Krippendorff's alpha of a view at a level of measurement, with its cluster-robust interval. */
import { coefficientInterval } from "#app/stats/coefficient-interval.ts";
import { eachCoincidence, emptyCoincidences } from "#app/stats/coincidences.ts";
import { type AlphaLevel, krippendorffAlpha } from "#app/stats/krippendorff-alpha.ts";
import { krippendorffAlphaGradient } from "#app/stats/krippendorff-alpha-gradient.ts";
import type { BatchView } from "./batch-view.ts";
import type { Metric, Outcome } from "./metric.ts";
import { notEnough } from "./outcomes.ts";
import { DOUBLE_LABELLED, withoutAgreement } from "./overlap.ts";
import { eachUnit, type Unit } from "./units.ts";

/** Below this many prompts even a wide interval would be a guess. */
const FEWEST_CLUSTERS = 10;

export interface AlphaLabels {
  level: AlphaLevel;
  /** A category, or -1 to leave the row out. */
  labelOf(row: number): number;
  /** In order; as many as there are categories. */
  names: string[];
}

/**
 * Two passes over the units: the coincidences give alpha, its gradient gives each unit's influence, and the influences,
 * summed by prompt, give the variance. A bootstrap over items would cost a thousand passes for the same interval.
 */
export function measureAlpha(
  metric: Pick<Metric, "minimumN">,
  view: BatchView,
  { level, labelOf, names }: AlphaLabels,
): Outcome {
  const size = names.length;
  const whole = emptyCoincidences(size);
  const counts = new Float64Array(size);
  const squares = new Float64Array(size);
  let units = 0;
  eachUnit(
    view,
    labelOf,
    (unit) => {
      units += 1;
      countLabels(unit, counts, squares);
      eachCoincidence(size, counts, squares, (cell, amount) => {
        whole.cells[cell] = (whole.cells[cell] as number) + amount;
      });
    },
    () => {},
  );
  if (units === 0) return withoutAgreement(metric, view, 0);
  const value = krippendorffAlpha(whole, level);
  const gradient = krippendorffAlphaGradient(whole, level);
  if (value === null || !gradient) return notEnough(metric, units, DOUBLE_LABELLED);

  let clusters = 0;
  // Fields, not captured variables: a closure would allocate a new number for every step.
  const influence = { here: 0, sum: 0, squares: 0 };
  let open = false;
  eachUnit(
    view,
    labelOf,
    (unit) => {
      open = true;
      countLabels(unit, counts, squares);
      eachCoincidence(size, counts, squares, (cell, amount) => {
        influence.here += (gradient[cell] as number) * amount;
      });
    },
    () => {
      if (!open) return;
      clusters += 1;
      influence.sum += influence.here;
      influence.squares += influence.here * influence.here;
      influence.here = 0;
      open = false;
    },
  );
  if (clusters < FEWEST_CLUSTERS) return notEnough(metric, units, DOUBLE_LABELLED);
  const variance = (clusters / (clusters - 1)) * Math.max(0, influence.squares - influence.sum ** 2 / clusters);
  const { low, high } = coefficientInterval(value, variance, clusters, chanceOf(whole.cells, size));
  const rows = names.map((name, c) => [name, ...whole.cells.subarray(c * size, (c + 1) * size)]);
  const detail = { title: "Coincidences of labels", columns: ["label", ...names], rows };
  return { kind: "estimate", value, low, high, n: units, nUnit: DOUBLE_LABELLED, detail };
}

function countLabels(unit: Unit, counts: Float64Array, squares: Float64Array): void {
  counts.fill(0);
  squares.fill(0);
  for (let r = 0; r < unit.raters; r += 1) {
    const label = unit.label[r] as number;
    const weight = unit.weight[r] as number;
    counts[label] = (counts[label] as number) + weight;
    squares[label] = (squares[label] as number) + weight * weight;
  }
}

/** Sum of squared category shares. */
function chanceOf(cells: Float64Array, size: number): number {
  const margins = Array.from({ length: size }, (_, c) =>
    cells.subarray(c * size, (c + 1) * size).reduce((sum, amount) => sum + amount, 0),
  );
  const n = margins.reduce((sum, margin) => sum + margin, 0);
  return margins.reduce((sum, margin) => sum + (margin / n) ** 2, 0);
}
