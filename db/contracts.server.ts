/** Vendors, contracts, their prices, checkpoints and schedule. */
import { randomUUID } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Weekday } from "#app/domain/contract-calendar.ts";
import type { MixStratum } from "#app/domain/mix.ts";
import type { PriceTier } from "#app/domain/pricing.ts";
import type { Phase } from "#app/domain/states.ts";
import type { Tolerance } from "#app/domain/tolerance.ts";
import { type Db, inTransaction } from "./client.server.ts";
import {
  batches,
  checkpoints,
  contractAmendments,
  contracts,
  policies,
  priceTiers,
  scopedPriceTiers,
  vendors,
} from "./schema.ts";

export type VendorRow = typeof vendors.$inferSelect;
export type ContractRow = typeof contracts.$inferSelect;
export type BatchRow = typeof batches.$inferSelect;
export type CheckpointRow = typeof checkpoints.$inferSelect;

export type NewAmendment = Omit<typeof contractAmendments.$inferInsert, "id" | "contractId">;

export interface ContractFacts extends Partial<Tolerance> {
  title: string;
  unit: string;
  currency: string;
  committedUnits: number;
  committedMinor: number | null;
  startsOn: string;
  rejectionWindowDays: number;
  timeZone?: string;
  weekend?: Weekday[];
  holidays?: string[];
  discountBasisPoints: number;
  discountUnits: number;
  secondApproverAboveMinor?: number | null;
  feedback: unknown;
  /** Agreed shares of strata; empty or absent: none. */
  mix?: readonly MixStratum[] | null;
  tiers: PriceTier[];
  checkpoints: { model: string; fromWeek: number | null; toWeek: number | null }[];
  weeks: { week: number; phase: Phase; dueAt: number; expectedUnits: number; instructionVersion: string | null }[];
}

export async function listVendors(db: Db): Promise<(VendorRow & { contracts: number })[]> {
  return db
    .select({
      id: vendors.id,
      name: vendors.name,
      notes: vendors.notes,
      createdAt: vendors.createdAt,
      contracts: sql<number>`(SELECT count(*) FROM contracts WHERE contracts.vendor_id = vendors.id)`,
    })
    .from(vendors)
    .orderBy(asc(vendors.name))
    .all();
}

export async function vendorById(db: Db, id: string): Promise<VendorRow | undefined> {
  return db.select().from(vendors).where(eq(vendors.id, id)).get();
}

export async function vendorByName(db: Db, name: string): Promise<VendorRow | undefined> {
  return db.select().from(vendors).where(eq(vendors.name, name)).get();
}

export async function createVendor(db: Db, vendor: { name: string; notes?: string; now: number }): Promise<VendorRow> {
  const values = { id: randomUUID(), name: vendor.name, notes: vendor.notes ?? "", createdAt: vendor.now };
  return db.insert(vendors).values(values).returning().get();
}

export async function updateVendor(db: Db, id: string, vendor: { name: string; notes: string }): Promise<void> {
  db.update(vendors).set(vendor).where(eq(vendors.id, id)).run();
}

export async function listContracts(db: Db): Promise<(ContractRow & { vendor: string })[]> {
  const rows = db
    .select({ contract: contracts, vendor: vendors.name })
    .from(contracts)
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .orderBy(asc(vendors.name), asc(contracts.title))
    .all();
  return rows.map(({ contract, vendor }) => ({ ...contract, vendor }));
}

export async function contractById(db: Db, id: string): Promise<(ContractRow & { vendor: string }) | undefined> {
  const row = db
    .select({ contract: contracts, vendor: vendors.name })
    .from(contracts)
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .where(eq(contracts.id, id))
    .get();
  return row && { ...row.contract, vendor: row.vendor };
}

export async function contractTerms(db: Db, contractId: string) {
  return {
    tiers: tiersOf(db, contractId),
    checkpoints: db
      .select()
      .from(checkpoints)
      .where(eq(checkpoints.contractId, contractId))
      .orderBy(asc(checkpoints.model))
      .all(),
    mix: db.select({ mix: contracts.mix }).from(contracts).where(eq(contracts.id, contractId)).get()?.mix ?? null,
  };
}

