import type { MaceStep } from "./mace.ts";

/**
 * The expectation of `mace` where there are two classes: fills class shares and counts guesses; returns the log-likelihood up
 * to a constant, 0 where nobody asks for it.
 *
 * What annotators are held against each other by is a side: two sums in place of loops over classes, for which an answer's
 * class is the parity of its cell, take half the time.
 */
export function expectSides(step: MaceStep, isAsked: boolean): number {
  const { answers, keep, weight, cell, wrong, gain, posterior } = step;
  const { items, start } = answers;
  let likelihood = 0;
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
      if (own % 2 === 0) zero += gained;
      else one += gained;
    }
    const highest = Math.max(0, zero, one);
    const sizeOfZero = zero === highest ? 1 : Math.exp(zero - highest);
    const sizeOfOne = one === highest ? 1 : Math.exp(one - highest);
    const sum = sizeOfZero + sizeOfOne;
    posterior[item * 2] = sizeOfZero / sum;
    posterior[item * 2 + 1] = sizeOfOne / sum;
    if (isAsked) likelihood += base + highest + Math.log(sum);
  }
  countGuesses(step);
  return likelihood;
}

function countGuesses({ answers: { items, start }, keep, weight, cell, knew, guessed, posterior }: MaceStep): void {
  guessed.fill(0);
  for (let item = 0; item < items; item += 1) {
    if (keep[item] === 0) continue;
    const end = start[item + 1] as number;
    for (let at = start[item] as number; at < end; at += 1) {
      const own = cell[at] as number;
      const known = (knew[own] as number) * (posterior[item * 2 + (own % 2)] as number);
      guessed[own] = (guessed[own] as number) + (weight[at] as number) * (1 - known);
    }
  }
}
