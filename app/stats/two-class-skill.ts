import { type Answers, cellsOf } from "./answers.ts";

export interface TwoClassSkill {
  /** P(class 1) of each item. */
  second: Float64Array;
  /** P(answers c | class is c) at rater · 2 + c. */
  right: Float64Array;
  /** Share of class 1. */
  share: number;
  converged: boolean;
}

export interface TwoClassOptions {
  /** Added to both cells of a row. */
  smoothing?: number;
  /** Known class of an item, or -1. */
  pinned?: Int8Array;
  /** 0 leaves an item out. */
  keep?: Uint8Array;
  mostSteps?: number;
  /** Stops when no probability moves by more in a step. */
  tolerance?: number;
  from?: Pick<TwoClassSkill, "right" | "share">;
}

/** The answers, and what one step of the fit works on, by cell: rater · 2 + label. */
interface Step {
  answers: Answers;
  keep: Uint8Array;
  /** Known class of each item, or -1. */
  pinned: Int8Array;
  weight: Float64Array;
  cell: Uint32Array;
  /** What an answer adds to the log-odds of class 1. */
  odds: Float64Array;
  /** Weight of the answers where class 1 is true. */
  ones: Float64Array;
  /** P(class 1) of each item. */
  second: Float64Array;
}

/**
 * Dawid and Skene's model for two classes: what `dawidSkene` finds there, at a quarter of its cost. Each answer moves the
 * log-odds of its item by what this rater's answer is worth, so a step needs one exponential per item and no logarithm per
 * answer. Without `from` it begins with vote shares.
 *
 * Source: Dawid and Skene, Applied Statistics 28 (1979), 20-28.
 */
export function twoClassSkill(answers: Answers, options: TwoClassOptions = {}): TwoClassSkill {
  const { smoothing = 0, pinned, keep, mostSteps = 1000, tolerance = 1e-7, from } = options;
  const { items, raters, rater, label } = answers;
  const step: Step = {
    answers,
    keep: keep ?? new Uint8Array(items).fill(1),
    pinned: pinned ?? new Int8Array(items).fill(-1),
    weight: answers.weight ?? new Float64Array(rater.length).fill(1),
    cell: cellsOf({ classes: 2, rater, label }),
    odds: new Float64Array(raters * 2),
    ones: new Float64Array(raters * 2),
    second: new Float64Array(items),
  };
  const all = weightsOf(step);
  const right = from?.right.slice() ?? new Float64Array(raters * 2);
  let share = from?.share ?? 0;
  /** Returns the largest move of a probability. */
  const improve = (newShare: number): number => {
    // A share of exactly 0 or 1 could never be left again.
    const bounded = Math.min(1 - 1e-12, Math.max(1e-12, newShare));
    const moved = Math.max(Math.abs(bounded - share), maximise(step, all, right, smoothing));
    share = bounded;
    return moved;
  };
  if (!from) improve(expect(step, null));
  let converged = false;
  for (let made = 0; made < mostSteps && !converged; made += 1) {
    for (let base = 0; base < right.length; base += 2) {
      step.odds[base] = logOf(1 - (right[base + 1] as number)) - logOf(right[base] as number);
      step.odds[base + 1] = logOf(right[base + 1] as number) - logOf(1 - (right[base] as number));
    }
    converged = improve(expect(step, Math.log(share / (1 - share)))) <= tolerance;
  }
  return { second: step.second, right, share, converged };
}

/** By cell, the weight of its answers. */
function weightsOf({ answers: { items, raters, start }, keep, weight, cell }: Step): Float64Array {
  const all = new Float64Array(raters * 2);
  for (let item = 0; item < items; item += 1) {
    if (keep[item] === 0) continue;
    const end = start[item + 1] as number;
    for (let at = start[item] as number; at < end; at += 1)
      all[cell[at] as number] = (all[cell[at] as number] as number) + (weight[at] as number);
  }
  return all;
}

/** Fills P(class 1) from the skills, or where there is no prior yet with the share of votes; returns its mean. */
function expect(step: Step, prior: number | null): number {
  const { answers, keep, pinned, weight, cell, odds, ones, second } = step;
  const { items, start, label } = answers;
  ones.fill(0);
  let sum = 0;
  let kept = 0;
  for (let item = 0; item < items; item += 1) {
    if (keep[item] === 0) continue;
    kept += 1;
    const first = start[item] as number;
    const end = start[item + 1] as number;
    let p = pinned[item] as number;
    if (p < 0 && prior === null) {
      let yes = 0;
      let votes = 0;
      for (let at = first; at < end; at += 1) {
        votes += weight[at] as number;
        yes += (weight[at] as number) * (label[at] as number);
      }
      p = yes / votes;
    } else if (p < 0) {
      let x = prior as number;
      for (let at = first; at < end; at += 1) x += (weight[at] as number) * (odds[cell[at] as number] as number);
      p = 1 / (1 + Math.exp(-x));
    }
    second[item] = p;
    sum += p;
    for (let at = first; at < end; at += 1)
      ones[cell[at] as number] = (ones[cell[at] as number] as number) + (weight[at] as number) * p;
  }
  return sum / kept;
}

/** Fills the skills from P(class 1); returns the largest move of one. */
function maximise({ ones }: Step, all: Float64Array, right: Float64Array, smoothing: number): number {
  let moved = 0;
  for (let base = 0; base < right.length; base += 2) {
    const said0 = ones[base] as number;
    const said1 = ones[base + 1] as number;
    const r1 = ratio(said1, said0, smoothing);
    const r0 = ratio((all[base] as number) - said0, (all[base + 1] as number) - said1, smoothing);
    moved = Math.max(moved, Math.abs(r0 - (right[base] as number)), Math.abs(r1 - (right[base + 1] as number)));
    right[base] = r0;
    right[base + 1] = r1;
  }
  return moved;
}

function ratio(one: number, other: number, smoothing: number): number {
  const total = one + other + 2 * smoothing;
  return total > 0 ? Math.min(1, Math.max(0, (one + smoothing) / total)) : 0.5;
}

function logOf(p: number): number {
  return Math.log(Math.max(p, 1e-300));
}
