/**
 * What is known of a delivery's texts only when all are read: near-duplicate clusters, copies of what other deliveries
 * brought, and the languages that were left in doubt. Runs between storing and measuring, on stored columns and
 * positioned reads.
 */
import type { Vault } from "#app/vault/vault.server.ts";
import { replaceColumn, storedBytes, storedFirstResponse } from "#db/batch-views.server.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { copiedColumn } from "./copied-column.server.ts";
import { nearColumns } from "./near-columns.ts";
import { settleLanguages } from "./settle-languages.server.ts";
import { storedTexts } from "./stored-texts.server.ts";

/** What was found, per item and (`language`) per response; see `BatchView`. */
export interface Marks {
  nearItem: Uint32Array;
  nearPrompt: Uint32Array;
  copied: Uint8Array;
  promptLanguage: Uint8Array;
  language: Uint8Array;
}

/** Stores what it returns. `textSha256`: the text store, where the delivery's places point. */
export async function markDelivery(
  db: Db,
  vault: Vault,
  { id: deliveryId, batchId, textSha256 }: { id: number; batchId: string; textSha256: string },
): Promise<Marks> {
  const { texts, close } = storedTexts(db, vault, { id: deliveryId, textSha256 });
  try {
    const { record } = texts;
    const { nearItem, nearPrompt } = nearColumns(texts);
    const copied = await copiedColumn(db, vault, batchId, texts);
    const promptLanguage = storedBytes(db, deliveryId, "items.promptLanguage");
    const language = storedBytes(db, deliveryId, "responses.language");
    const first = storedFirstResponse(db, deliveryId);
    const columns = { promptLanguage, language, firstResponse: (item: number) => first[item] as number };
    const settled = await settleLanguages(columns, nearItem.length, record);
    inTransaction(db, () => {
      replaceColumn(db, deliveryId, "items.nearItem", nearItem);
      replaceColumn(db, deliveryId, "items.nearPrompt", nearPrompt);
      replaceColumn(db, deliveryId, "items.copied", copied);
      if (!settled) return;
      replaceColumn(db, deliveryId, "items.promptLanguage", promptLanguage);
      replaceColumn(db, deliveryId, "responses.language", language);
    });
    return { nearItem, nearPrompt, copied, promptLanguage, language };
  } finally {
    close();
  }
}
