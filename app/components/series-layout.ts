import type { FigureUnit } from "#app/domain/figure.ts";
import { type Gate, type GateProps, gatesOf, unitLimits, type Zone, zonesOf } from "./gates.ts";
import { type LabelSide, labelSides } from "./label-sides.ts";
import { linear, paddedRange, type Range, ticks } from "./scale.ts";
import { type PlacedPoint, placeRuns, type SeriesPoint, seriesValues, slot } from "./series.ts";

/** A mark between weeks. */
export interface SeriesEvent {
  /** 0.5 stands between the first and the second point. */
  at: number;
  label: string;
  /** Labels of unlike kinds stand in lanes above each other, so that they do not collide; default 0. */
  lane?: number;
}

export interface SeriesPlot extends GateProps {
  measure: string;
  points: readonly SeriesPoint[];
  unit: FigureUnit;
  events?: SeriesEvent[];
  lots?: { at: number; value: number }[];
}

export interface SeriesLayout {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  range: Range;
  x: (index: number) => number;
  y: (value: number) => number;
  ticks: number[];
  gates: (Gate & { labelled: LabelSide })[];
  zones: Zone[];
  events: SeriesEvent[];
  runs: PlacedPoint[][];
}

const FRAME = { width: 600, height: 250, left: 58, right: 592, top: 24, bottom: 218 };
export const LANE = 14;

export function seriesLayout(plot: SeriesPlot): SeriesLayout {
  const gates = gatesOf(plot);
  const values = [
    ...seriesValues(plot.points),
    ...gates.map((line) => line.at),
    ...(plot.lots ?? []).map((lot) => lot.value),
  ];
  const range = paddedRange(values, 0.08, unitLimits(plot.unit));
  const x = slot(plot.points.length, { min: FRAME.left, max: FRAME.right });
  const top = FRAME.top + LANE * Math.max(0, ...(plot.events ?? []).map(({ lane = 0 }) => lane));
  const y = linear(range, { min: FRAME.bottom, max: top });
  const sides = labelSides(gates.map(({ at }) => y(at)));
  return {
    ...FRAME,
    top,
    range,
    x,
    y,
    ticks: ticks(range, 4),
    gates: gates.map((gate, i) => ({ ...gate, labelled: sides[i] ?? "above" })),
    zones: zonesOf(plot, range),
    events: plot.events ?? [],
    runs: placeRuns(plot.points, x, y),
  };
}
