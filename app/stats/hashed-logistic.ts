/** The different words of two texts that were compared, as 16-bit hashes. */
export interface WordPair {
  winner: Uint16Array;
  loser: Uint16Array;
}

const RATE = 0.3;
const RIDGE = 1e-3;
const EPOCHS = 4;

/**
 * A linear classifier over words: P(a is preferred to b) = 1 / (1 + exp(score(b) - score(a))), a text's score being the sum of
 * the weights of its words over the root of how many they are. Logistic loss, AdaGrad, in the given order: the same pairs
 * in the same order give the same weights, whichever was shown first.
 *
 * Source: Duchi, Hazan and Singer, J. Machine Learning Research 12 (2011) 2121; Weinberger et al. 2009 on hashed features.
 */
export function trainHashedLogistic(pairs: readonly WordPair[]): Float64Array {
  const weights = new Float64Array(0x10000);
  const squares = new Float64Array(0x10000).fill(1e-6);
  const step = (words: Uint16Array, slope: number) => {
    const scale = slope / Math.sqrt(Math.max(1, words.length));
    for (const word of words) {
      const gradient = scale + RIDGE * (weights[word] as number);
      squares[word] = (squares[word] as number) + gradient * gradient;
      weights[word] = (weights[word] as number) - (RATE * gradient) / Math.sqrt(squares[word] as number);
    }
  };
  for (let epoch = 0; epoch < EPOCHS; epoch += 1)
    for (const { winner, loser } of pairs) {
      const doubt = 1 / (1 + Math.exp(wordScore(weights, winner) - wordScore(weights, loser)));
      step(winner, -doubt);
      step(loser, doubt);
    }
  return weights;
}

/** The score of a text of different words. */
export function wordScore(weights: Float64Array, words: Uint16Array): number {
  let sum = 0;
  for (const word of words) sum += weights[word] as number;
  return sum / Math.sqrt(Math.max(1, words.length));
}
