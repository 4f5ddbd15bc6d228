import type { Answers } from "./answers.ts";
import { ConfusionTables, logOf } from "./confusion-tables.ts";
import { voteShares } from "./majority-vote.ts";

export interface DawidSkeneOptions {
  /** Added to every cell of a confusion table (Dirichlet prior): 0 is maximum likelihood, 0.01 … 1 customary. */
  smoothing?: number;
  /** The known class of an item, e.g. of a gold item, or -1. Pins which class is which. */
  pinned?: Int8Array;
  mostSteps?: number;
  /** Stops when the log-likelihood moves by less than this times its size. */
  tolerance?: number;
  /** Class shares per item to begin with; vote shares when absent. */
  from?: Float64Array;
}

export interface DawidSkene {
  /** P(item is of class), items × classes. */
  posterior: Float64Array;
  marginal: Float64Array;
  /** P(rater answers | true class), laid out as {@link ConfusionTables} says. */
  confusion: Float64Array;
  logLikelihoods: number[];
  converged: boolean;
}

/**
 * Annotator confusion tables and the likely true classes, by expectation-maximisation:
 * E: T_ij ∝ p_j Π_k Π_l π_k(j, l)^n_ikl; M: p_j = mean T_ij, π_k(j, l) ∝ smoothing + Σ_i T_ij n_ikl. Products are sums of
 * logarithms, so that 30,000 answers of one item do not underflow. Answers × classes operations per step.
 *
 * With one answer per item, or raters who never meet, any result fits as well: ask `answerOverlap` first.
 *
 * Source: Dawid and Skene, Applied Statistics 28 (1979), 20-28.
 */
export function dawidSkene(answers: Answers, options: DawidSkeneOptions = {}): DawidSkene {
  const { smoothing = 0, pinned, mostSteps = 1000, tolerance = 1e-10, from } = options;
  const { items, raters, classes, start, rater, label } = answers;
  const weight = answers.weight ?? new Float64Array(rater.length).fill(1);
  const posterior = from?.slice() ?? voteShares(answers);
  const { counts, logs, probability, normalise } = new ConfusionTables(raters, classes);
  const marginal = new Float64Array(classes);
  const logMarginal = new Float64Array(classes);
  const next = new Float64Array(classes);
  // Where each answer's likelihoods begin: worked out once instead of in every step.
  const cell = Uint32Array.from(rater, (who, at) => (who * classes + (label[at] as number)) * classes);

  const count = (item: number) => {
    const row = item * classes;
    const end = start[item + 1] as number;
    for (let c = 0; c < classes; c += 1) next[c] = (next[c] as number) + (posterior[row + c] as number);
    for (let at = start[item] as number; at < end; at += 1) {
      const base = cell[at] as number;
      const w = weight[at] as number;
      for (let c = 0; c < classes; c += 1)
        counts[base + c] = (counts[base + c] as number) + w * (posterior[row + c] as number);
    }
  };
  const maximise = () => {
    normalise(smoothing);
    for (let c = 0; c < classes; c += 1) {
      marginal[c] = (next[c] as number) / items;
      logMarginal[c] = logOf(marginal[c] as number);
    }
    next.fill(0);
  };
  /** Fills the item's class shares; returns its log-likelihood. */
  const expect = (item: number): number => {
    const row = item * classes;
    const end = start[item + 1] as number;
    for (let c = 0; c < classes; c += 1) posterior[row + c] = logMarginal[c] as number;
    for (let at = start[item] as number; at < end; at += 1) {
      const base = cell[at] as number;
      const w = weight[at] as number;
      for (let c = 0; c < classes; c += 1)
        posterior[row + c] = (posterior[row + c] as number) + w * (logs[base + c] as number);
    }
    const known = pinned?.[item] ?? -1;
    return known >= 0 ? pin(posterior, row, classes, known) : normaliseLogs(posterior, row, classes);
  };

  for (let item = 0; item < items; item += 1) {
    const known = pinned?.[item] ?? -1;
    if (known >= 0) pin(posterior, item * classes, classes, known);
    count(item);
  }
  maximise();
  const logLikelihoods: number[] = [];
  let converged = false;
  for (let step = 0; step < mostSteps && !converged; step += 1) {
    let likelihood = 0;
    for (let item = 0; item < items; item += 1) {
      likelihood += expect(item);
      count(item);
    }
    maximise();
    const moved = likelihood - (logLikelihoods.at(-1) ?? Number.NEGATIVE_INFINITY);
    converged = Math.abs(moved) <= tolerance * Math.max(1, Math.abs(likelihood));
    logLikelihoods.push(likelihood);
  }
  return { posterior, marginal, confusion: probability, logLikelihoods, converged };
}

function pin(shares: Float64Array, row: number, classes: number, known: number): number {
  const before = shares[row + known] as number;
  shares.fill(0, row, row + classes);
  shares[row + known] = 1;
  return before;
}

/** Logarithms become shares that sum to 1; returns the logarithm of their sum. */
function normaliseLogs(shares: Float64Array, row: number, classes: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let c = row; c < row + classes; c += 1) if ((shares[c] as number) > highest) highest = shares[c] as number;
  let total = 0;
  for (let c = row; c < row + classes; c += 1) {
    const share = Math.exp((shares[c] as number) - highest);
    shares[c] = share;
    total += share;
  }
  for (let c = row; c < row + classes; c += 1) shares[c] = (shares[c] as number) / total;
  return highest + Math.log(total);
}
