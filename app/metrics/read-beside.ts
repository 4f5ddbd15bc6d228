/** Which metrics a fact beside the delivery is part of: all others are the same whatever it is. */
import type { MeasuredFact } from "#app/domain/measured-against.ts";

const READERS: Record<MeasuredFact, readonly string[]> = {
  expected: ["delivered-volume"],
  models: ["on-policy-share", "checkpoint-age"],
  mix: ["mix-compliance", "language-mismatch"],
  earlier: [
    "cross-batch-duplicates",
    "cross-batch-near-duplicates",
    "gold-accuracy-new-v-old",
    "label-drift",
    "domain-drift",
    "language-drift",
    "turn-drift",
    "response-length-drift",
    "model-pair-drift",
    "refusal-drift",
    "sentinel-shift",
    "sentinel-annotators",
    "score-accuracy-shift",
    "agreement-at-equal-difficulty",
    "daily-gold-accuracy",
    "daily-first-side",
    "daily-tie-rate",
    "daily-sentinel",
  ],
};

export function readsFact(metric: string, fact: MeasuredFact): boolean {
  return READERS[fact].includes(metric);
}
