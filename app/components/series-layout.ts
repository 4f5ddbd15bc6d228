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
  /** `named` where there is room for the label beside those before it. */
  events: (SeriesEvent & { named: boolean })[];
  runs: PlacedPoint[][];
}

const SIZE = { width: 600, height: 250 };
const TOP = 24;
export const LANE = 14;
/** Of a label, in pixels; rather too much than too little. */
const CHARACTER = 6;

/** @param size in pixels */
export function seriesLayout(plot: SeriesPlot, size = SIZE): SeriesLayout {
  const frame = { ...size, left: 58, right: size.width - 8, bottom: size.height - 32 };
  const gates = gatesOf(plot);
  const values = [
    ...seriesValues(plot.points),
    ...gates.map((line) => line.at),
    ...(plot.lots ?? []).map((lot) => lot.value),
  ];
  const range = paddedRange(values, 0.08, unitLimits(plot.unit));
  const x = slot(plot.points.length, { min: frame.left, max: frame.right });
  const top = TOP + LANE * Math.max(0, ...(plot.events ?? []).map(({ lane = 0 }) => lane));
  const y = linear(range, { min: frame.bottom, max: top });
  const sides = labelSides(gates.map(({ at }) => y(at)));
  return {
    ...frame,
    top,
    range,
    x,
    y,
    ticks: ticks(range, 4),
    gates: gates.map((gate, i) => ({ ...gate, labelled: sides[i] ?? "above" })),
    zones: zonesOf(plot, range),
    events: namedWhereFits(plot.events ?? [], x),
    runs: placeRuns(plot.points, x, y),
  };
}

/** In each lane from left to right: a label that would lie on the one before is left out, its line stays. */
function namedWhereFits(events: readonly SeriesEvent[], x: (index: number) => number): SeriesLayout["events"] {
  const taken = new Map<number, number>();
  return [...events]
    .sort((a, b) => a.at - b.at)
    .map((event) => {
      const { at, label, lane = 0 } = event;
      const half = (label.length * CHARACTER) / 2;
      const named = x(at) - half >= (taken.get(lane) ?? Number.NEGATIVE_INFINITY);
      if (named) taken.set(lane, x(at) + half + CHARACTER);
      return { ...event, named };
    });
}
