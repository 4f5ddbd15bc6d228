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

/**
 * Dawid and Skene's model for two classes: what `dawidSkene` finds there, at a quarter of its cost. Each answer moves the
 * log-odds of its item by what this rater's answer is worth, so a step needs one exponential per item and no logarithm per
 * answer; items with one answer of weight 1 share the exponential of that answer. Without `from` it begins with vote shares.
 *
 * Source: Dawid and Skene, Applied Statistics 28 (1979), 20-28.
 */
export function twoClassSkill(answers: Answers, options: TwoClassOptions = {}): TwoClassSkill {
  const { smoothing = 0, pinned, keep, mostSteps = 1000, tolerance = 1e-7, from } = options;
  const { items, raters, start, rater, label } = answers;
  const weight = answers.weight ?? new Float64Array(rater.length).fill(1);
  const cell = cellsOf({ classes: 2, rater, label });
  const second = new Float64Array(items);
  const right = from?.right.slice() ?? new Float64Array(raters * 2);
  let share = from?.share ?? 0;
  const odds = new Float64Array(raters * 2);
  /** P(class 1) of an item with this rater's answer of weight 1 alone: at first its vote share. */
  const alone = Float64Array.from(odds, (_, place) => place % 2);
  const only = onlyAnswers(answers, weight, cell);
  /** Weight of each rater's answers where class 1 is true, and in all. */
  const ones = new Float64Array(raters * 2);
  const all = new Float64Array(raters * 2);
  const known = pinned ?? new Int8Array(items).fill(-1);
  const isIn = keep ?? new Uint8Array(items).fill(1);
  const kept = isIn.reduce((sum, one) => sum + one, 0);

  const pass = (classOf: (first: number, end: number) => number): number => {
    ones.fill(0);
    let sum = 0;
    for (let item = 0; item < items; item += 1) {
      if (isIn[item] === 0) continue;
      const first = start[item] as number;
      const end = start[item + 1] as number;
      const own = only[item] as number;
      let p = known[item] as number;
      if (p < 0) p = own < 0 ? classOf(first, end) : (alone[own] as number);
      second[item] = p;
      sum += p;
      if (own >= 0) ones[own] = (ones[own] as number) + p;
      else
        for (let at = first; at < end; at += 1) {
          const place = cell[at] as number;
          ones[place] = (ones[place] as number) + (weight[at] as number) * p;
        }
    }
    return sum / kept;
  };
  const votes = (first: number, end: number) => {
    let yes = 0;
    let sum = 0;
    for (let at = first; at < end; at += 1) {
      sum += weight[at] as number;
      yes += (weight[at] as number) * (label[at] as number);
    }
    return yes / sum;
  };
  let prior = 0;
  const posterior = (first: number, end: number) => {
    let x = prior;
    for (let at = first; at < end; at += 1) x += (weight[at] as number) * (odds[cell[at] as number] as number);
    return 1 / (1 + Math.exp(-x));
  };
  /** Returns the largest move of a probability. */
  const maximise = (newShare: number): number => {
    // A share of exactly 0 or 1 could never be left again.
    const bounded = Math.min(1 - 1e-12, Math.max(1e-12, newShare));
    let moved = Math.abs(bounded - share);
    share = bounded;
    for (let base = 0; base < right.length; base += 2) {
      const [said0, said1] = [ones[base] as number, ones[base + 1] as number];
      const r1 = ratio(said1, said0, smoothing);
      const r0 = ratio((all[base] as number) - said0, (all[base + 1] as number) - said1, smoothing);
      moved = Math.max(moved, Math.abs(r0 - (right[base] as number)), Math.abs(r1 - (right[base + 1] as number)));
      right[base] = r0;
      right[base + 1] = r1;
    }
    return moved;
  };

  for (let item = 0; item < items; item += 1)
    if (isIn[item] === 1)
      for (let at = start[item] as number; at < (start[item + 1] as number); at += 1)
        all[cell[at] as number] = (all[cell[at] as number] as number) + (weight[at] as number);
  if (!from) maximise(pass(votes));
  let converged = false;
  for (let step = 0; step < mostSteps && !converged; step += 1) {
    for (let base = 0; base < right.length; base += 2) {
      odds[base] = logOf(1 - (right[base + 1] as number)) - logOf(right[base] as number);
      odds[base + 1] = logOf(right[base + 1] as number) - logOf(1 - (right[base] as number));
    }
    prior = Math.log(share / (1 - share));
    for (let place = 0; place < alone.length; place += 1)
      alone[place] = 1 / (1 + Math.exp(-(prior + (odds[place] as number))));
    converged = maximise(pass(posterior)) <= tolerance;
  }
  return { second, right, share, converged };
}

/** Per item the cell of its answer where it has one of weight 1 alone, else -1. */
function onlyAnswers({ items, start }: Answers, weight: ArrayLike<number>, cell: Uint32Array): Int32Array {
  const only = new Int32Array(items).fill(-1);
  for (let item = 0; item < items; item += 1) {
    const first = start[item] as number;
    if ((start[item + 1] as number) - first === 1 && weight[first] === 1) only[item] = cell[first] as number;
  }
  return only;
}

function ratio(one: number, other: number, smoothing: number): number {
  const total = one + other + 2 * smoothing;
  return total > 0 ? Math.min(1, Math.max(0, (one + smoothing) / total)) : 0.5;
}

function logOf(p: number): number {
  return Math.log(Math.max(p, 1e-300));
}
