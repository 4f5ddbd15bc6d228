/** A batch's evidence as text: the same sentences as the batch screen. */
import type { BatchEvidence } from "#app/review/batch-evidence.server.ts";
import { verdictSentence } from "#app/review/verdict-sentence.ts";

export function printEvidence({ recommendation }: BatchEvidence): string {
  if (!recommendation) return "Nothing was delivered yet.";
  return [verdictSentence(recommendation), ...recommendation.because.map((sentence) => `  ${sentence}`)].join("\n");
}
