/** Reports to vendors, by decision and version. */
import { desc, eq, ne, sql } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import {
  assignments,
  comments,
  decisionApprovals,
  decisions,
  flagRulings,
  flags,
  inspectionAnswers,
  inspections,
  users,
  vendorClaims,
  vendorReports,
  vendors,
} from "./schema.ts";

export type VendorReportRow = typeof vendorReports.$inferSelect;

/** Writes the next version. The content is made with its version at hand; two people at once get one each. */
export async function appendReport(
  db: Db,
  { decisionId, createdBy, createdAt }: Pick<VendorReportRow, "decisionId" | "createdBy" | "createdAt">,
  contentOf: (version: number) => unknown,
): Promise<number> {
  return inTransaction(db, () => {
    const newest = db
      .select({ version: sql<number>`coalesce(max(${vendorReports.version}), 0)` })
      .from(vendorReports)
      .where(eq(vendorReports.decisionId, decisionId))
      .get();
    const version = (newest?.version ?? 0) + 1;
    db.insert(vendorReports)
      .values({ decisionId, version, content: contentOf(version), createdBy, createdAt })
      .run();
    return version;
  });
}

/** Newest first. */
export async function reportsOfDecision(db: Db, decisionId: number): Promise<VendorReportRow[]> {
  return db
    .select()
    .from(vendorReports)
    .where(eq(vendorReports.decisionId, decisionId))
    .orderBy(desc(vendorReports.version))
    .all();
}

export async function vendorReportById(db: Db, id: number): Promise<VendorReportRow | undefined> {
  return db.select().from(vendorReports).where(eq(vendorReports.id, id)).get();
}

/**
 * Names that a report to this vendor must not hold: other vendors, who of us has an account, and who signed, approved,
 * flagged, ruled, reviewed, drew, entered a claim, wrote a comment, or gave or was given a task.
 */
export async function namesNotForVendor(db: Db, vendorId: string): Promise<string[]> {
  const others = db.select({ name: vendors.name }).from(vendors).where(ne(vendors.id, vendorId)).all();
  const people = [
    db.selectDistinct({ name: users.name }).from(users).all(),
    db.selectDistinct({ name: decisions.signer }).from(decisions).all(),
    db.selectDistinct({ name: decisionApprovals.signer }).from(decisionApprovals).all(),
    db.selectDistinct({ name: flags.author }).from(flags).all(),
    db.selectDistinct({ name: flagRulings.by }).from(flagRulings).all(),
    db.selectDistinct({ name: inspections.drawnBy }).from(inspections).all(),
    db.selectDistinct({ name: inspectionAnswers.reviewer }).from(inspectionAnswers).all(),
    db.selectDistinct({ name: vendorClaims.enteredBy }).from(vendorClaims).all(),
    db.selectDistinct({ name: comments.author }).from(comments).all(),
    db.selectDistinct({ name: assignments.author }).from(assignments).all(),
    db.selectDistinct({ name: assignments.assignee }).from(assignments).all(),
  ];
  return [...new Set([...others, ...people.flat()].map(({ name }) => name))];
}
