/**
 * Holds one prompt after the other against the protected texts. Linear in the text: 8-grams are looked up as they roll by,
 * and only the texts that share some are compared by the rules.
 */
import type { Message } from "#app/domain/record.ts";
import { CANDIDATE_N, type Overlap, overlapOf } from "#app/metrics/integrity/contamination-rules.ts";
import { ngramKeys } from "#app/stats/ngram-keys.ts";
import { FEWEST_TOKENS, firstPlace, mayHold, type ProtectedIndex, wholeKey } from "./protected-index.ts";
import { TokenHasher } from "./token-hashes.ts";

/** 8-grams that more texts share are boilerplate ("answer the following question …") and find no candidate. */
const MOST_TEXTS_PER_GRAM = 10;
/** Texts compared by the rules for one message, those that share most 8-grams first. */
const MOST_CANDIDATES = 8;

export interface ContaminationHit extends Overlap {
  setId: string;
  /** 1-based place of the text in its set. */
  entry: number;
}

export interface Contamination {
  /** Bits of ContaminationRule over all messages and sets. */
  rules: number;
  /** For each set that matches the text that matches best. */
  hits: ContaminationHit[];
}

export const NOT_CONTAMINATED: Contamination = { rules: 0, hits: [] };

export class ContaminationCheck {
  readonly #index: ProtectedIndex;
  readonly #hasher = new TokenHasher();

  constructor(index: ProtectedIndex) {
    this.#index = index;
  }

  /** Every message of the prompt for itself: what stands in two turns is no text. */
  check(prompt: string | readonly Message[]): Contamination {
    if (typeof prompt === "string") return this.#checkText(prompt, NOT_CONTAMINATED);
    return prompt.reduce<Contamination>((found, { content }) => this.#checkText(content, found), NOT_CONTAMINATED);
  }

  #checkText(text: string, found: Contamination): Contamination {
    const words = this.#hasher.hashesOf(text);
    if (words.length < FEWEST_TOKENS) return found;
    const candidates = this.#candidates(words);
    if (candidates.length === 0) return found;
    let { rules } = found;
    const best = new Map(found.hits.map((hit) => [hit.setId, hit]));
    for (const candidate of candidates) {
      const hit = this.#compare(candidate, words);
      if (hit.rules === 0) continue;
      rules |= hit.rules;
      const known = best.get(hit.setId);
      if (!known || scoreOf(hit) > scoreOf(known)) best.set(hit.setId, hit);
    }
    return { rules, hits: [...best.values()] };
  }

  #candidates(words: Uint32Array): number[] {
    const { whole, grams, filter, sets } = this.#index;
    const shared = new Map<number, number>();
    const key = wholeKey(words);
    for (let at = firstPlace(whole, key); at >= 0 && whole.key[at] === key; at += 1)
      shared.set(whole.text[at] as number, Number.POSITIVE_INFINITY);
    for (const gram of ngramKeys(words, CANDIDATE_N)) {
      if (!mayHold(filter, gram)) continue;
      const first = firstPlace(grams, gram);
      if (first < 0 || grams.key[first + MOST_TEXTS_PER_GRAM * sets.length] === gram) continue;
      for (let at = first; grams.key[at] === gram; at += 1) {
        const text = grams.text[at] as number;
        shared.set(text, (shared.get(text) ?? 0) + 1);
      }
    }
    if (shared.size <= MOST_CANDIDATES) return [...shared.keys()];
    const mostFirst = [...shared].sort(([a, x], [b, y]) => (x === y ? a - b : y - x));
    return mostFirst.slice(0, MOST_CANDIDATES).map(([text]) => text);
  }

  #compare(text: number, words: Uint32Array): ContaminationHit {
    const { tokens, start, setOf, numberOf, sets } = this.#index;
    const protectedWords = tokens.subarray(start[text], start[text + 1]);
    const set = sets[setOf[text] as number];
    return { ...overlapOf(protectedWords, words), setId: set?.id ?? "", entry: numberOf[text] as number };
  }
}

function scoreOf({ evaluationShare, coverage, promptShare, rules }: Overlap): number {
  return (rules & 1) * 4 + evaluationShare + coverage + promptShare;
}
