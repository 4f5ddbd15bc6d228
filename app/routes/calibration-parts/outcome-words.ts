/** How outcomes of a round are said: a state for shape and colour, and a word. */
import type { TakerResult } from "#app/calibration/round-results.ts";
import type { RuleOutcome } from "#app/domain/pass-rule.ts";
import type { MetricState } from "#app/metrics/metric.ts";

interface Said {
  state: MetricState;
  word: string;
}

export const OUTCOME_WORDS: Record<RuleOutcome, Said> = {
  passed: { state: "pass", word: "passed" },
  failed: { state: "fail", word: "failed" },
  "not-enough": { state: "insufficient", word: "not enough answers" },
};

export const STANDING_WORDS: Record<TakerResult["standing"], Said> = {
  above: { state: "pass", word: "surely above" },
  below: { state: "fail", word: "surely below" },
  either: { state: "warn", word: "could be either" },
  unknown: { state: "insufficient", word: "not enough data" },
};
