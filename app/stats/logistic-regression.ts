import { cholesky, choleskyInverse, choleskySolve } from "./cholesky.ts";

/** Rows of grouped trials: `x` row-major (rows × features), of `trials[i]` (a weight will do) `wins[i]` were won. */
export interface LogisticRows {
  features: number;
  x: Float64Array;
  wins: Float64Array;
  trials: Float64Array;
}

export interface LogisticFit {
  beta: Float64Array;
  /** Inverse of the observed information with the ridge, row-major. Square roots of its diagonal are the model's SE. */
  covariance: Float64Array;
  /** -2 · log-likelihood, up to the constant of the binomial coefficients; worked out when it is asked for. */
  readonly deviance: number;
}

const MOST_STEPS = 40;
const LONGEST_STEP = 4;

/**
 * Logistic regression, P(win) = 1 / (1 + exp(-x·beta)), by Newton's method (iteratively reweighted least squares), with an
 * optional ridge: it maximises log-likelihood - ridge / 2 · |beta|². No intercept is added: give a column of ones.
 *
 * null where there is no finite maximum (a feature that always wins) or columns depend on one another. O(rows · nonzero
 * features² · steps), about five steps. Source: McCullagh and Nelder, Generalized Linear Models (1989), chapter 4.
 *
 * @example x = -1, -.5, .5, 1 with 50 trials each and 15, 20, 30, 35 wins // slope 0.8392, SE 0.1923
 */
export function logisticRegression(rows: LogisticRows, ridge = 0): LogisticFit | null {
  const { features } = rows;
  const beta = new Float64Array(features);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { gradient, information } = derivatives(rows, beta);
    for (let f = 0; f < features; f += 1) {
      gradient[f] = (gradient[f] as number) - ridge * (beta[f] as number);
      information[f * features + f] = (information[f * features + f] as number) + ridge;
    }
    const factor = cholesky(information, features);
    if (!factor) return null;
    const move = choleskySolve(factor, features, gradient);
    let longest = 0;
    for (const one of move) longest = Math.max(longest, Math.abs(one));
    if (longest < 1e-9)
      return {
        beta,
        covariance: choleskyInverse(factor, features),
        get deviance() {
          return devianceOf(rows, beta);
        },
      };
    const scale = Math.min(1, LONGEST_STEP / longest);
    for (let f = 0; f < features; f += 1) beta[f] = (beta[f] as number) + scale * (move[f] as number);
  }
  return null;
}

function derivatives({ features, x, wins, trials }: LogisticRows, beta: Float64Array) {
  const gradient = new Float64Array(features);
  const information = new Float64Array(features * features);
  const used = new Int32Array(features);
  const values = new Float64Array(features);
  for (let i = 0; i < trials.length; i += 1) {
    const n = trials[i] as number;
    const start = i * features;
    let eta = 0;
    let count = 0;
    for (let f = 0; f < features; f += 1) {
      const value = x[start + f] as number;
      if (value === 0) continue;
      used[count] = f;
      values[count] = value;
      count += 1;
      eta += value * (beta[f] as number);
    }
    const p = 1 / (1 + Math.exp(-eta));
    const residual = (wins[i] as number) - n * p;
    const weight = n * p * (1 - p);
    for (let a = 0; a < count; a += 1) {
      const f = used[a] as number;
      const value = values[a] as number;
      const weighted = weight * value;
      gradient[f] = (gradient[f] as number) + value * residual;
      for (let b = 0; b <= a; b += 1) {
        const cell = f * features + (used[b] as number);
        information[cell] = (information[cell] as number) + weighted * (values[b] as number);
      }
    }
  }
  for (let f = 0; f < features; f += 1)
    for (let g = f + 1; g < features; g += 1) information[f * features + g] = information[g * features + f] as number;
  return { gradient, information };
}

function devianceOf({ features, x, wins, trials }: LogisticRows, beta: Float64Array): number {
  let deviance = 0;
  for (let i = 0; i < trials.length; i += 1) {
    let eta = 0;
    for (let f = 0; f < features; f += 1) eta += (x[i * features + f] as number) * (beta[f] as number);
    // log p = -softplus(-eta) and log(1 - p) = -softplus(eta), without overflow.
    const softplus = Math.log1p(Math.exp(-Math.abs(eta)));
    const [won, n] = [wins[i] as number, trials[i] as number];
    deviance += 2 * (won * (softplus + Math.max(0, -eta)) + (n - won) * (softplus + Math.max(0, eta)));
  }
  return deviance;
}
