/** The rows that messages to other programs are about, with the contract and week they belong to. */
import { eq, getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Db } from "./client.server.ts";
import {
  assignments,
  batches,
  contractStages,
  contracts,
  decisionApprovals,
  decisions,
  deliveries,
  flagRulings,
  flags,
  inspectionOutcomes,
  inspections,
  ledgerEntries,
  pointerMoves,
  questions,
  releases,
  vendors,
} from "./schema.ts";

export type SubjectRow = Record<string, unknown>;

export interface Subject {
  row: SubjectRow;
  contract: { id: string; title: string; vendor: string; currency: string } | null;
  week: number | null;
  batchId: string | null;
  /** Name of the release that the row refers to. */
  release: string | null;
}

const TABLES: readonly SQLiteTable[] = [
  ...[assignments, contractStages, decisionApprovals, decisions, deliveries, flagRulings, flags],
  ...[inspectionOutcomes, ledgerEntries, pointerMoves, questions, releases],
];

/** undefined when the table is not told about, or the row is gone. @param key of the table's first primary key */
export async function subjectOf(db: Db, tableName: string, key: string): Promise<Subject | undefined> {
  const table = TABLES.find((one) => getTableName(one) === tableName);
  const column = table && Object.values(getTableColumns(table)).find(({ primary }) => primary);
  if (!table || !column) return undefined;
  const row = db.select().from(table).where(eq(column, key)).get() as SubjectRow | undefined;
  if (!row) return undefined;
  const batchId = batchOf(db, row);
  const batch = batchId === null ? undefined : db.select().from(batches).where(eq(batches.id, batchId)).get();
  const contractId = batch?.contractId ?? (row.contractId as string | undefined);
  const contract =
    contractId === undefined
      ? undefined
      : db
          .select({ id: contracts.id, title: contracts.title, vendor: vendors.name, currency: contracts.currency })
          .from(contracts)
          .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
          .where(eq(contracts.id, contractId))
          .get();
  return { row, contract: contract ?? null, week: batch?.week ?? null, batchId, release: releaseOf(db, row) };
}

function releaseOf(db: Db, { releaseId }: SubjectRow): string | null {
  if (typeof releaseId !== "string") return null;
  return db.select({ name: releases.name }).from(releases).where(eq(releases.id, releaseId)).get()?.name ?? null;
}

/** Through what the row refers to, where it names no week itself. */
function batchOf(db: Db, { batchId, decisionId, flagId, inspectionId }: SubjectRow): string | null {
  if (typeof batchId === "string") return batchId;
  if (typeof decisionId === "number")
    return db.select({ id: decisions.batchId }).from(decisions).where(eq(decisions.id, decisionId)).get()?.id ?? null;
  if (typeof flagId === "number")
    return db.select({ id: flags.batchId }).from(flags).where(eq(flags.id, flagId)).get()?.id ?? null;
  if (typeof inspectionId === "string")
    return (
      db.select({ id: inspections.batchId }).from(inspections).where(eq(inspections.id, inspectionId)).get()?.id ?? null
    );
  return null;
}
