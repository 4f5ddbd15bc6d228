import type { Answers } from "./answers.ts";

/**
 * The share of each item's answers (times a weight of their rater) that fell on each class: majority vote when all raters
 * weigh the same. Row-major, items × classes; an item without answers (or whose raters weigh nothing) has all classes alike.
 *
 * @example voteShares(answersOf([[0, 0, 1], [0, 1, 1], [0, 2, 0]], 2)) // [0.333, 0.667]
 */
export function voteShares(answers: Answers, raterWeight?: ArrayLike<number>): Float64Array {
  const { items, classes, start, rater, label, weight } = answers;
  const shares = new Float64Array(items * classes);
  for (let item = 0; item < items; item += 1) {
    let total = 0;
    for (let at = start[item] as number; at < (start[item + 1] as number); at += 1) {
      const w = (weight?.[at] ?? 1) * (raterWeight?.[rater[at] as number] ?? 1);
      const cell = item * classes + (label[at] as number);
      shares[cell] = (shares[cell] as number) + w;
      total += w;
    }
    for (let c = item * classes; c < (item + 1) * classes; c += 1)
      shares[c] = total > 0 ? (shares[c] as number) / total : 1 / classes;
  }
  return shares;
}

/** The class with the largest share of each item; the lowest of equal ones. */
export function mostVoted(shares: Float64Array, classes: number): Uint8Array {
  const best = new Uint8Array(shares.length / classes);
  for (let item = 0; item < best.length; item += 1)
    for (let c = 1; c < classes; c += 1)
      if ((shares[item * classes + c] as number) > (shares[item * classes + (best[item] as number)] as number))
        best[item] = c;
  return best;
}

/** Share of each rater's answers that are the class given for the item; NaN for a rater without answers. */
export function accuracyAgainst({ items, raters, start, rater, label }: Answers, truth: Uint8Array): Float64Array {
  const right = new Float64Array(raters);
  const all = new Float64Array(raters);
  for (let item = 0; item < items; item += 1)
    for (let at = start[item] as number; at < (start[item + 1] as number); at += 1) {
      const who = rater[at] as number;
      all[who] = (all[who] as number) + 1;
      if (label[at] === truth[item]) right[who] = (right[who] as number) + 1;
    }
  return right.map((count, who) => count / (all[who] as number));
}
