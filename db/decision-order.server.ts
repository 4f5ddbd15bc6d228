/** In which order the batches of a contract were first paid for: what its price tiers and discount run along. */
import { eq, sql } from "drizzle-orm";
import { COMMERCIAL_CHOICES } from "#app/domain/decision.ts";
import type { Db } from "./client.server.ts";
import { decisionsInForce, standsOf } from "./decision-standing.server.ts";
import { latestDecisions } from "./decisions.server.ts";
import { batches, decisions } from "./schema.ts";

/**
 * Units accepted before those of this batch. A batch keeps the place of its first decision, so that a change of mind
 * about it prices the same units of the contract again; a batch not yet decided comes last. A decision that awaits its second
 * approver keeps its units reserved, so that approving it moves no other batch's price.
 */
export async function acceptedBefore(db: Db, contractId: string, batchId: string): Promise<number> {
  const first = db
    .select({ batchId: decisions.batchId, id: sql<number>`min(${decisions.id})` })
    .from(decisions)
    .innerJoin(batches, eq(batches.id, decisions.batchId))
    .where(eq(batches.contractId, contractId))
    .groupBy(decisions.batchId)
    .all();
  const own = first.find((row) => row.batchId === batchId)?.id ?? Number.POSITIVE_INFINITY;
  const earlier = first.filter((row) => row.batchId !== batchId && row.id < own).map((row) => row.batchId);
  const latest = await latestDecisions(db, earlier);
  const inForce = await decisionsInForce(db, earlier);
  let units = 0;
  for (const [earlierId, newest] of latest) {
    const isDeclined = (await standsOf(db, newest)).standing === "declined";
    const decision = isDeclined ? inForce.get(earlierId) : newest;
    if (!decision) continue;
    if (COMMERCIAL_CHOICES[decision.commercial].payable) units += decision.acceptedUnits;
  }
  return units;
}
