/** A measurement over weeks, and how it is laid out. */
import type { MetricState, Outcome } from "#app/metrics/metric.ts";
import type { Range } from "./scale.ts";

export interface SeriesPoint {
  /** Short: it stands under the axis, e.g. "week 3". */
  label: string;
  outcome: Outcome;
  /** "accent": nothing judges the point. */
  state: MetricState | "accent";
  /** What the table says in place of the state. */
  word?: string;
  /** The rows behind the point. */
  href?: string;
}

export interface PlacedPoint {
  x: number;
  y: number;
  low: number;
  high: number;
  index: number;
  state: SeriesPoint["state"];
}

/** Points with an estimate, placed; a gap in the weeks starts a new run, so that no line is drawn across what is unknown. */
export function placeRuns(
  points: readonly SeriesPoint[],
  x: (index: number) => number,
  y: (value: number) => number,
): PlacedPoint[][] {
  const runs: PlacedPoint[][] = [];
  let run: PlacedPoint[] = [];
  points.forEach(({ outcome, state }, index) => {
    if (outcome.kind !== "estimate") {
      run = [];
      return;
    }
    if (run.length === 0) runs.push(run);
    run.push({ x: x(index), y: y(outcome.value), low: y(outcome.low), high: y(outcome.high), index, state });
  });
  return runs;
}

/** The middle of each run of points without an estimate, as an index: half a step between two where the run is even. */
export function gapCentres(points: readonly SeriesPoint[]): number[] {
  const centres: number[] = [];
  let from = 0;
  points.forEach(({ outcome }, index) => {
    if (outcome.kind === "estimate") from = index + 1;
    else if (points[index + 1] === undefined || points[index + 1]?.outcome.kind === "estimate")
      centres.push((from + index) / 2);
  });
  return centres;
}

/** Values and bounds of every estimate of the series. */
export function seriesValues(points: readonly SeriesPoint[]): number[] {
  return points.flatMap(({ outcome }) =>
    outcome.kind === "estimate" ? [outcome.low, outcome.value, outcome.high] : [],
  );
}

export function linePath(run: readonly PlacedPoint[]): string {
  return `M${run.map((point) => `${round(point.x)},${round(point.y)}`).join("L")}`;
}

export function bandPath(run: readonly PlacedPoint[]): string {
  const top = run.map((point) => `${round(point.x)},${round(point.high)}`);
  const bottom = run.map((point) => `${round(point.x)},${round(point.low)}`).reverse();
  return `M${[...top, ...bottom].join("L")}Z`;
}

/** Middle of the i-th of n equal slots. */
export function slot(n: number, along: Range): (index: number) => number {
  const width = (along.max - along.min) / Math.max(1, n);
  return (index) => along.min + (index + 0.5) * width;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
