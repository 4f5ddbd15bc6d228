/**
 * Candidates for near-duplicates: for each item a few earlier ones that share a band of its signature.
 *
 * Bands are read one by one into one hash table; a bucket knows its first and its latest member, and an item keeps at most
 * {@link MOST} candidates. So time and memory are linear, also when every item is a copy of one template.
 */
export const MOST = 4;
const NOBODY = -1;

export interface Candidates {
  /** Candidate c of item i at `of[MOST · i + c]`, -1 where there are fewer. */
  of: Int32Array;
}

/**
 * @param bands the hashes of one band after the other, item by item; 0 = none
 * @param copyOf for each item the first one with the same key; copies are compared through that one
 */
export function findCandidates(bands: Iterable<Uint32Array>, copyOf: Int32Array): Candidates {
  const n = copyOf.length;
  const of = new Int32Array(MOST * n).fill(NOBODY);
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, 2 * n)));
  const first = new Int32Array(size);
  /** By first member. */
  const latest = new Int32Array(n);
  for (const hashes of bands) {
    first.fill(NOBODY);
    for (let i = 0; i < n; i += 1) {
      const hash = hashes[i] as number;
      if (hash === 0 || copyOf[i] !== i) continue;
      let slot = (Math.imul(hash, 0x9e3779b1) >>> 0) & (size - 1);
      while (first[slot] !== NOBODY && hashes[first[slot] as number] !== hash) slot = (slot + 1) & (size - 1);
      if (first[slot] === NOBODY) first[slot] = i;
      const member = first[slot] as number;
      if (member !== i) {
        note(of, i, member);
        note(of, i, latest[member] as number);
      }
      latest[member] = i;
    }
  }
  return { of };
}

/** Adds a candidate of the item, unless it stands there already or there is no room. */
export function note(of: Int32Array, item: number, candidate: number): void {
  for (let at = MOST * item; at < MOST * (item + 1); at += 1) {
    if (of[at] === candidate) return;
    if (of[at] !== NOBODY) continue;
    of[at] = candidate;
    return;
  }
}

/** The places of the ones in a mask, ascending. */
export function marked(mask: Uint8Array): Uint32Array {
  const places = new Uint32Array(mask.reduce((sum, one) => sum + one, 0));
  let n = 0;
  for (let place = 0; place < mask.length; place += 1) {
    if (mask[place] === 0) continue;
    places[n] = place;
    n += 1;
  }
  return places;
}
