/** The layouts a person can name for an upload: the presets, and the mappings saved for the vendor. */

import { PRESETS } from "#app/ingest/presets/index.ts";
import type { Db } from "#db/client.server.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { mappingsOfVendor } from "#db/mappings.server.ts";

/** Values as the upload form sends them: `mapping:ID` or `preset:NAME`. */
export async function readerOptions(db: Db, vendorId: string | null): Promise<{ value: string; label: string }[]> {
  const saved = vendorId === null ? [] : await mappingsOfVendor(db, vendorId);
  return [
    ...saved.map(({ id, name, version }) => ({ value: `mapping:${id}`, label: `${name} (mapping v${version})` })),
    ...PRESETS.map(({ id, title }) => ({ value: `preset:${id}`, label: title })),
  ];
}

/** The same for a batch's vendor; only the presets when there is no such batch. */
export async function batchReaderOptions(db: Db, batchId: string): Promise<{ value: string; label: string }[]> {
  const batch = await batchById(db, batchId);
  const contract = batch && (await contractById(db, batch.contractId));
  return readerOptions(db, contract?.vendorId ?? null);
}
