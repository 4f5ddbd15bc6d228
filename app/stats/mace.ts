import { type Answers, cellsOf } from "./answers.ts";
import { expectSides } from "./mace-sides.ts";

export interface Mace {
  /** P(item is of class), items × classes. */
  posterior: Float64Array;
  /** 1 - the chance that the rater answers without looking; NaN for a rater without answers. */
  competence: Float64Array;
  /** What he answers when he does not look, raters × classes. */
  habit: Float64Array;
  converged: boolean;
}

export interface MaceStart {
  /** 0 leaves an item out; its classes are then all alike. */
  keep?: Uint8Array;
  from?: Pick<Mace, "competence" | "habit">;
}

export interface MaceOptions extends MaceStart {
  mostSteps?: number;
  /** Stops when the log-likelihood moves by less than this times its size; 0 makes all steps. */
  tolerance?: number;
}

/** The answers with what each is worth, by cell: rater · classes + label. */
export interface MaceStep {
  answers: Answers;
  keep: Uint8Array;
  weight: Float64Array;
  cell: Uint32Array;
  /** Log-likelihood of the answer under other classes, what its own class adds, chance that its rater knew it. */
  wrong: Float64Array;
  gain: Float64Array;
  knew: Float64Array;
  /** Weight of the answers that were guessed. */
  guessed: Float64Array;
  posterior: Float64Array;
}

const SMOOTHING = 0.1;

/**
 * Multi-annotator competence estimation: a rater knows the true class with probability θ and else answers out of habit ξ;
 * every class is equally likely. EM from θ = 1/2 and even habits, `SMOOTHING` added to each count of a habit.
 * E: T_i(t) ∝ Π_k [θ_k (a = t) + (1 - θ_k) ξ_k(a)]; M: θ_k = mean chance that the answer was known, ξ_k from the rest.
 *
 * It separates the lazy from the rest where everybody errs alike; a rater who always gives one answer comes out at 0.
 *
 * Source: Hovy, Berg-Kirkpatrick, Vaswani and Hovy, NAACL-HLT 2013, 1120-1130.
 */
export function mace(answers: Answers, { mostSteps = 500, tolerance = 1e-10, ...start }: MaceOptions = {}): Mace {
  const fit = new MaceFit(answers, start);
  const converged = fit.advance(mostSteps, tolerance);
  return { posterior: fit.posterior, competence: fit.competence, habit: fit.habit, converged };
}

/** The same fit step by step, for who looks at it on the way. */
export class MaceFit implements Omit<Mace, "converged"> {
  readonly posterior: Float64Array;
  readonly competence: Float64Array;
  readonly habit: Float64Array;
  readonly #step: MaceStep;
  readonly #total: Float64Array;

