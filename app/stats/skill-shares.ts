import type { Answers } from "./answers.ts";

/**
 * What an item's answers say when each rater is right with probability `skill` and else gives any other class: P(class),
 * items × classes. "mean" averages what each answer says, "product" multiplies (Bayes' rule, independent raters, even
 * prior). Their mean entropy is crowd-kit's uncertainty; the mean "product" share of the consensus its consistency.
 *
 * Source: Ustalov et al., Journal of Open Source Software 9 (2024), 6227.
 */
export function skillShares(answers: Answers, skill: ArrayLike<number>, how: "mean" | "product"): Float64Array {
  const { items, classes, start, rater, label } = answers;
  const shares = new Float64Array(items * classes);
  for (let item = 0; item < items; item += 1) {
    const own = shares.subarray(item * classes, (item + 1) * classes);
    for (let at = start[item] as number; at < (start[item + 1] as number); at += 1) {
      const right = skill[rater[at] as number] as number;
      for (let c = 0; c < classes; c += 1) {
        const p = c === label[at] ? right : (1 - right) / (classes - 1);
        own[c] = (own[c] as number) + (how === "mean" ? p : Math.log(Math.max(p, 1e-300)));
      }
    }
    const highest = own.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
    if (how === "product") for (let c = 0; c < classes; c += 1) own[c] = Math.exp((own[c] as number) - highest);
    const total = own.reduce((sum, one) => sum + one, 0);
    for (let c = 0; c < classes; c += 1) own[c] = total > 0 ? (own[c] as number) / total : 1 / classes;
  }
  return shares;
}
