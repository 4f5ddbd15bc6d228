/** In which order the batches of a contract were first paid for: what its price tiers and discount run along. */
import { eq, sql } from "drizzle-orm";
import { COMMERCIAL_CHOICES } from "#app/domain/decision.ts";
import type { Db } from "./client.server.ts";
import { decisionsInForce, standsOf } from "./decision-standing.server.ts";
import { type DecisionRow, latestDecisions } from "./decisions.server.ts";
import { batches, decisions } from "./schema.ts";

/**
 * Units accepted before those of this batch. A batch keeps the place of its first decision, so that a change of mind
 * about it prices the same units of the contract again; a batch not yet decided comes last. A decision that awaits its second
 * approver keeps its units reserved, so that approving it moves no other batch's price.
 */
export async function acceptedBefore(db: Db, contractId: string, batchId: string): Promise<number> {
  const earlier = await acceptedEarlier(db, contractId, batchId);
  return earlier.reduce((units, decision) => units + decision.acceptedUnits, 0);
}

/** The decisions that accept those units, in the order of the batches' first decisions. */
export async function acceptedEarlier(db: Db, contractId: string, batchId: string): Promise<DecisionRow[]> {
  const first = db
    .select({ batchId: decisions.batchId, id: sql<number>`min(${decisions.id})` })
    .from(decisions)
    .innerJoin(batches, eq(batches.id, decisions.batchId))
    .where(eq(batches.contractId, contractId))
    .groupBy(decisions.batchId)
    .all();
  const own = first.find((row) => row.batchId === batchId)?.id ?? Number.POSITIVE_INFINITY;
  const earlier = first
    .filter((row) => row.batchId !== batchId && row.id < own)
    .sort((a, b) => a.id - b.id)
    .map((row) => row.batchId);
  const latest = await latestDecisions(db, earlier);
  const inForce = await decisionsInForce(db, earlier);
  const found: DecisionRow[] = [];
  for (const earlierId of earlier) {
    const newest = latest.get(earlierId);
    if (!newest) continue;
    const isDeclined = (await standsOf(db, newest)).standing === "declined";
    const decision = isDeclined ? inForce.get(earlierId) : newest;
    if (decision && COMMERCIAL_CHOICES[decision.commercial].payable) found.push(decision);
  }
  return found;
}
