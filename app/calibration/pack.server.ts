/** A round to send out: its items as canonical records without the key, and the key apart. */
import type { ItemRecord } from "#app/domain/record.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import { itemsOfRound } from "#db/calibration.server.ts";
import type { Db } from "#db/client.server.ts";
import { whyItemGone } from "#db/keeping.server.ts";
import { recordText } from "./record-text.server.ts";

/** Why the round cannot be sent out any more; undefined while it can. */
export async function packRefusal(db: Db, roundId: string): Promise<string | undefined> {
  for (const sha256 of new Set((await itemsOfRound(db, roundId)).map(({ textSha256 }) => textSha256))) {
    const gone = await whyItemGone(db, roundId, sha256);
    if (gone !== undefined) return gone;
  }
  return undefined;
}

/** One line each, in the order of the round. Names of models, tags and meta-data could give the answer away: left out. */
export async function* packLines({ db, vault }: { db: Db; vault: Vault }, roundId: string): AsyncGenerator<string> {
  for (const item of await itemsOfRound(db, roundId)) {
    const record = recordText(vault, item);
    if (!record) throw new Error(`The vault has lost the text of item ${item.externalId}.`);
    yield `${JSON.stringify(blind(record, item.externalId))}\n`;
  }
}

export function blind({ prompt, responses, domain, language }: ItemRecord, id: string): ItemRecord {
  return {
    id,
    prompt,
    responses: responses.map(({ text }) => ({ text })),
    judgments: [],
    ...(domain !== undefined && { domain }),
    ...(language !== undefined && { language }),
  };
}

/** Items without a key have none here either. */
export async function* keyLines(db: Db, roundId: string): AsyncGenerator<string> {
  for (const { externalId, key } of await itemsOfRound(db, roundId))
    if (key) yield `${JSON.stringify({ id: externalId, gold: key })}\n`;
}
