/**
 * How many of the triples of things that were compared pair by pair are circular (a beats b, b beats c, c beats a), and how
 * many triples there are: those whose three pairs all have a winner. `sign(i, j)` is -1 when i is preferred, 1 when j is, 0 or
 * NaN when neither; i < j. A quarter of the triples is circular when every pair is a toss. `counted` is told of each triple
 * that counts, i < j < k. O(n³).
 *
 * Source: Kendall and Babington Smith, Biometrika 31 (1940) 324.
 */
export function cyclicTriples(
  n: number,
  sign: (i: number, j: number) => number,
  counted: (i: number, j: number, k: number) => void = () => {},
): { cyclic: number; triples: number } {
  let cyclic = 0;
  let triples = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) {
      const ij = sign(i, j);
      if (ij !== -1 && ij !== 1) continue;
      for (let k = j + 1; k < n; k += 1) {
        const jk = sign(j, k);
        const ik = sign(i, k);
        if ((jk !== -1 && jk !== 1) || (ik !== -1 && ik !== 1)) continue;
        triples += 1;
        counted(i, j, k);
        if (ij === jk && ik === -ij) cyclic += 1;
      }
    }
  return { cyclic, triples };
}
