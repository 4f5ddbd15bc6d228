import { ngramKeys } from "./ngram-keys.ts";

/**
 * Share of the tokens of one text that lie inside an n-gram which also stands in another; 0 for a text without tokens.
 * It is not symmetric: name the side.
 *
 * Source: Touvron et al. 2023 (Llama 2), A.6; Lambert et al. 2024 (Tulu 3), with n = 8.
 *
 * @example ngramCoverage(tokens("a b c d"), tokens("x a b c"), 2) // 3 of 4: 0.75
 */
export function ngramCoverage(of: ArrayLike<number>, within: ArrayLike<number>, n: number): number {
  if (of.length === 0) return 0;
  const known = new Set(ngramKeys(within, n));
  let covered = 0;
  let from = 0;
  for (const [start, key] of ngramKeys(of, n).entries()) {
    if (!known.has(key)) continue;
    covered += start + n - Math.max(from, start);
    from = start + n;
  }
  return covered / of.length;
}
