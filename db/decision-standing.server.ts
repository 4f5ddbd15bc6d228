/**
 * Whether decisions count. One that moves more than its contract's limit waits for a second person, and counts for nothing
 * until that person approved it: not for money, not for a release. Declined, it never does.
 */
import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { needsSecondApprover, type Standing } from "#app/domain/approval.ts";
import { type Db, inTransaction } from "./client.server.ts";
import type { DecisionRow } from "./decisions.server.ts";
import { decisionApprovals, decisions } from "./schema.ts";

export type ApprovalRow = typeof decisionApprovals.$inferSelect;

/** SQL: the decision in this row counts. `alias` names the table in the query. */
export function standsSql(alias = "decisions"): SQL {
  const column = (name: string) => sql.raw(`${alias}.${name}`);
  return sql`(${column("second_approver_above_minor")} IS NULL
    OR ${column("value_minor")} <= ${column("second_approver_above_minor")}
    OR EXISTS (SELECT 1 FROM decision_approvals dap WHERE dap.decision_id = ${column("id")} AND dap.outcome = 'approved'))`;
}

type Judged = Pick<DecisionRow, "id" | "valueMinor" | "secondApproverAboveMinor">;

/** What a decision counts for now, with what the second person said; null when none was asked or none has answered. */
export async function standsOf(
  db: Db,
  decision: Judged,
): Promise<{ standing: Standing; approval: ApprovalRow | null }> {
  const approval = (await approvalsOf(db, [decision.id])).get(decision.id) ?? null;
  return { standing: standingOf(decision, approval), approval };
}

export function standingOf(decision: Judged, approval: Pick<ApprovalRow, "outcome"> | null | undefined): Standing {
  if (!needsSecondApprover(decision.valueMinor, decision.secondApproverAboveMinor)) return "stands";
  if (!approval) return "awaiting";
  return approval.outcome === "approved" ? "stands" : "declined";
}

export async function approvalsOf(db: Db, decisionIds: readonly number[]): Promise<Map<number, ApprovalRow>> {
  if (decisionIds.length === 0) return new Map();
  const rows = db
    .select()
    .from(decisionApprovals)
    .where(inArray(decisionApprovals.decisionId, [...decisionIds]))
    .all();
  return new Map(rows.map((row) => [row.decisionId, row]));
}

/** The latest decision that counts, for each of these batches. */
export async function decisionsInForce(db: Db, batchIds: readonly string[]): Promise<Map<string, DecisionRow>> {
  if (batchIds.length === 0) return new Map();
  const newest = db
    .select({ id: sql<number>`max(${decisions.id})` })
    .from(decisions)
    .where(and(inArray(decisions.batchId, [...batchIds]), standsSql()))
    .groupBy(decisions.batchId);
  const rows = db.select().from(decisions).where(inArray(decisions.id, newest)).all();
  return new Map(rows.map((row) => [row.batchId, row]));
}

export type ApproveOutcome =
  | { kind: "written" }
  /** Another person answered first. */
  | { kind: "answered"; by: ApprovalRow }
  /** A later decision took its place. */
  | { kind: "replaced"; by: DecisionRow };

/** Writes the second person's answer, unless somebody was faster: then nothing is written and theirs is returned. */
export async function appendApproval(db: Db, approval: Omit<ApprovalRow, "id">): Promise<ApproveOutcome> {
  return inTransaction(db, () => {
    const { decisionId } = approval;
    const by = db.select().from(decisionApprovals).where(eq(decisionApprovals.decisionId, decisionId)).get();
    if (by) return { kind: "answered", by };
    const batchId = db.select({ id: decisions.batchId }).from(decisions).where(eq(decisions.id, decisionId));
    const latest = db
      .select()
      .from(decisions)
      .where(inArray(decisions.batchId, batchId))
      .orderBy(desc(decisions.id))
      .limit(1)
      .get();
    if (latest && latest.id !== decisionId) return { kind: "replaced", by: latest };
    db.insert(decisionApprovals).values(approval).run();
    return { kind: "written" };
  });
}
