/** Everything a screen, the command line or a decision says about a batch: its numbers, their states, the recommendation. */

import type { Policy } from "#app/domain/policy.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { Db } from "#db/client.server.ts";
import { type BatchRow, batchById, type ContractRow, contractById, policyById } from "#db/contracts.server.ts";
import { type ApprovalRow, decisionsInForce, standsOf } from "#db/decision-standing.server.ts";
import { type DecisionRow, latestDecisions } from "#db/decisions.server.ts";
import { activeDeliveries, type DeliveryRow } from "#db/deliveries.server.ts";
import { inspectionsOf } from "#db/inspections.server.ts";
import { metricValuesOf } from "#db/metric-values.server.ts";
import { type InspectedLot, inspectedLots, inspectionFindings } from "./inspection-findings.ts";
import { type Judged, judge } from "./judge.ts";
import type { StoredMeasure } from "./measured-before.ts";
import { type Recommendation, recommend } from "./recommend.ts";

export interface BatchEvidence {
  batch: BatchRow;
  contract: ContractRow & { vendor: string };
  policy: Policy;
  policyId: string;
  /** The latest full delivery and its corrections; empty when nothing came yet. */
  deliveries: DeliveryRow[];
  /** What was measured of the newest delivery, by which version of each metric. */
  stored: StoredMeasure[];
  /** Every metric with its outcome, state and criterion; empty when nothing came yet. */
  judged: Judged[];
  /** Inspections of the batch, newest first; those of chosen items among them. */
  inspections: InspectedLot[];
  recommendation: Recommendation | null;
  /** The latest decision that counts. */
  decision: DecisionRow | null;
  /** The newest decision when it does not count: it waits for a second person, or that person declined it. */
  proposal: Proposal | null;
}

export interface Proposal {
  decision: DecisionRow;
  standing: "awaiting" | "declined";
  approval: ApprovalRow | null;
}

export async function evidenceOf(db: Db, batchId: string): Promise<BatchEvidence | undefined> {
  const batch = await batchById(db, batchId);
  const contract = batch && (await contractById(db, batch.contractId));
  const agreed = contract && (await policyById(db, contract.policyId));
  if (!batch || !contract || !agreed) return undefined;
  const policy = agreed.body as Policy;
  const deliveries = await activeDeliveries(db, batchId);
  const stored = await newestMeasures(db, deliveries);
  const outcomes = new Map(stored.map(({ metric, outcome }) => [metric, outcome]));
  const inspections = inspectedLots(await inspectionsOf(db, [batchId]), deliveries);
  const judged = outcomes.size === 0 ? [] : judge(policy, METRICS, outcomes);
  return {
    batch,
    contract,
    policy,
    policyId: agreed.id,
    deliveries,
    stored,
    judged,
    inspections,
    recommendation:
      judged.length === 0 ? null : recommend(policy, judged, "policy", inspectionFindings(batchId, inspections)),
    decision: (await decisionsInForce(db, [batchId])).get(batchId) ?? null,
    proposal: await proposalOf(db, batchId),
  };
}

async function proposalOf(db: Db, batchId: string): Promise<Proposal | null> {
  const latest = (await latestDecisions(db, [batchId])).get(batchId);
  if (!latest) return null;
  const { standing, approval } = await standsOf(db, latest);
  return standing === "stands" ? null : { decision: latest, standing, approval };
}

/** The newest delivery was measured together with those it completes, so its values speak for the batch. */
async function newestMeasures(db: Db, deliveries: readonly DeliveryRow[]): Promise<StoredMeasure[]> {
  const newest = deliveries.at(-1);
  const values = newest ? await metricValuesOf(db, [newest.id]) : [];
  return values.map(({ metric, metricVersion, outcome }) => ({ metric, metricVersion, outcome }));
}
