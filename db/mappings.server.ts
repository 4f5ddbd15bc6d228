/** Saved column mappings of a vendor. A change is a new version. */
import { randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import { mappings } from "./schema.ts";

export type MappingRow = typeof mappings.$inferSelect;

export async function mappingById(db: Db, id: string): Promise<MappingRow | undefined> {
  return db.select().from(mappings).where(eq(mappings.id, id)).get();
}

export async function mappingsOfVendor(db: Db, vendorId: string): Promise<MappingRow[]> {
  return db
    .select()
    .from(mappings)
    .where(eq(mappings.vendorId, vendorId))
    .orderBy(mappings.name, desc(mappings.version))
    .all();
}

export async function saveMapping(
  db: Db,
  mapping: { vendorId: string; name: string; body: unknown; now: number },
): Promise<MappingRow> {
  return inTransaction(db, () => {
    const { vendorId, name, body, now } = mapping;
    const last = db
      .select({ version: mappings.version })
      .from(mappings)
      .where(and(eq(mappings.vendorId, vendorId), eq(mappings.name, name)))
      .orderBy(desc(mappings.version))
      .limit(1)
      .get();
    const values = { id: randomUUID(), vendorId, name, body, version: (last?.version ?? 0) + 1, createdAt: now };
    return db.insert(mappings).values(values).returning().get();
  });
}
