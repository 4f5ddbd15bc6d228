/** Milestones with their histories, and slots with their confirmations. */
import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { MilestoneEntry, MilestoneKind } from "#app/domain/milestone.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { milestoneEntries, milestones, slotConfirmations, vendorSlots } from "./schema.ts";

export type MilestoneRow = typeof milestones.$inferSelect & { entries: MilestoneEntry[] };
export interface SlotRow {
  id: number;
  week: number;
  units: number;
  confirmBy: string;
  by: string;
  at: number;
  confirmed: { on: string; by: string } | null;
}

/** Each with everything that happened to it, first to last. */
export async function milestonesOf(db: Db, contractId: string): Promise<MilestoneRow[]> {
  const rows = db
    .select({ milestone: milestones, entry: milestoneEntries })
    .from(milestones)
    .innerJoin(milestoneEntries, eq(milestoneEntries.milestoneId, milestones.id))
    .where(eq(milestones.contractId, contractId))
    .orderBy(asc(milestoneEntries.id))
    .all();
  const found = new Map<string, MilestoneRow>();
  for (const { milestone, entry } of rows) {
    const known = found.get(milestone.id) ?? { ...milestone, entries: [] };
    known.entries.push(entry);
    found.set(milestone.id, known);
  }
  return [...found.values()];
}

export async function milestoneById(db: Db, id: string): Promise<MilestoneRow | undefined> {
  const row = db.select().from(milestones).where(eq(milestones.id, id)).get();
  return row && (await milestonesOf(db, row.contractId)).find((one) => one.id === id);
}

export async function addMilestone(
  db: Db,
  milestone: { contractId: string; kind: MilestoneKind; title: string; owner: string; week: number | null },
  due: Omit<MilestoneEntry, "entry">,
): Promise<string> {
  const id = randomUUID();
  inTransaction(db, () => {
    db.insert(milestones)
      .values({ ...milestone, id, createdAt: due.at })
      .run();
    db.insert(milestoneEntries)
      .values({ ...due, entry: "due", milestoneId: id })
      .run();
  });
  return id;
}

export async function appendMilestoneEntry(db: Db, milestoneId: string, entry: MilestoneEntry): Promise<void> {
  db.insert(milestoneEntries)
    .values({ ...entry, milestoneId })
    .run();
}

export async function slotsOf(db: Db, contractId: string): Promise<SlotRow[]> {
  const rows = db
    .select({ slot: vendorSlots, confirmation: slotConfirmations })
    .from(vendorSlots)
    .leftJoin(slotConfirmations, eq(slotConfirmations.slotId, vendorSlots.id))
    .where(eq(vendorSlots.contractId, contractId))
    .orderBy(asc(vendorSlots.week), asc(vendorSlots.id))
    .all();
  return rows.map(({ slot, confirmation }) => ({
    ...slot,
    confirmed: confirmation && { on: confirmation.day, by: confirmation.by },
  }));
}

export async function bookSlot(db: Db, slot: Omit<typeof vendorSlots.$inferInsert, "id">): Promise<number> {
  return db.insert(vendorSlots).values(slot).returning({ id: vendorSlots.id }).get().id;
}

/** A second confirmation changes nothing. */
export async function confirmSlot(db: Db, confirmation: typeof slotConfirmations.$inferInsert): Promise<void> {
  db.insert(slotConfirmations).values(confirmation).onConflictDoNothing().run();
}
