/** Comparisons of two texts by the words that one has and the other has not, those of a cluster one after another. */
export interface WordComparisons {
  /** 16-bit hashes: of each comparison the different words of the preferred text alone, then those of the other alone. */
  words: Uint16Array;
  /** Those of comparison i lie from ends[2 i] to ends[2 i + 1], and from there to ends[2 i + 2]. */
  ends: Uint32Array;
  /** The first comparison of each cluster, and how many comparisons there are. */
  starts: Uint32Array;
}

/** Of each word how often it was on the preferred side alone, then how often on the other alone. */
export const COUNTS = 2 * 0x10000;

/** @param weights whole numbers, one for each cluster; 1 by default */
export function countsOf(comparisons: WordComparisons, weights?: Int32Array): Int32Array {
  const counts = new Int32Array(COUNTS);
  const clusters = comparisons.starts.length - 1;
  for (let cluster = 0; cluster < clusters; cluster += 1)
    addCluster(comparisons, cluster, weights ? (weights[cluster] as number) : 1, counts);
  return counts;
}

export function addCluster(
  { words, ends, starts }: WordComparisons,
  cluster: number,
  weight: number,
  counts: Int32Array,
): void {
  const last = 2 * (starts[cluster + 1] as number);
  for (let side = 2 * (starts[cluster] as number); side < last; side += 1) {
    const end = ends[side + 1] as number;
    for (let at = ends[side] as number; at < end; at += 1) {
      const place = 2 * (words[at] as number) + (side & 1);
      counts[place] = (counts[place] as number) + weight;
    }
  }
}

/**
 * Visits each cluster while `counts` are without it. A cluster of one comparison stays in them: each of its words counts once
 * there, on its own side, which the visitor takes away himself.
 */
export function leavingOut(
  comparisons: WordComparisons,
  counts: Int32Array,
  weights: Int32Array | null,
  visit: (cluster: number, from: number, to: number, own: number) => void,
): void {
  const { starts } = comparisons;
  for (let cluster = 0; cluster + 1 < starts.length; cluster += 1) {
    const weight = weights ? (weights[cluster] as number) : 1;
    const from = starts[cluster] as number;
    const to = starts[cluster + 1] as number;
    if (to - from === 1) visit(cluster, from, to, weight);
    else {
      addCluster(comparisons, cluster, -weight, counts);
      visit(cluster, from, to, 0);
      addCluster(comparisons, cluster, weight, counts);
    }
  }
}
