/** The near-duplicate columns of a delivery, from its signatures and, for candidates, its texts. */
import type { ItemRecord } from "#app/domain/record.ts";
import { SIGNATURE_BANDS } from "#app/metrics/signature-bands.ts";
import { jaccard } from "#app/stats/jaccard.ts";
import { nearClusters } from "./clusters.ts";
import { type Scope, shingleSet } from "./shingle-set.ts";

/** A delivery whose texts are all read: its keys and signatures in numbers, its records one by one. */
export interface LoadedTexts {
  promptKey: Float64Array;
  pairKey: Float64Array;
  /** One band of all items' signatures. */
  band(number: number): Uint32Array;
  record(item: number): ItemRecord;
}

/** Sets kept at hand: a cluster's members are compared with the same few again and again. */
const CACHED = 512;

export function nearColumns(texts: LoadedTexts): { nearItem: Uint32Array; nearPrompt: Uint32Array } {
  const half = SIGNATURE_BANDS / 2;
  return {
    nearItem: clustersOf(texts, texts.pairKey, "item", 0, half),
    nearPrompt: clustersOf(texts, texts.promptKey, "prompt", half, SIGNATURE_BANDS),
  };
}

function clustersOf(texts: LoadedTexts, keys: Float64Array, scope: Scope, from: number, to: number): Uint32Array {
  const sets = new Map<number, Int32Array>();
  return nearClusters({ keys, bands: bandsOf(texts, from, to), similarity: (a, b) => jaccard(setOf(a), setOf(b)) });

  function setOf(item: number): Int32Array {
    const known = sets.get(item);
    const set = known ?? shingleSet(texts.record(item), scope);
    // Taken out and put in again: the map forgets who was not asked for longest.
    if (known) sets.delete(item);
    else if (sets.size === CACHED) sets.delete(sets.keys().next().value as number);
    sets.set(item, set);
    return set;
  }
}

function* bandsOf(texts: LoadedTexts, from: number, to: number): Generator<Uint32Array> {
  for (let band = from; band < to; band += 1) yield texts.band(band);
}
