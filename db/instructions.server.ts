/** Instruction documents of contracts, and what ran under each version. */
import { and, asc, eq } from "drizzle-orm";
import type { Db } from "./client.server.ts";
import { calibrationRounds, instructionDocuments } from "./schema.ts";

export type InstructionRow = typeof instructionDocuments.$inferSelect;

/** By the day they were agreed. */
export async function instructionsOf(db: Db, contractId: string): Promise<InstructionRow[]> {
  return db
    .select()
    .from(instructionDocuments)
    .where(eq(instructionDocuments.contractId, contractId))
    .orderBy(asc(instructionDocuments.agreedOn), asc(instructionDocuments.id))
    .all();
}

/** false when the version has a document already: it is never replaced. */
export async function addInstruction(db: Db, document: Omit<InstructionRow, "id">): Promise<boolean> {
  const { contractId, version } = document;
  const known = db
    .select({ id: instructionDocuments.id })
    .from(instructionDocuments)
    .where(and(eq(instructionDocuments.contractId, contractId), eq(instructionDocuments.version, version)))
    .get();
  if (known) return false;
  db.insert(instructionDocuments).values(document).run();
  return true;
}

export async function roundsByInstruction(
  db: Db,
  contractId: string,
): Promise<{ id: string; number: number; title: string; version: string | null }[]> {
  const { id, number, title, instructionVersion: version } = calibrationRounds;
  return db
    .select({ id, number, title, version })
    .from(calibrationRounds)
    .where(eq(calibrationRounds.contractId, contractId))
    .orderBy(asc(number))
    .all();
}
