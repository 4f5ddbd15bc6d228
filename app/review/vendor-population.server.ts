/** What is known of a vendor's annotators, as counts: the page lists nobody. */
import { type AttributeCount, annotatorsIn, attributeCounts } from "#app/ingest/population/import-attributes.server.ts";
import type { Db } from "#db/client.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { attributesOfVendor } from "#db/population.server.ts";

export interface VendorPopulation {
  vendor: { id: string; name: string };
  annotators: number;
  attributes: AttributeCount[];
  imported: { at: number; by: string; fileSha256: string } | null;
}

export async function vendorPopulation(db: Db, vendorId: string): Promise<VendorPopulation | undefined> {
  const vendor = await vendorById(db, vendorId);
  if (!vendor) return undefined;
  const rows = await attributesOfVendor(db, vendor.id);
  const [first] = rows;
  return {
    vendor: { id: vendor.id, name: vendor.name },
    annotators: annotatorsIn(rows),
    attributes: attributeCounts(rows),
    imported: first ? { at: first.importedAt, by: first.importedBy, fileSha256: first.fileSha256 } : null,
  };
}
