/**
 * Letters written without spaces between words: each is a token of its own, or a Chinese, Japanese or Thai prompt would be
 * a single one.
 */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * The words by which texts are compared with evaluation sets: lower case, punctuation, symbols and invisible marks taken out, split at white
 * space.
 *
 * Source: Brown et al. 2020 (GPT-3), appendix C.
 *
 * @example normalisedTokens("What's the **capital**, please?") // ["whats", "the", "capital", "please"]
 */
export function normalisedTokens(text: string): string[] {
  const words = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Cf}]+/gu, "")
    .split(/\s+/u);
  return words.flatMap((word) => (UNSPACED.test(word) ? splitUnspaced(word) : word === "" ? [] : [word]));
}

function splitUnspaced(word: string): string[] {
  const parts: string[] = [];
  let run = "";
  for (const letter of word) {
    if (!UNSPACED.test(letter)) {
      run += letter;
      continue;
    }
    if (run !== "") parts.push(run);
    run = "";
    parts.push(letter);
  }
  return run === "" ? parts : [...parts, run];
}
