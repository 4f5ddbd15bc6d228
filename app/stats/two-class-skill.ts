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

export interface TwoClassStart {
  /** Added to both cells of a row. */
  smoothing?: number;
  /** Known class of an item, or -1. */
  pinned?: Int8Array;
  /** 0 leaves an item out. */
  keep?: Uint8Array;
  from?: Pick<TwoClassSkill, "right" | "share">;
}

export interface TwoClassOptions extends TwoClassStart {
  mostSteps?: number;
  /** Stops when no probability moves by more in a step. */
  tolerance?: number;
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

const MOST_STEPS = 1000;
const TOLERANCE = 1e-7;

/**
 * Dawid and Skene's model for two classes: what `dawidSkene` finds there, at a quarter of its cost. Each answer moves the
 * log-odds of its item by what this rater's answer is worth, so a step needs one exponential per item and no logarithm per
 * answer. Without `from` it begins with vote shares.
 *
 * Source: Dawid and Skene, Applied Statistics 28 (1979), 20-28.
 */
export function twoClassSkill(answers: Answers, options: TwoClassOptions = {}): TwoClassSkill {
  const fit = new TwoClassFit(answers, options);
  const converged = fit.advance(options.mostSteps ?? MOST_STEPS, options.tolerance);
  return { second: fit.second, right: fit.right, share: fit.share, converged };
}

/** The same fit step by step, for who looks at it on the way. */
export class TwoClassFit implements Omit<TwoClassSkill, "converged"> {
  readonly second: Float64Array;
  readonly right: Float64Array;
  share: number;
  readonly #step: Step;
  /** By cell, the weight of its answers. */
  readonly #all: Float64Array;
  /** Items that are kept. */
  readonly #kept: number;
  readonly #smoothing: number;

  constructor(answers: Answers, { smoothing = 0, pinned, keep, from }: TwoClassStart = {}) {
    const { items, raters, rater, label } = answers;
    this.#smoothing = smoothing;
    this.#step = {
      answers,
      keep: keep ?? new Uint8Array(items).fill(1),
      pinned: pinned ?? new Int8Array(items).fill(-1),
      weight: answers.weight ?? new Float64Array(rater.length).fill(1),
      cell: cellsOf({ classes: 2, rater, label }),
      odds: new Float64Array(raters * 2),
      ones: new Float64Array(raters * 2),
      second: new Float64Array(items),
    };
    this.second = this.#step.second;
    this.#all = weightsOf(this.#step);
    this.#kept = this.#step.keep.reduce((n, one) => n + Number(one !== 0), 0);
    this.right = from?.right.slice() ?? new Float64Array(raters * 2);
    this.share = from?.share ?? 0;
    if (from) return;
    voted(this.#step);
    this.#improve();
  }

  /** Steps until no probability moves by more than the tolerance; false where `mostSteps` are too few. */
  advance(mostSteps: number, tolerance = TOLERANCE): boolean {
    for (let made = 0; made < mostSteps; made += 1) {
      prepare(this.#step, this.right);
      expect(this.#step, Math.log(this.share / (1 - this.share)));
      if (this.#improve() <= tolerance) return true;
    }
    return false;
  }

  /** Share and skills from P(class 1); returns the largest move of a probability. */
  #improve(): number {
    // A share of exactly 0 or 1 could never be left again.
    const bounded = Math.min(1 - 1e-12, Math.max(1e-12, counted(this.#step) / this.#kept));
    const moved = Math.abs(bounded - this.share);
    this.share = bounded;
    return Math.max(moved, maximise(this.#step, this.#all, this.right, this.#smoothing));
  }
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

/** Fills P(class 1) with the share of votes, for want of skills. */
function voted({ answers, keep, pinned, weight, second }: Step): void {
  const { items, start, label } = answers;
  for (let item = 0; item < items; item += 1) {
    if (keep[item] === 0) continue;
    let yes = 0;
    let votes = 0;
    for (let at = start[item] as number; at < (start[item + 1] as number); at += 1) {
      votes += weight[at] as number;
      yes += (weight[at] as number) * (label[at] as number);
    }
    second[item] = (pinned[item] as number) < 0 ? yes / votes : (pinned[item] as number);
  }
}

/** Fills what answers add to the log-odds, from the skills. */
function prepare({ odds }: Step, right: Float64Array): void {
  for (let base = 0; base < right.length; base += 2) {
    odds[base] = logOf(1 - (right[base + 1] as number)) - logOf(right[base] as number);
    odds[base + 1] = logOf(right[base + 1] as number) - logOf(1 - (right[base] as number));
  }
}

/** Fills P(class 1) from what answers add to its log-odds. */
function expect({ answers, keep, pinned, weight, cell, odds, second }: Step, prior: number): void {
  const { items, start } = answers;
  for (let item = 0; item < items; item += 1) {
    if (keep[item] === 0) continue;
    let x = prior;
    const end = start[item + 1] as number;
    for (let at = start[item] as number; at < end; at += 1)
      x += (weight[at] as number) * (odds[cell[at] as number] as number);
    second[item] = (pinned[item] as number) < 0 ? 1 / (1 + Math.exp(-x)) : (pinned[item] as number);
  }
}

/** Adds up the answers where class 1 is true; returns the sum of P(class 1). */
function counted({ answers: { items, start }, keep, weight, cell, ones, second }: Step): number {
  ones.fill(0);
  let sum = 0;
  for (let item = 0; item < items; item += 1) {
    if (keep[item] === 0) continue;
    const p = second[item] as number;
    const end = start[item + 1] as number;
    sum += p;
    for (let at = start[item] as number; at < end; at += 1)
      ones[cell[at] as number] = (ones[cell[at] as number] as number) + (weight[at] as number) * p;
  }
  return sum;
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
