/**
 * Shannon entropy of a distribution in nats: 0 when all say the same, ln k when k classes are equally common. Shares need
 * not sum to 1; none at all gives 0.
 *
 * @example answerEntropy([1, 1, 1]) // 1.0986 = ln 3
 */
export function answerEntropy(shares: ArrayLike<number>): number {
  let total = 0;
  for (let c = 0; c < shares.length; c += 1) total += shares[c] as number;
  let entropy = 0;
  for (let c = 0; c < shares.length; c += 1) {
    const p = (shares[c] as number) / total;
    if (p > 0) entropy -= p * Math.log(p);
  }
  return entropy;
}
