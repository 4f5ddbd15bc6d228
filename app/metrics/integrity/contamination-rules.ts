/**
 * The rules under which a prompt counts as part of an evaluation set. Four families that people mix up (and give different
 * answers on the same pair), so each is named with its n, its threshold and the side it looks at.
 */
import { matchingBlocks } from "#app/stats/matching-blocks.ts";
import { ngramCoverage } from "#app/stats/ngram-coverage.ts";
import { ngramShare } from "#app/stats/ngram-share.ts";
import { ContaminationRule } from "../batch-view.ts";

/** Tokens in the n-grams that find candidates. */
export const CANDIDATE_N = 8;
const SHARE = 0.7;
const COVERAGE = 0.5;
const BLOCKS = 0.5;
const SHORTEST_BLOCK = 5;
/** A longer text is compared in its first part: the blocks are found in time that grows faster than the text. */
const MOST_TOKENS = 4096;

export const CONTAMINATION_RULES = [
  { bit: ContaminationRule.EXACT, id: "exact", name: "the same words", direction: "both" },
  { bit: ContaminationRule.NGRAM_13, id: "ngram-13", name: "any 13-gram in common", direction: "both" },
  {
    bit: ContaminationRule.NGRAM_8_SHARE,
    id: "ngram-8-share",
    name: "≥ 0.7 of the evaluation text’s 8-grams",
    direction: "evaluation in batch",
  },
  {
    bit: ContaminationRule.COVERAGE,
    id: "coverage",
    name: "≥ 0.5 of the evaluation text’s words in common 8-grams",
    direction: "evaluation in batch",
  },
  {
    bit: ContaminationRule.TWO_STAGE,
    id: "two-stage",
    name: "an 8-gram, then blocks of ≥ 5 words over half of the evaluation text",
    direction: "evaluation in batch",
  },
  {
    bit: ContaminationRule.PROMPT_SHARE,
    id: "prompt-share",
    name: "≥ 0.7 of the prompt’s 8-grams",
    direction: "batch in evaluation",
  },
] as const;

export type ContaminationRuleId = (typeof CONTAMINATION_RULES)[number]["id"];

export const CONTAMINATION_RULE_IDS = CONTAMINATION_RULES.map(({ id }) => id);

export function contaminationRuleName(id: ContaminationRuleId): string {
  return CONTAMINATION_RULES.find((rule) => rule.id === id)?.name ?? id;
}

/** The bits that an item has of which any of the rules holds. */
export function bitsOfRules(ids: readonly ContaminationRuleId[]): number {
  return CONTAMINATION_RULES.reduce((bits, { bit, id }) => (ids.includes(id) ? bits | bit : bits), 0);
}

/** Overlaps that a rule asks for; null where it holds or does not. Two stages ask for more than theirs, the others for theirs or more. */
export const RULE_THRESHOLDS: Record<ContaminationRuleId, number | null> = {
  exact: null,
  "ngram-13": null,
  "ngram-8-share": SHARE,
  coverage: COVERAGE,
  "two-stage": BLOCKS,
  "prompt-share": SHARE,
};

/** The rules that make an item contaminated; the others are counted beside them. */
export const DECIDING_RULES = ContaminationRule.EXACT | ContaminationRule.COVERAGE | ContaminationRule.PROMPT_SHARE;

export interface Overlap {
  /** Bits of {@link ContaminationRule}. */
  rules: number;
  /** Of the evaluation text found in the prompt: share of its 8-grams, of its words in common 8-grams, in common blocks. */
  evaluationShare: number;
  coverage: number;
  blocks: number;
  /** Share of the prompt's 8-grams found in the evaluation text. */
  promptShare: number;
}

/** Both texts as numbered tokens: equal words have equal numbers. */
export function overlapOf(evaluation: ArrayLike<number>, prompt: ArrayLike<number>): Overlap {
  const evaluationShare = ngramShare(evaluation, prompt, CANDIDATE_N);
  const promptShare = ngramShare(prompt, evaluation, CANDIDATE_N);
  const coverage = ngramCoverage(evaluation, prompt, CANDIDATE_N);
  const blocks = evaluationShare > 0 ? blockShare(evaluation, prompt) : 0;
  const rules =
    (sameTokens(evaluation, prompt) ? ContaminationRule.EXACT : 0) |
    (evaluationShare > 0 && ngramShare(evaluation, prompt, 13) > 0 ? ContaminationRule.NGRAM_13 : 0) |
    (evaluationShare >= SHARE ? ContaminationRule.NGRAM_8_SHARE : 0) |
    (coverage >= COVERAGE ? ContaminationRule.COVERAGE : 0) |
    (blocks > BLOCKS ? ContaminationRule.TWO_STAGE : 0) |
    (promptShare >= SHARE ? ContaminationRule.PROMPT_SHARE : 0);
  return { rules, evaluationShare, coverage, blocks, promptShare };
}

function blockShare(evaluation: ArrayLike<number>, prompt: ArrayLike<number>): number {
  const [short, long] = [firstOf(evaluation), firstOf(prompt)];
  const blocks = matchingBlocks(short, long, SHORTEST_BLOCK);
  return blocks.reduce((sum, { size }) => sum + size, 0) / short.length;
}

function firstOf(tokens: ArrayLike<number>): ArrayLike<number> {
  return tokens.length <= MOST_TOKENS ? tokens : Array.prototype.slice.call(tokens, 0, MOST_TOKENS);
}

export function sameTokens(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
