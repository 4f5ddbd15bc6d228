/** Decided comparisons of two responses: who met whom and who won, prompt by prompt. */
import { type BatchView, ItemFlag, NONE_U8 } from "../batch-view.ts";
import { countedRows } from "../counted-rows.ts";
import { oncePerView } from "../once-per-view.ts";
import { PROMPT_GROUPS, promptGroups } from "../prompt-groups.ts";

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

/** Ties, both bad and feedback on one response are no contests. */
export const contests = oncePerView(collect);

/**
 * All contests where they are `most` or fewer, else those of a share of the prompts, chosen by a hash of the prompt: for fits
 * whose cost grows with the square of their features.
 */
export function sampledContests(view: BatchView, most: number): Contests {
  const all = contests(view);
  if (all.n <= most) return all;
  const groups = promptGroups(view.items);
  const wanted = Math.max(1, Math.floor((PROMPT_GROUPS * most) / all.n));
  const found = noContests(all.n);
  for (let i = 0; i < all.n; i += 1) {
    if ((groups[view.judgments.item[all.row[i] as number] as number] as number) >= wanted) continue;
    const at = found.n;
    found.row[at] = all.row[i] as number;
    found.first[at] = all.first[i] as number;
    found.second[at] = all.second[i] as number;
    found.firstWins[at] = all.firstWins[i] as number;
    found.weight[at] = all.weight[i] as number;
    found.cluster[at] = all.cluster[i] as number;
    found.orderKnown[at] = all.orderKnown[i] as number;
    found.n += 1;
  }
  return found;
}

/** Prompts with a contest. */
export function promptsOf({ n, cluster }: Contests): number {
  let prompts = 0;
  for (let i = 0; i < n; i += 1) if (i === 0 || cluster[i] !== cluster[i - 1]) prompts += 1;
  return prompts;
}

/** Columns with room for `most`. */
function noContests(most: number): Contests {
  return {
    n: 0,
    row: new Uint32Array(most),
    first: new Uint32Array(most),
    second: new Uint32Array(most),
    firstWins: new Uint8Array(most),
    weight: new Float64Array(most),
    cluster: new Uint32Array(most),
    orderKnown: new Uint8Array(most),
  };
}

function collect(view: BatchView): Contests {
  const { items, judgments, weight } = view;
  const { row: rows, first: firstOfPrompt } = countedRows(view);
  const found = noContests(rows.length);
  for (let prompt = 0; prompt + 1 < firstOfPrompt.length; prompt += 1)
    for (let at = firstOfPrompt[prompt] as number; at < (firstOfPrompt[prompt + 1] as number); at += 1) {
      const row = rows[at] as number;
      const item = judgments.item[row] as number;
      const strength = judgments.strength[row] as number;
      const second = judgments.second[row] as number;
      if (!(strength < 0 || strength > 0) || second === NONE_U8) continue;
      const start = items.firstResponse[item] as number;
      const one = start + (judgments.first[row] as number);
      const other = start + second;
      if (Math.max(one, other) >= (items.firstResponse[item + 1] as number)) continue;
      const i = found.n;
      found.row[i] = row;
      found.first[i] = one;
      found.second[i] = other;
      found.firstWins[i] = Number(strength < 0);
      found.weight[i] = weight[row] as number;
      found.cluster[i] = prompt;
      found.orderKnown[i] = Number(((items.flags[item] as number) & ItemFlag.ORDER_KNOWN) !== 0);
      found.n += 1;
    }
  return found;
}

/** Row number of the contest → the response that won, and the one that lost. */
export function winnerOf({ first, second, firstWins }: Contests, i: number): number {
  return (firstWins[i] === 1 ? first[i] : second[i]) as number;
}

export function loserOf({ first, second, firstWins }: Contests, i: number): number {
  return (firstWins[i] === 1 ? second[i] : first[i]) as number;
}
