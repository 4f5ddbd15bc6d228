/** The warn and fail lines of a metric as positions and zones on an axis. */

import type { FigureUnit } from "#app/domain/figure.ts";
import type { Lines, Metric } from "#app/metrics/metric.ts";
import type { Range } from "./scale.ts";

export interface GateProps {
  lines?: Lines;
  better: Metric["better"];
  /** With better = near-target: the lines are distances from it. */
  target?: number;
}

export interface Gate {
  tone: "warn" | "fail";
  at: number;
}

export interface Zone extends Range {
  tone: "warn" | "fail";
}

export function gatesOf({ lines, better, target = 0 }: GateProps): Gate[] {
  if (!lines) return [];
  const tones = lines.warn === lines.fail ? (["fail"] as const) : (["warn", "fail"] as const);
  if (better !== "near-target") return tones.map((tone) => ({ tone, at: lines[tone] }));
  return tones.flatMap((tone) => [target - lines[tone], target + lines[tone]].map((at) => ({ tone, at })));
}

/** Where a value fails or warns, cut to the axis; zones without extent are left out. */
export function zonesOf(props: GateProps, axis: Range): Zone[] {
  const { lines, better, target = 0 } = props;
  if (!lines) return [];
  const { warn, fail } = lines;
  const { min, max } = axis;
  const zones: Zone[] =
    better === "higher"
      ? [
          { tone: "fail", min, max: fail },
          { tone: "warn", min: fail, max: warn },
        ]
      : better === "lower"
        ? [
            { tone: "fail", min: fail, max },
            { tone: "warn", min: warn, max: fail },
          ]
        : [
            { tone: "fail", min, max: target - fail },
            { tone: "warn", min: target - fail, max: target - warn },
            { tone: "warn", min: target + warn, max: target + fail },
            { tone: "fail", min: target + fail, max },
          ];
  return zones
    .map((zone) => ({ ...zone, min: Math.max(zone.min, min), max: Math.min(zone.max, max) }))
    .filter((zone) => zone.max > zone.min);
}

/** What a unit can be at all. */
export function unitLimits(unit: FigureUnit): Range {
  if (unit === "share") return { min: 0, max: 1 };
  if (unit === "coefficient") return { min: -1, max: 1 };
  if (unit === "difference") return { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
  return { min: 0, max: Number.POSITIVE_INFINITY };
}
