/** A delivery whose texts are all read: its keys and signatures in numbers, its records one by one. */
import type { ItemRecord } from "#app/domain/record.ts";
import { SIGNATURE_PARTS } from "#app/metrics/integrity/signature-bands.ts";
import { SKETCH_WORDS, type Sketches } from "#app/stats/min-hash-sketch.ts";
import { BANDS } from "#app/stats/one-permutation-min-hash.ts";
import { type Scope, shingleSet } from "./shingle-set.ts";

export interface LoadedTexts {
  promptKey: Float64Array;
  pairKey: Float64Array;
  /**
   * One band of all items' signatures, valid until the next is asked for; empty where the delivery was taken in before there
   * were any.
   */
  band(number: number): Uint32Array;
  record(item: number): ItemRecord;
}

/** Sets kept at hand: a cluster's members are compared with the same few again and again. */
const CACHED = 512;

export type SetOf = (item: number) => Int32Array;

/** The shingle set of an item, read when it is asked for. */
export function shingleSets(texts: Pick<LoadedTexts, "record">, scope: Scope): SetOf {
  const sets = new Map<number, Int32Array>();
  return (item) => {
    const known = sets.get(item);
    const set = known ?? shingleSet(texts.record(item), scope);
    // Taken out and put in again: the map forgets who was not asked for longest.
    if (known) sets.delete(item);
    else if (sets.size === CACHED) sets.delete(sets.keys().next().value as number);
    sets.set(item, set);
    return set;
  };
}

export interface SomeSketches extends Sketches {
  /** Where the sketch of an item lies, one of those that were asked for. */
  placeOf(item: number): number;
}

/**
 * The sketches of these items alone: of a delivery without copies hardly any are asked for. null when the delivery was taken
 * in before there were sketches.
 *
 * @param items ascending
 */
export function sketchesOf(texts: LoadedTexts, scope: Scope, items: Uint32Array): SomeSketches | null {
  const n = items.length;
  const words = new Uint32Array(SKETCH_WORDS * n);
  const from = SIGNATURE_PARTS[scope].sketch;
  for (let word = 0; word < SKETCH_WORDS; word += 1) {
    const column = texts.band(from + word);
    if (column.length !== texts.pairKey.length) return null;
    for (let i = 0; i < n; i += 1) words[word * n + i] = column[items[i] as number] as number;
  }
  return { words, n, placeOf: (item) => placeAmong(items, item) };
}

/** By halving: a table of all items would cost more than the sketches of a few. */
function placeAmong(sorted: Uint32Array, item: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) < item) from = middle + 1;
    else to = middle;
  }
  return from;
}

export function* bandsOf(texts: LoadedTexts, scope: Scope): Generator<Uint32Array> {
  const from = SIGNATURE_PARTS[scope].bands;
  for (let band = from; band < from + BANDS; band += 1) yield texts.band(band);
}
