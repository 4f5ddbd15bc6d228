/** Which items of a delivery earlier weeks of its contract, or other contracts, brought before: exactly, or nearly. */
import { CopyOf } from "#app/metrics/batch-view.ts";
import { has, type Vault } from "#app/vault/vault.server.ts";
import { storedKeys } from "#db/batch-views.server.ts";
import type { Db } from "#db/client.server.ts";
import { type OtherDelivery, otherDeliveries } from "#db/other-deliveries.server.ts";
import { copiesOf, Likeness, sameKeys } from "./copies-of.ts";
import { type LoadedTexts, type SetOf, shingleSets } from "./loaded-texts.ts";
import { storedTexts } from "./stored-texts.server.ts";

const BITS: Record<OtherDelivery["where"], { same: number; near: number }> = {
  earlier: { same: CopyOf.EARLIER | CopyOf.NEARLY_EARLIER, near: CopyOf.NEARLY_EARLIER },
  elsewhere: { same: CopyOf.ELSEWHERE | CopyOf.NEARLY_ELSEWHERE, near: CopyOf.NEARLY_ELSEWHERE },
};

/** Bits of {@link CopyOf} for each item. One other delivery is open at a time. */
export async function copiedColumn(db: Db, vault: Vault, batchId: string, own: LoadedTexts): Promise<Uint8Array> {
  const copied = new Uint8Array(own.pairKey.length);
  const setOf = shingleSets(own, "item");
  for (const other of await otherDeliveries(db, batchId)) {
    const { same, near } = BITS[other.where];
    for (const [item, likeness] of likenessTo(db, vault, other, own, setOf).entries())
      if (likeness !== Likeness.NONE)
        copied[item] = (copied[item] as number) | (likeness === Likeness.SAME ? same : near);
  }
  return copied;
}

/** A text store that is missing is `assay verify`'s to name and must not keep a new week out: keys tell what is the same. */
function likenessTo(db: Db, vault: Vault, other: OtherDelivery, own: LoadedTexts, setOf: SetOf): Uint8Array {
  if (!has(vault, other.textSha256)) return sameKeys(own.pairKey, storedKeys(db, other.id, "items.pairKey"));
  const { texts, close } = storedTexts(db, vault, other);
  try {
    return copiesOf(texts, own, setOf);
  } finally {
    close();
  }
}
