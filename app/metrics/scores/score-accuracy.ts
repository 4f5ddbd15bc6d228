import type { Metric } from "../metric.ts";
import { rowShare, shareOutcome } from "../row-share.ts";
import { bandRows } from "./band-rows.ts";
import {
  NO_SCORES,
  responseScores,
  STRENGTH_BANDS,
  scoreAgrees,
  scoreMargin,
  strengthBand,
} from "./score-comparisons.ts";

export const scoreAccuracy: Metric = {
  id: "score-accuracy",
  version: 2,
  title: "Score accuracy",
  group: "scores",
  unit: "share",
  better: "higher",
  about:
    "How often the imported reward model or judge scores the preferred response higher; a ceiling is how often people agree with each other.",
  formula:
    "Weight of decided comparisons with score(preferred) > score(other), equal scores counting a half / weight of decided comparisons with both scores. The first imported reward model, else the first judge. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source: "Touvron et al. 2023 (Llama 2), table 8: 63.2 % overall, 80.7 % on the strongest preferences. Lines: ours.",
  needs: ["imported scores per response"],
  nUnit: "decided comparisons with both scores",
  minimumN: 300,
  lines: { warn: 0.55, fail: 0.5 },
  gate: false,
  shownOnly: true,
  measure: (view, context) => {
    const set = responseScores(context);
    if (!set) return NO_SCORES;
    const agrees = (row: number) => scoreAgrees(scoreMargin(view, set.values, row));
    return shareOutcome(scoreAccuracy, view, agrees, () => {
      const rows = STRENGTH_BANDS.map(([name], band): [string, number | null, number | null, number | null, number] => {
        const share = rowShare(view, (row) =>
          strengthBand(view.judgments.strength[row] as number) === band ? agrees(row) : Number.NaN,
        );
        return [name, share?.value ?? null, share?.low ?? null, share?.high ?? null, share?.n ?? 0];
      });
      return {
        title: `Accuracy of ${set.name} by strength of preference`,
        columns: ["strength", "accuracy", "low", "high", "comparisons"],
        rows,
        rowParams: bandRows(view, set),
      };
    });
  },
};
