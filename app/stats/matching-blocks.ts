export interface MatchingBlock {
  first: number;
  second: number;
  size: number;
}

/**
 * Blocks of at least `smallest` tokens that two texts share in the same order, as Ratcliff and Obershelp find them: the
 * longest common run (the earliest, on a tie), then the same again to its left and to its right. Cost: for each level the
 * pairs of equal tokens, so keep texts to some thousand tokens.
 *
 * Source: Ratcliff and Metzener, Dr. Dobb's Journal, July 1988; the same blocks as Python's difflib without junk.
 *
 * @returns the blocks in the order of the first text.
 */
export function matchingBlocks(a: ArrayLike<number>, b: ArrayLike<number>, smallest: number): MatchingBlock[] {
  const places = new Map<number, number[]>();
  for (let j = 0; j < b.length; j += 1) {
    const list = places.get(b[j] as number);
    if (list) list.push(j);
    else places.set(b[j] as number, [j]);
  }
  const run = { length: new Int32Array(b.length), row: new Int32Array(b.length) };
  const blocks: MatchingBlock[] = [];
  const open: Bounds[] = [[0, a.length, 0, b.length]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [aLow, aHigh, bLow, bHigh] = next;
    const { first, second, size } = longestRun(a, places, run, next);
    // Nothing to either side can be longer than the longest.
    if (size < smallest) continue;
    blocks.push({ first, second, size });
    open.push([aLow, first, bLow, second], [first + size, aHigh, second + size, bHigh]);
  }
  return blocks.sort((one, other) => one.first - other.first);
}

type Bounds = readonly [number, number, number, number];

function longestRun(
  a: ArrayLike<number>,
  places: ReadonlyMap<number, number[]>,
  { length, row }: { length: Int32Array; row: Int32Array },
  [aLow, aHigh, bLow, bHigh]: Bounds,
): MatchingBlock {
  const best: MatchingBlock = { first: aLow, second: bLow, size: 0 };
  row.fill(-2);
  for (let i = aLow; i < aHigh; i += 1) {
    const list = places.get(a[i] as number) ?? [];
    // From the end, so that the place before still holds what the token before left there.
    for (let at = list.length - 1; at >= 0; at -= 1) {
      const j = list[at] as number;
      if (j < bLow || j >= bHigh) continue;
      const size = 1 + (j > bLow && row[j - 1] === i - 1 ? (length[j - 1] as number) : 0);
      length[j] = size;
      row[j] = i;
      const isEarlier = size === best.size && best.first === i - size + 1;
      if (size > best.size || isEarlier) Object.assign(best, { first: i - size + 1, second: j - size + 1, size });
    }
  }
  return best;
}
