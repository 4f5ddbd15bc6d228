/** What a decision rested on, as it is stored with it: numbers with their states, files by hash, what the rules left. */
import type { Commercial, Training } from "#app/domain/decision.ts";
import type { MetricState, Outcome } from "#app/metrics/metric.ts";
import type { InspectedLot } from "./inspection-findings.ts";
import type { Judged } from "./judge.ts";
import { withoutDetail } from "./judged-row.ts";

export interface EvidenceMetric {
  id: string;
  version: number;
  title: string;
  unit: Judged["metric"]["unit"];
  state: MetricState;
  gate: boolean;
  outcome: Outcome;
}

/** Before or after the rules. Money in minor units, before any credit. */
export interface EvidenceStanding {
  items: number;
  judgments: number;
  units: number;
  /** By domain, "" for none; absent in decisions from before prices could name a domain. */
  domains?: Record<string, number>;
  effective: number;
  effectiveShare: number | null;
  moneyMinor: number;
}

export interface DecisionEvidence {
  metrics: EvidenceMetric[];
  files: {
    deliveryId: number;
    version: number;
    kind: string;
    fileName: string;
    fileSha256: string;
    textSha256: string;
  }[];
  policy: { name: string; version: number };
  recommendation: { commercial: Commercial; training: Training; because: string[] };
  /** Inspections of the lot at the time; left out by decisions from before there were any. */
  inspections?: InspectedLot[];
  before: EvidenceStanding;
  after: EvidenceStanding;
  /**
   * What the contract pays of `after` at most, in units and minor units before any credit; absent where that is all of it,
   * and in decisions from before it was kept.
   */
  atMost?: { units: number; moneyMinor: number };
  /** null: a credit to be agreed. 0 where none was given. */
  creditBasisPoints: number | null;
  /** Which order of application the rules were weighed in; absent in decisions from before there were several kinds: 1. */
  weightOrder?: number;
}

export function evidenceMetric({ metric, outcome, state, criterion }: Judged): EvidenceMetric {
  const { id, version, title, unit } = metric;
  return { id, version, title, unit, state, gate: criterion?.gate ?? false, outcome: withoutDetail(outcome) };
}

export function evidenceOfDecision(decision: { evidence: unknown }): DecisionEvidence {
  return decision.evidence as DecisionEvidence;
}

export function creditOfDecision(decision: { evidence: unknown }): number | null {
  const { creditBasisPoints = 0 } = evidenceOfDecision(decision);
  return creditBasisPoints;
}
