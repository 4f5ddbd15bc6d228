/** In which order the batches of a contract were first paid for: what its price tiers and discount run along. */
import { asc, eq } from "drizzle-orm";
import { COMMERCIAL_CHOICES } from "#app/domain/decision.ts";
import type { Db } from "./client.server.ts";
import { standingOf } from "./decision-standing.server.ts";
import { batches, decisionApprovals, decisions } from "./schema.ts";

/** What a batch accepted, by the decision that says so. */
export interface AcceptedUnits {
  batchId: string;
  decisionId: number;
  units: number;
}

/**
 * Units accepted before those of this batch. A batch keeps the place of its first decision, so that a change of mind
 * about it prices the same units of the contract again; a batch not yet decided comes last. A decision that awaits its second
 * approver keeps its units reserved, so that approving it moves no other batch's price.
 */
export async function acceptedBefore(db: Db, contractId: string, batchId: string): Promise<number> {
  return (await acceptedOrder(db, contractId)).before(batchId).reduce((sum, { units }) => sum + units, 0);
}

/** Those units batch by batch, in the order of the batches' first decisions: read once for every batch of a contract. */
export async function acceptedOrder(db: Db, contractId: string): Promise<{ before(batchId: string): AcceptedUnits[] }> {
  // Without what a decision rested on, which is long and which nobody asks for here.
  const rows = db
    .select({
      id: decisions.id,
      batchId: decisions.batchId,
      commercial: decisions.commercial,
      units: decisions.acceptedUnits,
      valueMinor: decisions.valueMinor,
      secondApproverAboveMinor: decisions.secondApproverAboveMinor,
      outcome: decisionApprovals.outcome,
    })
    .from(decisions)
    .innerJoin(batches, eq(batches.id, decisions.batchId))
    .leftJoin(decisionApprovals, eq(decisionApprovals.decisionId, decisions.id))
    .where(eq(batches.contractId, contractId))
    .orderBy(asc(decisions.id))
    .all()
    .map(({ outcome, ...row }) => ({ ...row, standing: standingOf(row, outcome === null ? null : { outcome }) }));
  // A map keeps the order in which its keys came: that of the first decisions.
  const byBatch = new Map<string, typeof rows>();
  for (const row of rows) byBatch.set(row.batchId, [...(byBatch.get(row.batchId) ?? []), row]);
  const order = [...byBatch].map(([batchId, own]) => {
    const newest = own.at(-1);
    const counts = newest?.standing === "declined" ? own.findLast(({ standing }) => standing === "stands") : newest;
    const isPaid = counts !== undefined && COMMERCIAL_CHOICES[counts.commercial].payable;
    return { batchId, accepted: isPaid ? [{ batchId, decisionId: counts.id, units: counts.units }] : [] };
  });
  return {
    before(batchId) {
      const own = order.findIndex((one) => one.batchId === batchId);
      return order.slice(0, own < 0 ? undefined : own).flatMap(({ accepted }) => accepted);
    },
  };
}
