/** Who is to do what until when. Append-only; done is an event. */
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { TalkSubject } from "#app/domain/talk.ts";
import type { Db } from "./client.server.ts";
import { assignmentClosures, assignments, contracts, vendors } from "./schema.ts";

export type AssignmentRow = Awaited<ReturnType<typeof listAssignments>>[number];
export type NewAssignment = Omit<typeof assignments.$inferInsert, "id">;

export async function insertAssignment(db: Db, assignment: NewAssignment): Promise<number> {
  return db.insert(assignments).values(assignment).returning({ id: assignments.id }).get().id;
}

/** @returns false when it was done before. */
export async function closeAssignment(db: Db, closure: typeof assignmentClosures.$inferInsert): Promise<boolean> {
  return db.insert(assignmentClosures).values(closure).onConflictDoNothing().run().changes === 1;
}

/** By due day, then in the order they were made. */
export async function listAssignments(db: Db) {
  return joined(db, sql`1`);
}

export async function openAssignments(db: Db): Promise<AssignmentRow[]> {
  return joined(db, isNull(assignmentClosures.assignmentId));
}

export async function assignmentsOn(db: Db, subjectKind: TalkSubject, subjectKey: string): Promise<AssignmentRow[]> {
  const which = and(eq(assignments.subjectKind, subjectKind), eq(assignments.subjectKey, subjectKey));
  return joined(db, which ?? sql`0`);
}

export async function assignmentById(db: Db, id: number): Promise<AssignmentRow | undefined> {
  return joined(db, eq(assignments.id, id))[0];
}

function joined(db: Db, which: SQL) {
  const rows = db
    .select({ assignment: assignments, closure: assignmentClosures, contract: contracts.title, vendor: vendors.name })
    .from(assignments)
    .innerJoin(contracts, eq(contracts.id, assignments.contractId))
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .leftJoin(assignmentClosures, eq(assignmentClosures.assignmentId, assignments.id))
    .where(which)
    .orderBy(asc(assignments.dueOn), asc(assignments.id))
    .all();
  return rows.map(({ assignment, ...more }) => ({ ...assignment, ...more }));
}
