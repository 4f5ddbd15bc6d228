/** The records that a signer shows a vendor, read from the vault. */
import { recordOfLine } from "#app/domain/record-of-line.ts";
import { MissingFromVault, readAt, type Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { deliveryById } from "#db/deliveries.server.ts";
import { goldOfContract } from "#db/gold.server.ts";
import { whyTextsGone } from "#db/keeping.server.ts";
import { itemOfId } from "#db/records.server.ts";
import type { Example } from "./content.ts";
import { exampleOfRecord } from "./example-of-record.ts";

export type ReadExample = { ok: true; example: Example } | { ok: false; message: string };

/** @param deliveryIds of the decision: what it was signed on. */
export async function readExample(
  { db, vault }: { db: Db; vault: Vault },
  { contractId, deliveryIds }: { contractId: string; deliveryIds: readonly number[] },
  { record: id, reason }: { record: string; reason: string },
): Promise<ReadExample> {
  const item = await itemOfId(db, deliveryIds, id);
  const delivery = item && (await deliveryById(db, item.deliveryId));
  if (!item || !delivery) return { ok: false, message: "This delivery has no record with that id." };
  const gold = await goldOfContract(db, contractId);
  if (gold.some(({ externalId, retirement }) => externalId === id && !retirement))
    return { ok: false, message: "This is a gold item in use: shown to the vendor it would measure nothing any more." };
  const gone = await whyTextsGone(db, delivery.id, delivery.textSha256);
  if (gone !== undefined) return { ok: false, message: gone };
  try {
    const line = readAt(vault, delivery.textSha256, item.offset, item.length).toString("utf8");
    return {
      ok: true,
      example: exampleOfRecord(recordOfLine(line), { file: delivery.fileName, line: item.line }, reason),
    };
  } catch (error) {
    if (error instanceof MissingFromVault || error instanceof SyntaxError)
      return { ok: false, message: "The vault does not hold this record's text; verify it against its hashes." };
    throw error;
  }
}
