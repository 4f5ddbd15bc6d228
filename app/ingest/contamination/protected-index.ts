/**
 * Every text of the protected sets as word hashes, with its 8-grams sorted for look-up: built once per run and shared by the
 * reading threads, which never see the texts themselves.
 */
import { CANDIDATE_N } from "#app/metrics/integrity/contamination-rules.ts";
import { ngramKeys } from "#app/stats/ngram-keys.ts";
import { TokenHasher } from "./token-hashes.ts";

/** A shorter text ("Hello", "Thank you") is anybody's and not compared. */
export const FEWEST_TOKENS = 4;
const FILTER_BITS_PER_GRAM = 16;

export interface ProtectedTexts {
  id: string;
  /** "IFEval 2023-11": name and version. */
  name: string;
  texts: readonly string[];
}

export interface ProtectedIndex {
  sets: { id: string; name: string }[];
  /** Words of all texts, one after the other; text e is `start[e] … start[e + 1]`. */
  tokens: Uint32Array;
  start: Uint32Array;
  setOf: Uint32Array;
  /** 1-based place of the text in its set. */
  numberOf: Uint32Array;
  /** Sorted keys of whole texts and of 8-grams, each with the texts they stand in. */
  whole: Keys;
  grams: Keys;
  /** One bit per hashed 8-gram: nearly every look-up of a clean prompt ends here. */
  filter: Uint32Array;
}

export interface Keys {
  key: Float64Array;
  text: Uint32Array;
}

export function protectedIndex(sets: readonly ProtectedTexts[]): ProtectedIndex {
  const hasher = new TokenHasher();
  const tokens: number[] = [];
  const start: number[] = [0];
  const setOf: number[] = [];
  const numberOf: number[] = [];
  const whole: [number, number][] = [];
  const grams: [number, number][] = [];
  for (const [set, { texts }] of sets.entries()) {
    const seen = new Set<number>();
    for (const [place, text] of texts.entries()) {
      const words = hasher.hashesOf(text);
      const key = wholeKey(words);
      if (words.length < FEWEST_TOKENS || seen.has(key)) continue;
      seen.add(key);
      const number = setOf.length;
      for (const word of words) tokens.push(word);
      start.push(tokens.length);
      setOf.push(set);
      numberOf.push(place + 1);
      whole.push([key, number]);
      for (const gram of new Set(ngramKeys(words, CANDIDATE_N))) grams.push([gram, number]);
    }
  }
  return {
    sets: sets.map(({ id, name }) => ({ id, name })),
    tokens: shared(Uint32Array, tokens),
    start: shared(Uint32Array, start),
    setOf: shared(Uint32Array, setOf),
    numberOf: shared(Uint32Array, numberOf),
    whole: sortedKeys(whole),
    grams: sortedKeys(grams),
    filter: filterOf(grams),
  };
}

export function wholeKey(words: ArrayLike<number>): number {
  return ngramKeys(words, words.length)[0] ?? 0;
}

/** First place of the key in sorted keys; -1 when it is not among them. */
export function firstPlace({ key: keys }: Keys, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as number) < key) low = middle + 1;
    else high = middle;
  }
  return keys[low] === key ? low : -1;
}

export function mayHold(filter: Uint32Array, key: number): boolean {
  const bit = bitOf(filter, key);
  return ((filter[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
}

/** The low half of the key, cut to the filter's size, a power of two. */
function bitOf(filter: Uint32Array, key: number): number {
  return (key >>> 0) & (filter.length * 32 - 1);
}

function sortedKeys(pairs: [number, number][]): Keys {
  pairs.sort(([a, x], [b, y]) => a - b || x - y);
  return {
    key: shared(
      Float64Array,
      pairs.map(([key]) => key),
    ),
    text: shared(
      Uint32Array,
      pairs.map(([, text]) => text),
    ),
  };
}

function filterOf(grams: readonly [number, number][]): Uint32Array {
  const words = 2 ** Math.ceil(Math.log2(1 + (grams.length * FILTER_BITS_PER_GRAM) / 32));
  const filter = shared(Uint32Array, new Uint32Array(words));
  for (const [key] of grams) {
    const bit = bitOf(filter, key);
    filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
  }
  return filter;
}

/** Memory that threads read together instead of getting a copy with each request. */
function shared<A extends Uint32Array | Float64Array>(
  Kind: { new (buffer: SharedArrayBuffer): A; BYTES_PER_ELEMENT: number },
  values: ArrayLike<number>,
): A {
  const array = new Kind(new SharedArrayBuffer(values.length * Kind.BYTES_PER_ELEMENT));
  array.set(values);
  return array;
}
