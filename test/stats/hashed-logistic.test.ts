import { describe, expect, it } from "vitest";
import { trainHashedLogistic, type WordPair, wordScore } from "#app/stats/hashed-logistic.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";

const random = seededRandom(5);
const wordsOf = (n: number, below: number) =>
  Uint16Array.from(new Set(Array.from({ length: n }, () => Math.floor(random() * below))));

/** AdaGrad as it is written in the paper, on whole vectors: the gradient of the loss and the ridge, word by word. */
function adaGrad(pairs: readonly WordPair[], size: number): number[] {
  const weights = new Array<number>(size).fill(0);
  const squares = new Array<number>(size).fill(1e-6);
  const meanOf = (words: Uint16Array) =>
    [...words].reduce((sum, word) => sum + (weights[word] ?? 0), 0) / Math.sqrt(Math.max(1, words.length));
  for (let epoch = 0; epoch < 4; epoch += 1)
    for (const { winner, loser } of pairs) {
      const doubt = 1 / (1 + Math.exp(meanOf(winner) - meanOf(loser)));
      for (const [words, sign] of [[winner, -1] as const, [loser, 1] as const])
        for (const word of words) {
          const gradient = (sign * doubt) / Math.sqrt(words.length) + 1e-3 * (weights[word] ?? 0);
          squares[word] = (squares[word] ?? 0) + gradient ** 2;
          weights[word] = (weights[word] ?? 0) - (0.3 * gradient) / Math.sqrt(squares[word] ?? 0);
        }
    }
  return weights;
}

describe("a hashed logistic classifier", () => {
  it("has the weights of AdaGrad on whole vectors", () => {
    const pairs = Array.from({ length: 60 }, () => ({ winner: wordsOf(12, 40), loser: wordsOf(12, 40) }));
    const withEmpty = [...pairs, { winner: new Uint16Array(), loser: wordsOf(3, 40) }];
    const weights = trainHashedLogistic(withEmpty);
    const expected = adaGrad(withEmpty, 40);
    expect(weights.length).toBe(0x10000);
    for (const [word, weight] of expected.entries()) expect(weights[word]).toBeCloseTo(weight, 10);
  });

  it("scores a text that has the word of the winners above one that has not", () => {
    const pairs = Array.from({ length: 40 }, () => {
      const common = wordsOf(10, 500);
      return { winner: Uint16Array.of(...common, 600), loser: common };
    });
    const weights = trainHashedLogistic(pairs);
    expect(wordScore(weights, Uint16Array.of(600))).toBeGreaterThan(0);
    expect(wordScore(weights, Uint16Array.of(65_535))).toBe(0);
  });
});
