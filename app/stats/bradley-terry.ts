import { cholesky, choleskyInverse, choleskySolve } from "./cholesky.ts";

export interface BradleyTerryFit {
  /** Natural logarithms of the strengths, mean 0. Elo offsets are 400 / ln 10 times these. */
  strength: Float64Array;
  /** Covariance under the constraint sum = 0, row-major; of a difference: c_ii + c_jj - 2 c_ij. Worked out when it is asked for. */
  readonly covariance: Float64Array;
}

/**
 * Bradley-Terry strengths of `size` players from `wins[i * size + j]`, how often i beat j (a tie is half a win for each):
 * P(i beats j) = 1 / (1 + exp(s_j - s_i)), by Newton's method on log-likelihood - ridge / 2 · |s|².
 *
 * Without a ridge there is a finite maximum only when the players form one strongly connected component of wins; ask
 * `strongComponents` first and fit each alone. null where it does not converge. O(size³) a step. `from` are strengths to
 * begin with: a resample that begins with those of the whole converges in three steps.
 *
 * Source: Bradley and Terry, Biometrika 39 (1952) 324; Hunter, Annals of Statistics 32 (2004) 384.
 *
 * @example bradleyTerry([0, 65, 35, 0], 2) // strengths ±0.3095: 107.5 Elo apart
 */
export function bradleyTerry(
  wins: ArrayLike<number>,
  size: number,
  ridge = 0,
  from: ArrayLike<number> = new Float64Array(size),
): BradleyTerryFit | null {
  const strength = Float64Array.from(from);
  for (let step = 0; step < 100; step += 1) {
    const gradient = new Float64Array(size);
    // Adding 1 / size to every cell pins the mean, which the comparisons leave free.
    const information = new Float64Array(size * size).fill(1 / size);
    for (let i = 0; i < size; i += 1) {
      gradient[i] = -ridge * (strength[i] as number);
      information[i * size + i] = (information[i * size + i] as number) + ridge;
    }
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1) {
        const won = wins[i * size + j] ?? 0;
        const n = won + (wins[j * size + i] ?? 0);
        if (i === j || n === 0) continue;
        const p = 1 / (1 + Math.exp((strength[j] as number) - (strength[i] as number)));
        gradient[i] = (gradient[i] as number) + won - n * p;
        information[i * size + i] = (information[i * size + i] as number) + n * p * (1 - p);
        information[i * size + j] = (information[i * size + j] as number) - n * p * (1 - p);
      }
    const factor = cholesky(information, size);
    if (!factor) return null;
    const move = choleskySolve(factor, size, gradient);
    let longest = 0;
    for (let i = 0; i < size; i += 1) longest = Math.max(longest, Math.abs(move[i] as number));
    if (longest < 1e-10)
      return {
        strength,
        get covariance() {
          return choleskyInverse(factor, size).map((one) => one - 1 / size);
        },
      };
    const scale = Math.min(1, 3 / longest);
    for (let i = 0; i < size; i += 1) strength[i] = (strength[i] as number) + scale * (move[i] as number);
  }
  return null;
}
