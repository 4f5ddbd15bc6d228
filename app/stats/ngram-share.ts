import { ngramKeys } from "./ngram-keys.ts";

/**
 * Share of the n-grams of one text that also stand in another; 0 for a text of fewer than n tokens. Above 0 is "any n-gram
 * collision" (GPT-3: n = 13); at least 0.7 with n = 8 is the rule of PaLM. It is not symmetric: name the side.
 *
 * Source: Brown et al. 2020, appendix C; Chowdhery et al. 2022, as described by Touvron et al. 2023 (Llama 2), A.6.
 *
 * @example ngramShare(tokens("a b c d"), tokens("x a b c"), 2) // 2 of 3: 0.667
 */
export function ngramShare(of: ArrayLike<number>, within: ArrayLike<number>, n: number): number {
  const keys = ngramKeys(of, n);
  if (keys.length === 0) return 0;
  const known = new Set(ngramKeys(within, n));
  let found = 0;
  for (const key of keys) if (known.has(key)) found += 1;
  return found / keys.length;
}
