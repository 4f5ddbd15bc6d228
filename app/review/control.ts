/** Control charts of a share over weeks or days: what is charted, around which centre, and what stands out. */

import { groupDigits, lineText } from "#app/domain/figure.ts";
import type { Criterion } from "#app/domain/policy.ts";
import type { Metric } from "#app/metrics/metric.ts";
import { type ControlledShare, controlShares } from "#app/stats/control-shares.ts";
import { laneySigma } from "#app/stats/laney-sigma.ts";
import { controlFinding } from "./control-finding.ts";

export type LotKind = "week" | "day";

/** A week or a day, and the share in it. */
export interface Lot {
  label: string;
  /** The records or the batch behind it. */
  href: string;
  value: number;
  n: number;
  effectiveN: number;
}

export interface Centre {
  value: number;
  /** Rows it was estimated from; Infinity when it was agreed on. */
  effectiveN: number;
  /** "the contract's 0.90" */
  from: string;
}

export type ControlledLot = Lot & Omit<ControlledShare, "isOut">;

export interface Signal extends Pick<Lot, "label" | "href"> {
  chart: "p-chart" | "EWMA" | "CUSUM";
  value: number;
  limit: number;
}

export interface ControlSeries {
  kind: LotKind;
  finding: string;
  /** null without lots that have something to be held against. */
  drawn: { lots: ControlledLot[]; centre: number; from: string; widen: number } | null;
  signals: Signal[];
}

/** Fewer points do not tell how much lots differ by themselves. */
export const FEWEST_POINTS = 20;
/** In standard errors of a point. */
export const CUSUM_LIMIT = 5;

/** What a gate of the policy agrees on; an advisory line is a limit, not what is expected. */
export function agreedCentre(metric: Pick<Metric, "target">, criterion: Criterion | undefined): Centre | null {
  if (!criterion?.gate) return null;
  const value = metric.target ?? criterion.warn;
  return { value, effectiveN: Number.POSITIVE_INFINITY, from: `the contract’s ${lineText(value)}` };
}

/** The share of all these lots together; null without any. @param who "weeks 1 to 5" */
export function pooledCentre(lots: readonly Lot[], who: string): Centre | null {
  const effectiveN = lots.reduce((sum, lot) => sum + lot.effectiveN, 0);
  if (!(effectiveN > 0)) return null;
  const value = lots.reduce((sum, lot) => sum + lot.value * lot.effectiveN, 0) / effectiveN;
  return { value, effectiveN, from: `${groupDigits(value, 3)} (the share of ${who})` };
}

/** @param basis lots that tell how much lots differ by more than chance: these, or those of all weeks. */
export function controlSeries(
  kind: LotKind,
  lots: readonly Lot[],
  centre: Centre | null,
  basis: readonly Lot[] = lots,
): ControlSeries {
  if (lots.length === 0 || !centre)
    return { kind, finding: controlFinding({ kind, lots: lots.length, centre: null }), drawn: null, signals: [] };
  const of = (some: readonly Lot[]) => [some.map(({ value }) => value), some.map((lot) => lot.effectiveN)] as const;
  const sigma = basis.length < FEWEST_POINTS ? null : laneySigma(...of(basis), centre.value, "median");
  const { points, widen } = controlShares(...of(lots), centre.value, centre.effectiveN, sigma ?? 1);
  const controlled = lots.flatMap((lot, i) => {
    const point = points[i];
    return point ? [{ ...lot, shewhart: point.shewhart, ewma: point.ewma, cusum: point.cusum }] : [];
  });
  const signals = controlled.flatMap((lot, i) => signalsOf(lot, controlled[i - 1]));
  return {
    kind,
    finding: controlFinding({
      ...{ kind, lots: lots.length, centre: centre.from, basis: basis.length, sigma },
      outside: [...new Set(signals.map(({ label }) => label))],
    }),
    drawn: { lots: controlled, centre: centre.value, from: centre.from, widen },
    signals,
  };
}

/** A sum that stays beyond its limit is one signal. */
function signalsOf({ label, href, shewhart, ewma, cusum }: ControlledLot, before?: ControlledLot): Signal[] {
  const signals: Signal[] = [];
  for (const [chart, point] of [["p-chart", shewhart] as const, ["EWMA", ewma] as const])
    if (point.isOut)
      signals.push({
        label,
        href,
        chart,
        value: point.value,
        limit: point.value > point.high ? point.high : point.low,
      });
  const { up, down } = cusum;
  if (cusum.isOut && !before?.cusum.isOut) {
    const sign = up >= down ? 1 : -1;
    signals.push({ label, href, chart: "CUSUM", value: sign * Math.max(up, down), limit: sign * CUSUM_LIMIT });
  }
  return signals;
}
