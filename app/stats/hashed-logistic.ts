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
  for (let epoch = 0; epoch < EPOCHS; epoch += 1)
    for (const { winner, loser } of pairs) {
      const doubt = 1 / (1 + Math.exp(wordScore(weights, winner) - wordScore(weights, loser)));
      step(weights, squares, winner, -doubt);
      step(weights, squares, loser, doubt);
    }
  return weights;
}

/** Indices instead of iterators, here and in {@link wordScore}: ten million words a batch pass through them. */
function step(weights: Float64Array, squares: Float64Array, words: Uint16Array, slope: number): void {
  const scale = slope / Math.sqrt(Math.max(1, words.length));
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as number;
    const weight = weights[word] as number;
    const gradient = scale + RIDGE * weight;
    const square = (squares[word] as number) + gradient * gradient;
    squares[word] = square;
    weights[word] = weight - (RATE * gradient) / Math.sqrt(square);
  }
}

/** The score of a text of different words. */
export function wordScore(weights: Float64Array, words: Uint16Array): number {
  let sum = 0;
  for (let i = 0; i < words.length; i += 1) sum += weights[words[i] as number] as number;
  return sum / Math.sqrt(Math.max(1, words.length));
}
