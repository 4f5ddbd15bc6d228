/** What refers to the weeks of a contract, so that a week is not dropped from under it. */
import { sql } from "drizzle-orm";
import type { Db } from "./client.server.ts";

/** Every table whose rows name a batch, with what such a row is called; a test holds the list against the schema. */
export const WEEK_REFERENCES: Record<string, string> = {
  deliveries: "a delivery",
  decisions: "a decision",
  ledger_entries: "a credit note",
  invoice_lines: "an invoice line",
  questions: "a question",
  flags: "a flag",
  inspections: "an inspection",
  release_members: "a place in a release",
  run_batches_left_out: "a place in a training run",
  saved_slices: "a saved slice",
  adjudications: "an adjudicated answer",
  vendor_claims: "a number that the vendor claims",
  week_reasons: "a reason for being late or short",
};

/** The first week after `lastWeek` that something refers to, and what that is; undefined when nothing does. */
export async function referredWeekAfter(
  db: Db,
  contractId: string,
  lastWeek: number,
): Promise<{ week: number; what: string } | undefined> {
  const named = Object.entries(WEEK_REFERENCES).map(
    ([table, what]) => sql`SELECT batch_id, ${what} AS what FROM ${sql.identifier(table)} WHERE batch_id IS NOT NULL`,
  );
  const talked = (["comments", "assignments"] as const).map(
    (table) =>
      sql`SELECT subject_key, ${table === "comments" ? "a comment" : "an assignment"} FROM ${sql.identifier(table)} WHERE subject_kind = 'batch'`,
  );
  const [found] = db.all<{ week: number; what: string }>(sql`
    SELECT b.week, r.what FROM batches b JOIN (${sql.join([...named, ...talked], sql` UNION ALL `)}) r ON r.batch_id = b.id
    WHERE b.contract_id = ${contractId} AND b.week > ${lastWeek} ORDER BY b.week LIMIT 1`);
  return found ?? milestoneAfter(db, contractId, lastWeek);
}

/** Milestones name a week by its number. */
function milestoneAfter(db: Db, contractId: string, lastWeek: number) {
  return db.get<{ week: number; what: string } | undefined>(
    sql`SELECT week, 'the milestone “' || title || '”' AS what FROM milestones
      WHERE contract_id = ${contractId} AND week > ${lastWeek} ORDER BY week LIMIT 1`,
  );
}
