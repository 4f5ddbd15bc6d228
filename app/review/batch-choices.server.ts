/** The weeks a file can be attached to, by contract. */
import type { Db } from "#db/client.server.ts";
import { batchesOf, listContracts } from "#db/contracts.server.ts";

export async function batchChoices(db: Db): Promise<{ value: string; label: string }[]> {
  const choices: { value: string; label: string }[] = [];
  for (const { id, title, vendor } of await listContracts(db))
    for (const batch of await batchesOf(db, id))
      choices.push({ value: batch.id, label: `${vendor} · ${title} · week ${batch.week}` });
  return choices;
}
