/** Decided comparisons of two responses: who met whom and who won, prompt by prompt. */
import { type BatchView, ItemFlag, NONE_U8 } from "../batch-view.ts";
import { PROMPT_GROUPS, promptGroups } from "../prompt-groups.ts";
import { eachRow } from "../rows.ts";

export interface Contests {
  n: number;
  /** Row of the judgments, and numbers of the two responses in their columns. */
  row: Uint32Array;
  first: Uint32Array;
  second: Uint32Array;
  /** 1 when the first shown is preferred. */
  firstWins: Uint8Array;
  weight: Float64Array;
  /** Prompts numbered in order: rows of one prompt are adjacent. */
  cluster: Uint32Array;
  /** 1 where the order shown is known. */
  orderKnown: Uint8Array;
}

const known = new WeakMap<BatchView, Contests>();

/** Ties, both bad and feedback on one response are no contests. */
export function contests(view: BatchView): Contests {
  const found = known.get(view) ?? collect(view);
  known.set(view, found);
  return found;
}

/**
 * All contests where they are `most` or fewer, else those of a share of the prompts, chosen by a hash of the prompt: for fits
 * whose cost grows with the square of their features.
 */
export function sampledContests(view: BatchView, most: number): Contests {
  const all = contests(view);
  if (all.n <= most) return all;
  const groups = promptGroups(view.items);
  const wanted = Math.max(1, Math.floor((PROMPT_GROUPS * most) / all.n));
  const places = new Uint32Array(all.n);
  let n = 0;
  for (let i = 0; i < all.n; i += 1) {
    if ((groups[view.judgments.item[all.row[i] as number] as number] as number) >= wanted) continue;
    places[n] = i;
    n += 1;
  }
  const kept = places.subarray(0, n);
  const pick = <Column extends Uint32Array | Uint8Array | Float64Array>(column: Column): Column => {
    const picked = column.slice(0, kept.length) as Column;
    for (let at = 0; at < kept.length; at += 1) picked[at] = column[kept[at] as number] as number;
    return picked;
  };
  const { row, first, second, firstWins, weight, cluster, orderKnown } = all;
  return {
    n,
    row: pick(row),
    first: pick(first),
    second: pick(second),
    firstWins: pick(firstWins),
    weight: pick(weight),
    cluster: pick(cluster),
    orderKnown: pick(orderKnown),
  };
}

function collect(view: BatchView): Contests {
  const { items, judgments } = view;
  const found: Contests = {
    n: 0,
    row: new Uint32Array(judgments.n),
    first: new Uint32Array(judgments.n),
    second: new Uint32Array(judgments.n),
    firstWins: new Uint8Array(judgments.n),
    weight: new Float64Array(judgments.n),
    cluster: new Uint32Array(judgments.n),
    orderKnown: new Uint8Array(judgments.n),
  };
  const at = { cluster: 0 };
  eachRow(
    view,
    (row, item) => {
      const strength = judgments.strength[row] as number;
      const second = judgments.second[row] as number;
      if (!(strength < 0 || strength > 0) || second === NONE_U8) return;
      const start = items.firstResponse[item] as number;
      const one = start + (judgments.first[row] as number);
      const other = start + second;
      if (Math.max(one, other) >= (items.firstResponse[item + 1] as number)) return;
      const i = found.n;
      found.row[i] = row;
      found.first[i] = one;
      found.second[i] = other;
      found.firstWins[i] = Number(strength < 0);
      found.weight[i] = view.weight[row] as number;
      found.cluster[i] = at.cluster;
      found.orderKnown[i] = Number(((items.flags[item] as number) & ItemFlag.ORDER_KNOWN) !== 0);
      found.n += 1;
    },
    () => {
      at.cluster += 1;
    },
  );
  return found;
}

/** Row number of the contest → the response that won, and the one that lost. */
export function winnerOf({ first, second, firstWins }: Contests, i: number): number {
  return (firstWins[i] === 1 ? first[i] : second[i]) as number;
}

export function loserOf({ first, second, firstWins }: Contests, i: number): number {
  return (firstWins[i] === 1 ? second[i] : first[i]) as number;
}
