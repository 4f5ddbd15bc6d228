import { cochranArmitage } from "#app/stats/cochran-armitage.ts";
import type { Interval } from "#app/stats/interval.ts";
import { Z_95 } from "#app/stats/normal-quantile.ts";
import type { Metric } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { promptCorrelation } from "../prompt-correlation.ts";
import { rowScores, shareOfScores } from "../row-share.ts";
import { bandRows } from "./band-rows.ts";
import {
  NO_SCORES,
  responseScores,
  STRENGTH_BANDS,
  scoreAgrees,
  scoreMargin,
  strengthBand,
} from "./score-comparisons.ts";

/** A band with fewer comparisons is no end of a scale. */
const LEAST_IN_BAND = 50;

export const scoreMonotone: Metric = {
  id: "score-monotone",
  version: 2,
  title: "Score accuracy, strongest less weakest",
  group: "scores",
  unit: "share",
  better: "higher",
  about: "If accuracy does not rise with strength, the labels' strength carries no information.",
  formula:
    "Accuracy of the scores on the strongest band of preferences less that on the weakest, of bands with 50 comparisons or more. Interval: from those of the two shares at n / design effect, prompts as clusters, and from how far prompts move both alike. Cochran and Armitage's trend over all bands stands beside the table.",
  source: "Touvron et al. 2023 (Llama 2), table 8; ten points at least: ours. Armitage 1955.",
  needs: ["imported scores per response", "labels with degrees of strength"],
  nUnit: "decided comparisons with both scores",
  minimumN: 300,
  lines: { warn: 0.1, fail: 0 },
  gate: false,
  shownOnly: true,
  measure: (view, context) => {
    const set = responseScores(context);
    if (!set) return NO_SCORES;
    const bands = STRENGTH_BANDS.map(([name], band) => {
      const scores = rowScores(view, (row) =>
        strengthBand(view.judgments.strength[row] as number) === band
          ? scoreAgrees(scoreMargin(view, set.values, row))
          : Number.NaN,
      );
      return { name, scores, share: shareOfScores(view, scores) };
    });
    const n = bands.reduce((sum, { share }) => sum + (share?.n ?? 0), 0);
    if (n === 0) return notEnough(scoreMonotone, 0);
    const used = bands.flatMap(({ scores, share }) =>
      share && share.n >= LEAST_IN_BAND ? [{ scores, ...share }] : [],
    );
    const [weakest] = used;
    const strongest = used.at(-1);
    if (!weakest || !strongest || used.length < 2)
      return notComputable(
        "Fewer than two bands of strength hold 50 comparisons with scores.",
        "Ask for labels with degrees, such as slightly better and much better.",
      );
    const value = strongest.value - weakest.value;
    const half = Z_95 * errorOfDifference(strongest, weakest, promptCorrelation(view, strongest, weakest));
    const sizes = used.map(({ effectiveN }) => effectiveN);
    const trend = cochranArmitage(
      used.map((share) => share.value * share.effectiveN),
      sizes,
    );
    return {
      kind: "estimate",
      value,
      low: Math.max(-1, value - half),
      high: Math.min(1, value + half),
      n,
      nUnit: scoreMonotone.nUnit,
      detail: {
        title: `Accuracy of ${set.name} by strength${trend ? `; trend z ${trend.z.toFixed(2)} (Cochran-Armitage)` : ""}`,
        columns: ["strength", "accuracy", "low", "high", "comparisons"],
        rows: bands.map(({ name, share }) => [
          name,
          share?.value ?? null,
          share?.low ?? null,
          share?.high ?? null,
          share?.n ?? 0,
        ]),
        rowParams: bandRows(view, set),
      },
    };
  },
};

/** Prompts that are easy for the one band are easy for the other, which makes their difference surer than of other prompts. */
function errorOfDifference(one: Interval, other: Interval, correlation: number): number {
  const [a, b] = [errorOf(one), errorOf(other)];
  return Math.sqrt(Math.max(0, a * a + b * b - 2 * correlation * a * b));
}

/** From the width of Wilson's interval, so that a share of 0 or 1 is not taken for certain. */
function errorOf({ low, high }: Interval): number {
  return (high - low) / (2 * Z_95);
}
