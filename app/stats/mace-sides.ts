import type { MaceStep } from "./mace.ts";

/** Of a product that is then taken the logarithm of: far below the largest number. */
const LARGEST = 1e290;

/**
 * The expectation of `mace` where there are two classes: fills class shares; returns the log-likelihood up to a constant, 0
 * where nobody asks for it.
 *
 * What annotators are held against each other by is a side: two sums in place of loops over classes, for which an answer's
 * class is the parity of its cell, take half the time.
 */
export function expectSides(step: MaceStep, isAsked: boolean): number {
  const { answers, keep, weight, cell, wrong, gain, posterior } = step;
  const { items, start } = answers;
  let likelihood = 0;
  let sizes = 1;
  for (let item = 0; item < items; item += 1) {
    if (keep[item] === 0) continue;
    const end = start[item + 1] as number;
    let base = 0;
    let zero = 0;
    let one = 0;
    for (let at = start[item] as number; at < end; at += 1) {
      const own = cell[at] as number;
      base += (weight[at] as number) * (wrong[own] as number);
      const gained = (weight[at] as number) * (gain[own] as number);
      if ((own & 1) === 0) zero += gained;
      else one += gained;
    }
    // The likelier class has size 1 beside the other's, as in any softmax.
    const size = Math.exp(-Math.abs(one - zero));
    const likelier = 1 / (1 + size);
    const other = size / (1 + size);
    posterior[item * 2] = zero >= one ? likelier : other;
    posterior[item * 2 + 1] = zero >= one ? other : likelier;
    if (!isAsked) continue;
    likelihood += base + Math.max(zero, one);
    // One logarithm of the product of hundreds, each between 1 and 2, in place of hundreds of logarithms.
    sizes *= 1 + size;
    if (sizes < LARGEST) continue;
    likelihood += Math.log(sizes);
    sizes = 1;
  }
  return likelihood + Math.log(sizes);
}
