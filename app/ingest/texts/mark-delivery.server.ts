/**
 * What is known of a delivery's texts only when all are read: near-duplicate clusters, and the languages that were left in
 * doubt. Runs between storing and measuring, on stored columns and positioned reads.
 */
import {
  placeFinder,
  replaceColumn,
  storedBand,
  storedBytes,
  storedFirstResponse,
  storedKeys,
} from "#db/batch-views.server.ts";
import { type Db, inTransaction } from "#db/client.server.ts";
import { nearColumns } from "./near-columns.ts";
import { RecordFile } from "./record-file.server.ts";
import { settleLanguages } from "./settle-languages.server.ts";

/** @param path the text store, where the delivery's places point */
export async function markDelivery(db: Db, deliveryId: number, path: string): Promise<void> {
  const file = new RecordFile(path);
  try {
    const placeOf = placeFinder(db, deliveryId);
    const record = (item: number) => {
      const { offset, length } = placeOf(item);
      return file.record(offset, length);
    };
    const promptKey = storedKeys(db, deliveryId, "items.promptKey");
    const { nearItem, nearPrompt } = nearColumns({
      promptKey,
      pairKey: storedKeys(db, deliveryId, "items.pairKey"),
      band: (number) => storedBand(db, deliveryId, number),
      record,
    });
    const promptLanguage = storedBytes(db, deliveryId, "items.promptLanguage");
    const language = storedBytes(db, deliveryId, "responses.language");
    const first = storedFirstResponse(db, deliveryId);
    const columns = { promptLanguage, language, firstResponse: (item: number) => first[item] as number };
    const settled = await settleLanguages(columns, promptKey.length, record);
    inTransaction(db, () => {
      replaceColumn(db, deliveryId, "items.nearItem", nearItem);
      replaceColumn(db, deliveryId, "items.nearPrompt", nearPrompt);
      if (!settled) return;
      replaceColumn(db, deliveryId, "items.promptLanguage", promptLanguage);
      replaceColumn(db, deliveryId, "responses.language", language);
    });
  } finally {
    file.close();
  }
}
