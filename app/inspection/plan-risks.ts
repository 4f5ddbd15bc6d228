/** What a plan lets pass and what it stops: its operating curve, risks and average outgoing quality, for the very lot. */
import type { ClassPlan } from "#app/domain/inspection.ts";
import { sequentialPoint } from "#app/stats/sequential-curve.ts";
import { sequentialPlan } from "#app/stats/sequential-probability-ratio.ts";
import { acceptanceProbability } from "#app/stats/single-sampling-plan.ts";

export interface CurvePoint {
  /** True share of defects in the lot: a whole number of them. */
  share: number;
  accepts: number;
  /** Share of defects that goes on, on average, when refused lots are screened and defects found are taken out. */
  outgoing: number;
}

export interface PlanRisks {
  /** Chance that a lot at the limit passes: the consumer's risk of a limiting quality. */
  atLimit: number;
  /** Largest share of defects at which the lot passes at least 95 % of the time: what the producer needs. */
  safe: number;
  /** Smallest share at which it passes at most 10 % of the time; null when no lot is refused so often. */
  stopped: number | null;
  /** The worst average outgoing quality over all shares. */
  outgoingLimit: number;
  /** Judgments inspected on average of a lot at the limit; n where the plan has no early end. */
  meanSize: number;
}

const SAFE = 0.95;
const STOPPED = 0.1;
const POINTS = 48;
/** The curve ends where next to nothing passes. */
const NEGLIGIBLE = 0.005;

/** Chance that a lot with this share of defects is accepted: exact for the lot, drawn without replacement. */
export function accepts(plan: ClassPlan, share: number, lot: number): number {
  if (plan.kind === "single") return acceptanceProbability(plan, share, lot);
  return sequentialPoint(linesOf(plan), plan.n, share, lot).accepts;
}

export function planRisks(plan: ClassPlan, lot: number): PlanRisks {
  const passes = (defects: number) => accepts(plan, defects / lot, lot);
  // Acceptance falls as defects are added, so both ends are found by halving.
  const firstUnder = (level: number) => bisect(lot, (defects) => passes(defects) < level);
  const firstStopped = bisect(lot, (defects) => passes(defects) <= STOPPED);
  const atLimit = Math.min(lot, Math.ceil(plan.limit * lot - 1e-9));
  return {
    atLimit: passes(atLimit),
    safe: (firstUnder(SAFE) - 1) / lot,
    stopped: firstStopped > lot ? null : firstStopped / lot,
    outgoingLimit: Math.max(...planCurve(plan, lot).map(({ outgoing }) => outgoing)),
    meanSize: plan.kind === "single" ? plan.n : sequentialPoint(linesOf(plan), plan.n, atLimit / lot, lot).meanSize,
  };
}

/** Ascending in share, from none to where next to nothing passes; `upTo` sets another end. */
export function planCurve(plan: ClassPlan, lot: number, upTo = curveEnd(plan, lot)): CurvePoint[] {
  const last = Math.max(1, Math.round(upTo * lot));
  const steps = Math.min(POINTS, last);
  const counts = new Set(Array.from({ length: steps + 1 }, (_, i) => Math.round((last * i) / steps)));
  return [...counts].map((defects) => {
    const share = defects / lot;
    const passes = accepts(plan, share, lot);
    return { share, accepts: passes, outgoing: share * passes * (1 - plan.n / lot) };
  });
}

export function curveEnd(plan: ClassPlan, lot: number): number {
  return Math.min(1, bisect(lot, (defects) => accepts(plan, defects / lot, lot) < NEGLIGIBLE) / lot);
}

/** Smallest whole number from 0 for which the test holds; lot + 1 when it never does. */
function bisect(lot: number, test: (defects: number) => boolean): number {
  let low = 0;
  let high = lot + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (middle > lot || test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function linesOf({ good, limit, alpha, beta }: Extract<ClassPlan, { kind: "sequential" }>) {
  return sequentialPlan(good, limit, alpha, beta);
}