/** Those of every unit first, then by domain and phase. */
function tiersOf(db: Db, contractId: string): PriceTier[] {
  const general = db
    .select({ fromUnit: priceTiers.fromUnit, unitPriceMicro: priceTiers.unitPriceMicro })
    .from(priceTiers)
    .where(eq(priceTiers.contractId, contractId))
    .orderBy(asc(priceTiers.fromUnit))
    .all();
  const { domain, phase, fromUnit } = scopedPriceTiers;
  const scoped = db
    .select()
    .from(scopedPriceTiers)
    .where(eq(scopedPriceTiers.contractId, contractId))
    .orderBy(asc(domain), asc(phase), asc(fromUnit))
    .all();
  const named = scoped.map(({ contractId: _, ...tier }) => ({
    ...tier,
    domain: tier.domain === "" ? null : tier.domain,
    phase: tier.phase === "" ? null : tier.phase,
  }));
  return [...general, ...named];
}

export async function batchesOf(db: Db, contractId: string): Promise<BatchRow[]> {
  return db.select().from(batches).where(eq(batches.contractId, contractId)).orderBy(asc(batches.week)).all();
}

export async function batchOfWeek(db: Db, contractId: string, week: number): Promise<BatchRow | undefined> {
  return db
    .select()
    .from(batches)
    .where(and(eq(batches.contractId, contractId), eq(batches.week, week)))
    .get();
}

export async function batchById(db: Db, id: string): Promise<BatchRow | undefined> {
  return db.select().from(batches).where(eq(batches.id, id)).get();
}

/** One transaction: the contract with its prices, checkpoints and weeks. */
export async function createContract(
  db: Db,
  contract: ContractFacts & { vendorId: string; policyId: string; now: number },
): Promise<string> {
  const id = randomUUID();
  inTransaction(db, () => {
    const { tiers, checkpoints: models, weeks, now, ...facts } = contract;
    db.insert(contracts)
      .values({ ...facts, id, createdAt: now })
      .run();
    writeParts(db, id, contract);
  });
  return id;
}

/**
 * Replaces prices, checkpoints and weeks. Weeks that hold deliveries or decisions keep their row; removing one fails on
 * its foreign key. An amendment is written with the change or not at all.
 */
export async function updateContract(
  db: Db,
  id: string,
  contract: ContractFacts,
  amendment: NewAmendment | null = null,
): Promise<void> {
  inTransaction(db, () => {
    const { tiers, checkpoints: models, weeks, ...facts } = contract;
    db.update(contracts).set(facts).where(eq(contracts.id, id)).run();
    db.delete(priceTiers).where(eq(priceTiers.contractId, id)).run();
    db.delete(scopedPriceTiers).where(eq(scopedPriceTiers.contractId, id)).run();
    db.delete(checkpoints).where(eq(checkpoints.contractId, id)).run();
    const kept = new Set(weeks.map(({ week }) => week));
    for (const batch of db.select().from(batches).where(eq(batches.contractId, id)).all())
      if (!kept.has(batch.week)) db.delete(batches).where(eq(batches.id, batch.id)).run();
    writeParts(db, id, contract);
    if (amendment)
      db.insert(contractAmendments)
        .values({ ...amendment, contractId: id })
        .run();
  });
}

export async function usePolicy(db: Db, contractId: string, policyId: string): Promise<void> {
  db.update(contracts).set({ policyId }).where(eq(contracts.id, contractId)).run();
}

export async function policyById(db: Db, id: string): Promise<typeof policies.$inferSelect | undefined> {
  return db.select().from(policies).where(eq(policies.id, id)).get();
}

export async function listPolicies(db: Db): Promise<(typeof policies.$inferSelect)[]> {
  return db.select().from(policies).orderBy(asc(policies.name), asc(policies.version)).all();
}

export async function createPolicy(
  db: Db,
  policy: { name: string; version: number; body: unknown; now: number; createdBy: string },
): Promise<string> {
  const { now, ...values } = policy;
  const id = randomUUID();
  db.insert(policies)
    .values({ ...values, id, createdAt: now })
    .run();
  return id;
}

function writeParts(db: Db, contractId: string, parts: Pick<ContractFacts, "tiers" | "checkpoints" | "weeks">): void {
  for (const { domain = null, phase = null, ...tier } of parts.tiers)
    if (domain === null && phase === null)
      db.insert(priceTiers)
        .values({ ...tier, contractId })
        .run();
    else
      db.insert(scopedPriceTiers)
        .values({ ...tier, domain: domain ?? "", phase: phase ?? "", contractId })
        .run();
  for (const checkpoint of parts.checkpoints)
    db.insert(checkpoints)
      .values({ ...checkpoint, contractId })
      .run();
  for (const week of parts.weeks) {
    db.insert(batches)
      .values({ ...week, id: randomUUID(), contractId })
      .onConflictDoUpdate({ target: [batches.contractId, batches.week], set: week })
      .run();
  }
}
