/** The near-duplicate columns of a delivery, from its signatures and, for candidates, its texts. */
import type { ItemRecord } from "#app/domain/record.ts";
import { SIGNATURE_PARTS } from "#app/metrics/integrity/signature-bands.ts";
import { jaccard } from "#app/stats/jaccard.ts";
import { SKETCH_WORDS, sketchLikeness } from "#app/stats/min-hash-sketch.ts";
import { BANDS } from "#app/stats/one-permutation-min-hash.ts";
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

/** A pair at similarity 0.8 has sketches 0.85 alike; below this it would be five standard errors off. */
const HOPELESS = 0.68;

/** Sets kept at hand: a cluster's members are compared with the same few again and again. */
const CACHED = 512;

export function nearColumns(texts: LoadedTexts): { nearItem: Uint32Array; nearPrompt: Uint32Array } {
  return {
    nearItem: clustersOf(texts, texts.pairKey, "item"),
    nearPrompt: clustersOf(texts, texts.promptKey, "prompt"),
  };
}

function clustersOf(texts: LoadedTexts, keys: Float64Array, scope: Scope): Uint32Array {
  const sets = new Map<number, Int32Array>();
  const parts = SIGNATURE_PARTS[scope];
  const sketches = sketchesOf(texts, parts.sketch, keys.length);
  return nearClusters({
    keys,
    bands: bandsOf(texts, parts.bands),
    similarity: (a, b) =>
      sketches && sketchLikeness(sketches, keys.length, a, b) < HOPELESS ? 0 : jaccard(setOf(a), setOf(b)),
  });

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

/** null when the delivery was taken in before there were sketches. */
function sketchesOf(texts: LoadedTexts, from: number, n: number): Uint32Array | null {
  const all = new Uint32Array(SKETCH_WORDS * n);
  for (let word = 0; word < SKETCH_WORDS; word += 1) {
    const column = texts.band(from + word);
    if (column.length !== n) return null;
    all.set(column, word * n);
  }
  return all;
}

function* bandsOf(texts: LoadedTexts, from: number): Generator<Uint32Array> {
  for (let band = from; band < from + BANDS; band += 1) yield texts.band(band);
}