  constructor(answers: Answers, { keep, from }: MaceStart = {}) {
    const { items, raters, classes, rater } = answers;
    this.competence = from?.competence.slice() ?? new Float64Array(raters).fill(0.5);
    this.habit = from?.habit.slice() ?? new Float64Array(raters * classes).fill(1 / classes);
    this.#step = {
      answers,
      keep: keep ?? new Uint8Array(items).fill(1),
      weight: answers.weight ?? new Float64Array(rater.length).fill(1),
      cell: cellsOf(answers),
      wrong: new Float64Array(raters * classes),
      gain: new Float64Array(raters * classes),
      knew: new Float64Array(raters * classes),
      guessed: new Float64Array(raters * classes),
      posterior: new Float64Array(items * classes).fill(1 / classes),
    };
    this.posterior = this.#step.posterior;
    this.#total = totalOf(this.#step);
  }

  /** Steps until the likelihood stands still within the tolerance; false where `mostSteps` are too few. */
  advance(mostSteps: number, tolerance: number): boolean {
    const expect = this.#step.answers.classes === 2 ? expectSides : expectClasses;
    let before = Number.NEGATIVE_INFINITY;
    for (let made = 0; made < mostSteps; made += 1) {
      prepare(this.#step, this.competence, this.habit);
      const likelihood = expect(this.#step, tolerance > 0);
      countGuesses(this.#step);
      maximise(this.#step, this.#total, this.competence, this.habit);
      if (tolerance > 0 && Math.abs(likelihood - before) <= tolerance * Math.max(1, Math.abs(likelihood))) return true;
      before = likelihood;
    }
    return false;
  }
}

/** Weight of each rater's answers. */
function totalOf({ answers: { items, raters, start, rater }, keep, weight }: MaceStep): Float64Array {
  const total = new Float64Array(raters);
  for (let item = 0; item < items; item += 1) {
    if (keep[item] === 0) continue;
    const end = start[item + 1] as number;
    for (let at = start[item] as number; at < end; at += 1)
      total[rater[at] as number] = (total[rater[at] as number] as number) + (weight[at] as number);
  }
  return total;
}

function prepare(
  { answers: { classes }, wrong, gain, knew }: MaceStep,
  competence: Float64Array,
  habit: Float64Array,
): void {
  for (let at = 0; at < habit.length; at += 1) {
    const skill = competence[Math.floor(at / classes)] as number;
    const spam = (1 - skill) * (habit[at] as number);
    wrong[at] = Math.log(Math.max(spam, 1e-300));
    gain[at] = Math.log(Math.max(spam + skill, 1e-300)) - (wrong[at] as number);
    knew[at] = skill > 0 ? skill / (skill + spam) : 0;
  }
}

/** Fills class shares; returns the log-likelihood up to a constant, 0 where nobody asks for it. */
function expectClasses(step: MaceStep, isAsked: boolean): number {
  const { answers, keep, weight, cell, wrong, gain, posterior } = step;
  const { items, classes, start, label } = answers;
  let likelihood = 0;
  for (let item = 0; item < items; item += 1) {
    if (keep[item] === 0) continue;
    const row = item * classes;
    const first = start[item] as number;
    const end = start[item + 1] as number;
    let base = 0;
    for (let c = row; c < row + classes; c += 1) posterior[c] = 0;
    for (let at = first; at < end; at += 1) {
      const own = cell[at] as number;
      const place = row + (label[at] as number);
      base += (weight[at] as number) * (wrong[own] as number);
      posterior[place] = (posterior[place] as number) + (weight[at] as number) * (gain[own] as number);
    }
    let highest = 0;
    for (let c = row; c < row + classes; c += 1)
      if ((posterior[c] as number) > highest) highest = posterior[c] as number;
    let sum = 0;
    for (let c = row; c < row + classes; c += 1) {
      const below = (posterior[c] as number) - highest;
      const size = below === 0 ? 1 : Math.exp(below);
      posterior[c] = size;
      sum += size;
    }
    for (let c = row; c < row + classes; c += 1) posterior[c] = (posterior[c] as number) / sum;
    if (isAsked) likelihood += base + highest + Math.log(sum);
  }
  return likelihood;
}

/** Counts the guesses from the class shares. */
function countGuesses({ answers, keep, weight, cell, knew, guessed, posterior }: MaceStep): void {
  const { items, classes, start, label } = answers;
  guessed.fill(0);
  for (let item = 0; item < items; item += 1) {
    if (keep[item] === 0) continue;
    const end = start[item + 1] as number;
    for (let at = start[item] as number; at < end; at += 1) {
      const own = cell[at] as number;
      const known = (knew[own] as number) * (posterior[item * classes + (label[at] as number)] as number);
      guessed[own] = (guessed[own] as number) + (weight[at] as number) * (1 - known);
    }
  }
}

function maximise(
  { answers, guessed }: MaceStep,
  total: Float64Array,
  competence: Float64Array,
  habit: Float64Array,
): void {
  const { raters, classes } = answers;
  for (let who = 0; who < raters; who += 1) {
    let guesses = 0;
    for (let c = who * classes; c < (who + 1) * classes; c += 1) guesses += guessed[c] as number;
    competence[who] = Math.max(0, 1 - guesses / (total[who] as number));
    for (let c = who * classes; c < (who + 1) * classes; c += 1)
      habit[c] = ((guessed[c] as number) + SMOOTHING) / (guesses + SMOOTHING * classes);
  }
}
