/** Read-only links of vendors, with the contracts that each shows. */
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import { contracts, vendorLinkContracts, vendorLinks } from "./schema.ts";

export type VendorLinkRow = typeof vendorLinks.$inferSelect;

/** @param contractIds none = every contract with the vendor. */
export async function insertVendorLink(db: Db, link: VendorLinkRow, contractIds: readonly string[]): Promise<void> {
  inTransaction(db, () => {
    db.insert(vendorLinks).values(link).run();
    for (const contractId of contractIds) db.insert(vendorLinkContracts).values({ linkId: link.id, contractId }).run();
  });
}

/** Newest first, each with the titles of the contracts that were chosen for it. */
export async function vendorLinksOf(db: Db, vendorId: string): Promise<(VendorLinkRow & { contracts: string[] })[]> {
  const links = db
    .select()
    .from(vendorLinks)
    .where(eq(vendorLinks.vendorId, vendorId))
    .orderBy(desc(vendorLinks.createdAt))
    .all();
  const chosen = db
    .select({ linkId: vendorLinkContracts.linkId, title: contracts.title })
    .from(vendorLinkContracts)
    .innerJoin(contracts, eq(contracts.id, vendorLinkContracts.contractId))
    .where(
      inArray(
        vendorLinkContracts.linkId,
        links.map(({ id }) => id),
      ),
    )
    .orderBy(contracts.title)
    .all();
  return links.map((link) => ({
    ...link,
    contracts: chosen.flatMap(({ linkId, title }) => (linkId === link.id ? [title] : [])),
  }));
}

export async function vendorLinkOfHash(db: Db, tokenSha256: string): Promise<VendorLinkRow | undefined> {
  return db.select().from(vendorLinks).where(eq(vendorLinks.tokenSha256, tokenSha256)).get();
}

/** Of the contracts with the vendor, those that the link shows. */
export async function contractsOfLink(db: Db, link: Pick<VendorLinkRow, "id" | "vendorId">): Promise<string[]> {
  const own = db.select({ id: contracts.id }).from(contracts).where(eq(contracts.vendorId, link.vendorId)).all();
  const chosen = db
    .select({ id: vendorLinkContracts.contractId })
    .from(vendorLinkContracts)
    .where(eq(vendorLinkContracts.linkId, link.id))
    .all();
  const shown = new Set(chosen.map(({ id }) => id));
  return own.map(({ id }) => id).filter((id) => shown.size === 0 || shown.has(id));
}

/** false when there is no such link of this vendor, or it was revoked before. @param vendorId undefined: of any */
export async function revokeVendorLink(db: Db, id: string, now: number, vendorId?: string): Promise<boolean> {
  const live = and(
    eq(vendorLinks.id, id),
    isNull(vendorLinks.revokedAt),
    vendorId === undefined ? undefined : eq(vendorLinks.vendorId, vendorId),
  );
  return db.update(vendorLinks).set({ revokedAt: now }).where(live).run().changes > 0;
}

export async function noteLinkUse(db: Db, id: string, now: number): Promise<void> {
  db.update(vendorLinks).set({ seenAt: now }).where(eq(vendorLinks.id, id)).run();
}
