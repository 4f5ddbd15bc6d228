import { type Answers, cellsOf } from "./answers.ts";

export interface Mace {
  /** P(item is of class), items × classes. */
  posterior: Float64Array;
  /** 1 - the chance that the rater answers without looking; NaN for a rater without answers. */
  competence: Float64Array;
  /** What he answers when he does not look, raters × classes. */
  habit: Float64Array;
  converged: boolean;
}

export interface MaceOptions {
  mostSteps?: number;
  /** Stops when the log-likelihood moves by less than this times its size. */
  tolerance?: number;
  from?: Pick<Mace, "competence" | "habit">;
}

const SMOOTHING = 0.1;
const NONE = -1;

/**
 * Multi-annotator competence estimation: a rater knows the true class with probability θ and else answers out of habit ξ;
 * every class is equally likely. EM from θ = 1/2 and even habits, `SMOOTHING` added to each count of a habit.
 * E: T_i(t) ∝ Π_k [θ_k (a = t) + (1 - θ_k) ξ_k(a)]; M: θ_k = mean chance that the answer was known, ξ_k from the rest.
 *
 * It separates the lazy from the rest where everybody errs alike; a rater who always gives one answer comes out at 0.
 *
 * Source: Hovy, Berg-Kirkpatrick, Vaswani and Hovy, NAACL-HLT 2013, 1120-1130.
 */
export function mace(answers: Answers, { mostSteps = 500, tolerance = 1e-10, from }: MaceOptions = {}): Mace {
  const { items, raters, classes, start, rater, label } = answers;
  const weight = answers.weight ?? new Float64Array(rater.length).fill(1);
  const cell = cellsOf(answers);
  const posterior = new Float64Array(items * classes);
  const competence = from?.competence.slice() ?? new Float64Array(raters).fill(0.5);
  const habit = from?.habit.slice() ?? new Float64Array(raters * classes).fill(1 / classes);
  const total = new Float64Array(raters);
  const guessed = new Float64Array(raters * classes);
  /** Of an answer of this rater: log-likelihood under other classes, what its own class adds, chance that he knew it. */
  const wrong = new Float64Array(raters * classes);
  const gain = new Float64Array(raters * classes);
  const knew = new Float64Array(raters * classes);
  /** The item met last in this step that had this answer of weight 1 alone, and the log-likelihood of such items. */
  const like = new Int32Array(raters * classes);
  const likelihoodAlone = new Float64Array(raters * classes);

  const prepare = () => {
    like.fill(NONE);
    for (let at = 0; at < habit.length; at += 1) {
      const skill = competence[Math.floor(at / classes)] as number;
      const spam = (1 - skill) * (habit[at] as number);
      wrong[at] = Math.log(Math.max(spam, 1e-300));
      gain[at] = Math.log(Math.max(spam + skill, 1e-300)) - (wrong[at] as number);
      knew[at] = skill > 0 ? skill / (skill + spam) : 0;
    }
  };
  /** Returns the item's log-likelihood, up to a constant. Items with the same answer alone are worked out once a step. */
  const expect = (item: number): number => {
    const first = start[item] as number;
    const end = start[item + 1] as number;
    const own = cell[first] as number;
    const isAlone = end - first === 1 && weight[first] === 1;
    const same = isAlone ? (like[own] as number) : NONE;
    if (same === NONE) {
      const likelihood = share(item * classes, first, end);
      count(item * classes, first, end);
      if (isAlone) {
        like[own] = item;
        likelihoodAlone[own] = likelihood;
      }
      return likelihood;
    }
    for (let c = 0; c < classes; c += 1) posterior[item * classes + c] = posterior[same * classes + c] as number;
    count(item * classes, first, end);
    return likelihoodAlone[own] as number;
  };
  /** Fills the item's class shares. */
  const share = (row: number, first: number, end: number): number => {
    let base = 0;
    for (let c = row; c < row + classes; c += 1) posterior[c] = 0;
    for (let at = first; at < end; at += 1) {
      const place = row + (label[at] as number);
      base += (weight[at] as number) * (wrong[cell[at] as number] as number);
      posterior[place] = (posterior[place] as number) + (weight[at] as number) * (gain[cell[at] as number] as number);
    }
    let highest = 0;
    for (let c = row; c < row + classes; c += 1)
      if ((posterior[c] as number) > highest) highest = posterior[c] as number;
    let sum = 0;
    for (let c = row; c < row + classes; c += 1) {
      const size = Math.exp((posterior[c] as number) - highest);
      posterior[c] = size;
      sum += size;
    }
    for (let c = row; c < row + classes; c += 1) posterior[c] = (posterior[c] as number) / sum;
    return base + highest + Math.log(sum);
  };
  const count = (row: number, first: number, end: number) => {
    for (let at = first; at < end; at += 1) {
      const own = cell[at] as number;
      const known = (knew[own] as number) * (posterior[row + (label[at] as number)] as number);
      guessed[own] = (guessed[own] as number) + (weight[at] as number) * (1 - known);
    }
  };
  const maximise = () => {
    for (let who = 0; who < raters; who += 1) {
      let guesses = 0;
      for (let c = who * classes; c < (who + 1) * classes; c += 1) guesses += guessed[c] as number;
      competence[who] = Math.max(0, 1 - guesses / (total[who] as number));
      for (let c = who * classes; c < (who + 1) * classes; c += 1)
        habit[c] = ((guessed[c] as number) + SMOOTHING) / (guesses + SMOOTHING * classes);
    }
    guessed.fill(0);
  };

  for (let at = 0; at < rater.length; at += 1) {
    const who = rater[at] as number;
    total[who] = (total[who] as number) + (weight[at] as number);
  }
  let before = Number.NEGATIVE_INFINITY;
  let converged = false;
  for (let step = 0; step < mostSteps && !converged; step += 1) {
    prepare();
    let likelihood = 0;
    for (let item = 0; item < items; item += 1) likelihood += expect(item);
    maximise();
    converged = Math.abs(likelihood - before) <= tolerance * Math.max(1, Math.abs(likelihood));
    before = likelihood;
  }
  return { posterior, competence, habit, converged };
}
