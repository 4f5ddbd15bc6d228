/** Every decision on a batch, newest first, with what it rested on. */
import type { Db } from "#db/client.server.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { approvalsOf, standingOf } from "#db/decision-standing.server.ts";
import { decisionsOfBatch } from "#db/decisions.server.ts";
import { deliveriesOfBatch } from "#db/deliveries.server.ts";
import { evidenceOfDecision } from "./decision-evidence.ts";
import { describeRule, type Rule } from "./rules.ts";
import { verdictHeadline } from "./verdict-sentence.ts";

export type PastDecision = Awaited<ReturnType<typeof decisionHistory>>[number];

export async function decisionHistory(db: Db, batchId: string) {
  const batch = await batchById(db, batchId);
  const contract = batch && (await contractById(db, batch.contractId));
  if (!contract) return [];
  const versions = new Map((await deliveriesOfBatch(db, batchId)).map(({ id, version }) => [id, version]));
  const rows = await decisionsOfBatch(db, batchId);
  const approvals = await approvalsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row, place) => ({
    id: row.id,
    unit: contract.unit,
    currency: contract.currency,
    headline: verdictHeadline(row),
    recommended: verdictHeadline({ commercial: row.recommendedCommercial, training: row.recommendedTraining }),
    isOverride: row.isOverride,
    reason: row.reason,
    signer: row.signer,
    decidedAt: row.decidedAt,
    acceptedUnits: row.acceptedUnits,
    payableMinor: row.payableMinor,
    deliveryVersion: versions.get(row.deliveryId) ?? null,
    standing: standingOf(row, approvals.get(row.id)),
    isReplaced: place > 0,
    valueMinor: row.valueMinor,
    approval: approvals.get(row.id) ?? null,
    rules: (row.rules as Rule[]).map(describeRule),
    evidence: evidenceOfDecision(row),
  }));
}
