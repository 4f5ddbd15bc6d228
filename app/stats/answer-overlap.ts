import type { Answers } from "./answers.ts";
import { rootOf } from "./root-of.ts";

export interface AnswerOverlap {
  /** Items with two or more answers. */
  items: number;
  /** 1 for raters of the largest group that shared items connect. */
  connected: Uint8Array;
  raters: number;
  /** False when that group splits in two sides that only meet each other (annotators and reviewers, say). */
  hasOddCycle: boolean;
}

/**
 * Whether latent-class models can tell raters apart at all. Skills show in who agrees with whom, so raters must be connected
 * by shared items; and where two sides only ever meet each other, one side may be as much better as the other is worse: some
 * round of an odd number of raters (three who each meet) is needed, or items whose answer is known.
 *
 * Every pair of neighbouring answers of an item is one edge, which connects the same raters as all pairs would.
 */
export function answerOverlap({ items, raters, start, rater }: Answers): AnswerOverlap {
  // Union-find over (rater, side): a meeting joins each side of one with the other side of the other.
  const parent = new Uint32Array(raters * 2).map((_, node) => node);
  let overlapping = 0;
  for (let item = 0; item < items; item += 1) {
    const from = start[item] as number;
    const to = start[item + 1] as number;
    if (to - from > 1) overlapping += 1;
    for (let at = from + 1; at < to; at += 1) {
      if (rater[at - 1] !== rater[at]) meet(parent, rater[at - 1] as number, rater[at] as number);
    }
    // Three on one item meet in a round.
    if (to - from > 2) meet(parent, rater[from] as number, rater[from + 2] as number);
  }
  return { items: overlapping, ...largest(raters, parent, rater) };
}

function meet(parent: Uint32Array, one: number, other: number): void {
  for (let side = 0; side < 2; side += 1) parent[rootOf(parent, 2 * one + side)] = rootOf(parent, 2 * other + 1 - side);
}

function largest(raters: number, parent: Uint32Array, rater: Uint32Array): Omit<AnswerOverlap, "items"> {
  const answersOf = new Float64Array(raters);
  for (const who of rater) answersOf[who] = (answersOf[who] as number) + 1;
  const groupOf = Uint32Array.from({ length: raters }, (_, who) =>
    Math.min(rootOf(parent, 2 * who), rootOf(parent, 2 * who + 1)),
  );
  const size = new Float64Array(raters * 2);
  for (let who = 0; who < raters; who += 1) {
    const group = groupOf[who] as number;
    size[group] = (size[group] as number) + (answersOf[who] as number);
  }
  let best = 0;
  for (let group = 1; group < size.length; group += 1)
    if ((size[group] as number) > (size[best] as number)) best = group;
  const connected = Uint8Array.from(groupOf, (group) => Number(group === best));
  const one = connected.indexOf(1);
  return {
    connected,
    raters: connected.reduce((sum, is) => sum + is, 0),
    hasOddCycle: one >= 0 && rootOf(parent, 2 * one) === rootOf(parent, 2 * one + 1),
  };
}
