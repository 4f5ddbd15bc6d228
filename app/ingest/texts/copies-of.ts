/**
 * Items of one delivery that another one brought: the same text, or nearly. Work sold a second time is seldom sold word for
 * word.
 *
 * The other's bands go one by one into a hash table; an item asks at most {@link MOST} of its members. So time is linear in
 * both, and texts are read for candidates only.
 */
import { isAmong } from "#app/metrics/integrity/is-among.ts";
import { jaccard } from "#app/stats/jaccard.ts";
import { areUnlike } from "#app/stats/min-hash-sketch.ts";
import { MOST, marked, note } from "./candidates.ts";
import { firstWithKey, NEAR_THRESHOLD } from "./clusters.ts";
import { bandsOf, type LoadedTexts, type SetOf, shingleSets, sketchesOf } from "./loaded-texts.ts";

export const Likeness = { NONE: 0, NEAR: 1, SAME: 2 } as const;

const NOBODY = -1;

/**
 * @param setOf of the own items, shared between several others
 * @returns for each own item a value of {@link Likeness}
 */
export function copiesOf(other: LoadedTexts, own: LoadedTexts, setOf: SetOf): Uint8Array {
  const found = sameKeys(own.pairKey, other.pairKey);
  const first = firstWithKey(own.pairKey);
  const candidates = candidatesIn(other, own, (item) => first[item] === item && found[item] === Likeness.NONE);
  if (candidates) markNear(found, candidates, other, own, setOf);
  for (const [item, of] of first.entries()) found[item] = found[of] as number;
  return found;
}

/** Those whose key the other has are {@link Likeness}.SAME. */
export function sameKeys(own: Float64Array, others: Float64Array): Uint8Array {
  const sorted = Float64Array.from(others).sort();
  // Key 0 is no text.
  return Uint8Array.from(own, (key) => (key !== 0 && isAmong(sorted, key) ? Likeness.SAME : Likeness.NONE));
}

/** Candidate c of own item i at MOST · i + c; null where the other has no signatures, or no candidate is found. */
function candidatesIn(other: LoadedTexts, own: LoadedTexts, isAsked: (item: number) => boolean): Int32Array | null {
  const n = own.pairKey.length;
  const m = other.pairKey.length;
  const of = new Int32Array(MOST * n).fill(NOBODY);
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, 2 * m)));
  const table = new Int32Array(size);
  const others = bandsOf(other, "item");
  let any = false;
  for (const hashes of bandsOf(own, "item")) {
    const theirs = others.next().value;
    if (!theirs || theirs.length !== m || hashes.length !== n) return null;
    table.fill(NOBODY);
    for (let at = 0; at < m; at += 1) if (theirs[at] !== 0) table[slotOf(theirs[at] as number, theirs, table)] = at;
    for (let item = 0; item < n; item += 1) {
      const hash = hashes[item] as number;
      if (hash === 0 || !isAsked(item)) continue;
      const member = table[slotOf(hash, theirs, table)] as number;
      if (member === NOBODY) continue;
      any = true;
      note(of, item, member);
    }
  }
  return any ? of : null;
}

/** Where the hash stands, or would stand. */
function slotOf(hash: number, hashes: Uint32Array, table: Int32Array): number {
  let slot = (Math.imul(hash, 0x9e3779b1) >>> 0) & (table.length - 1);
  while (table[slot] !== NOBODY && hashes[table[slot] as number] !== hash) slot = (slot + 1) & (table.length - 1);
  return slot;
}

function markNear(found: Uint8Array, of: Int32Array, other: LoadedTexts, own: LoadedTexts, setOf: SetOf): void {
  const theirSetOf = shingleSets(other, "item");
  const asking = marked(Uint8Array.from(found, (_, item) => Number(of[MOST * item] !== NOBODY)));
  const isAsked = new Uint8Array(other.pairKey.length);
  for (const candidate of of) if (candidate !== NOBODY) isAsked[candidate] = 1;
  const [ours, theirs] = [sketchesOf(own, "item", asking), sketchesOf(other, "item", marked(isAsked))];
  for (const item of asking)
    for (let at = MOST * item; at < MOST * (item + 1) && of[at] !== NOBODY; at += 1) {
      const candidate = of[at] as number;
      if (ours && theirs && areUnlike(ours, ours.placeOf(item), theirs, theirs.placeOf(candidate), NEAR_THRESHOLD))
        continue;
      if (jaccard(setOf(item), theirSetOf(candidate)) < NEAR_THRESHOLD) continue;
      found[item] = Likeness.NEAR;
      break;
    }
}
