/** A batch of a vendor as its scorecard counts it. */
import type { Commercial } from "#app/domain/decision.ts";
import type { Outcome } from "#app/metrics/metric.ts";

export interface Lot {
  batchId: string;
  contractId: string;
  contract: string;
  unit: string;
  currency: string;
  week: number;
  /** Midnight UTC of the due day. */
  dueAt: number;
  /** Something came, or its due day is over. */
  isDue: boolean;
  receivedAt: number | null;
  daysLate: number;
  expectedUnits: number;
  deliveredUnits: number;
  missingUnits: number;
  /** Delivered, without what came beyond the tolerance of the contract: nobody could accept that. */
  payableUnits: number;
  /** Deliveries that were taken in, superseded or not. */
  submissions: number;
  /** The decision that counts, when nothing newer waits and it does not merely hold. */
  verdict: Commercial | null;
  /** Some decision that counted when it was made sent it back: rework or reject. */
  wasSentBack: boolean;
  /** Nobody decided in time. */
  isDeemed: boolean;
  acceptedUnits: number;
  payableMinor: number;
  /** Kish's size of what may train; null while nothing is decided. */
  effectiveUnits: number | null;
  agreement: Outcome | null;
  gold: Outcome | null;
  /** Titles of the drift metrics that fail against the batch before; null where none could be measured. */
  drift: string[] | null;
}

const ACCEPTS: readonly Commercial[] = ["accept", "accept_with_credit"];

/**
 * First-pass acceptance of a lot, the usual first-pass yield: accepted as it was first submitted, without rework, replacement
 * or resubmission. null while it is not decided, or when silence accepted it and nobody judged it.
 */
export function firstPass(lot: Lot): boolean | null {
  if (lot.isDeemed || lot.verdict === null) return null;
  return ACCEPTS.includes(lot.verdict) && lot.submissions === 1 && !lot.wasSentBack;
}

export function isDecided(lot: Lot): boolean {
  return lot.verdict !== null && !lot.isDeemed;
}
