/** The order in which waiting batches want a person: worst state, then the shortest right to reject, then the money. */
import type { Commercial, Training } from "#app/domain/decision.ts";
import type { Phase } from "#app/domain/states.ts";
import type { RejectionClock } from "#app/domain/terms/rejection.ts";
import type { MetricState } from "#app/metrics/metric.ts";

export interface WaitingBatch {
  batchId: string;
  contractId: string;
  vendor: string;
  contract: string;
  week: number;
  phase: Phase;
  /** null = delivered and not measured yet. */
  state: MetricState | null;
  units: number;
  expectedUnits: number;
  unit: string;
  recommended: { commercial: Commercial; training: Training } | null;
  /** At most two, worst first. */
  because: string[];
  window: RejectionClock;
  atStakeMinor: number;
  currency: string;
  /** Somebody held it; it still waits. */
  onHold: boolean;
  /** Signed once; a second person has to approve it. */
  awaiting: {
    decisionId: number;
    commercial: Commercial;
    training: Training;
    signer: string;
    valueMinor: number;
  } | null;
}

const WORST_FIRST: readonly (MetricState | null)[] = ["fail", "insufficient", "warn", null, "pass"];

export function byUrgency(a: WaitingBatch, b: WaitingBatch): number {
  const byState = WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state);
  return byState || a.window.closesAt - b.window.closesAt || b.atStakeMinor - a.atStakeMinor;
}
