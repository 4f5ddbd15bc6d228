import { Z_95 } from "#app/stats/normal-quantile.ts";
import { DOUBLE_DECIDED, withoutAgreement } from "../agreement/overlap.ts";
import type { Metric } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { type DifficultyLevel, difficultyBounds, difficultyLevels } from "./difficulty-levels.ts";

/** Comparisons in either batch without which a level is shown and not compared. */
const FEWEST_IN_LEVEL = 20;

export const agreementAtEqualDifficulty: Metric = {
  id: "agreement-at-equal-difficulty",
  version: 2,
  title: "Agreement at equal difficulty, change",
  group: "drift",
  unit: "share",
  better: "higher",
  about:
    "How far raw agreement has moved from the previous batch when prompts are as demanding as then: agreement that falls because harder prompts were asked for is a planned curriculum, not worse work.",
  formula:
    "Sum over levels of difficulty of (share of the level in the previous batch) · (agreement now - agreement then), agreement as in raw agreement with ties dropped. Difficulty is told from the length of the prompt: the quartiles of its words, context included, in the previous batch; levels with fewer than 20 comparisons in either batch are left out. What is left of the whole change is that of the mix. Interval: normal, from the variances between prompts in each level and batch, the shares taken as given.",
  source:
    "Llama 2 (Touvron et al. 2023, A.3.2) and Llama 3 made prompts harder from batch to batch. Direct standardisation: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, chapter 19. Length as difficulty and lines: ours.",
  needs: ["a previous batch", "judgments by two or more annotators on some items of both", "annotator ids"],
  nUnit: `${DOUBLE_DECIDED} in the smaller batch`,
  minimumN: 200,
  lines: { warn: -0.04, fail: -0.08 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  shownOnly: true,
  since: 2,
  measure: (view, { previous }) => {
    if (!previous) return notComputable("The contract has no previous batch to compare with.");
    const bounds = difficultyBounds(previous);
    const [now, before] = [difficultyLevels(view, bounds), difficultyLevels(previous, bounds)];
    const [nNow, nBefore] = [now, before].map((levels) => levels.reduce((sum, { n }) => sum + n, 0)) as [
      number,
      number,
    ];
    if (nNow === 0) return withoutAgreement(agreementAtEqualDifficulty, view);
    if (nBefore === 0)
      return notComputable("No comparison of the previous batch was decided by two or more annotators.");
    const compared = now.flatMap((level, k) => {
      const then = before[k];
      const enough = then && Math.min(level.n, then.n) >= FEWEST_IN_LEVEL;
      return enough && level.agreement && then.agreement
        ? [{ weight: then.weight, now: level.agreement, earlier: then.agreement }]
        : [];
    });
    if (compared.length === 0)
      return Math.min(nNow, nBefore) < agreementAtEqualDifficulty.minimumN
        ? notEnough(agreementAtEqualDifficulty, Math.min(nNow, nBefore))
        : notComputable(
            "No level of difficulty has 20 comparisons of both batches: their prompts are of other lengths.",
          );
    const whole = compared.reduce((sum, { weight }) => sum + weight, 0);
    let value = 0;
    let variance = 0;
    for (const level of compared) {
      const share = level.weight / whole;
      value += share * (level.now.value - level.earlier.value);
      variance += share ** 2 * (varianceOf(level.now) + varianceOf(level.earlier));
    }
    const half = Z_95 * Math.sqrt(variance);
    return {
      kind: "estimate",
      value,
      low: Math.max(-1, value - half),
      high: Math.min(1, value + half),
      n: Math.min(nNow, nBefore),
      nUnit: agreementAtEqualDifficulty.nUnit,
      detail: {
        title: titleOf(agreementOf(now) - agreementOf(before), value),
        columns: [
          "words of the prompt",
          "share now",
          "share then",
          "agreement now",
          "agreement then",
          "n now",
          "n then",
          "judgments now",
        ],
        rows: now.map((level, k) => {
          const then = before[k] ?? level;
          const parts = [level, then].map(({ weight }, at) => weight / weightOf(at === 0 ? now : before));
          const agreements = [level, then].map(({ agreement }) => agreement?.value ?? null);
          return [wordsOf(bounds, k), ...parts, ...agreements, level.n, then.n, level.judgments];
        }),
        rowParams: now.map((_, k) => rowsOf(bounds, k)),
      },
    };
  },
};

/** From the width of Wilson's interval, so that annotators who always agree are not taken for certain. */
function varianceOf({ low, high }: { low: number; high: number }): number {
  return ((high - low) / (2 * Z_95)) ** 2;
}

function weightOf(levels: readonly DifficultyLevel[]): number {
  return levels.reduce((sum, { weight }) => sum + weight, 0);
}

function agreementOf(levels: readonly DifficultyLevel[]): number {
  const sum = levels.reduce((total, { weight, agreement }) => total + weight * (agreement?.value ?? 0), 0);
  return sum / weightOf(levels);
}

function titleOf(whole: number, equal: number): string {
  const signed = (change: number) => `${change < 0 ? "−" : "+"}${Math.abs(change).toFixed(3)}`;
  return `Agreement moved by ${signed(whole)}: ${signed(equal)} at equal difficulty, ${signed(whole - equal)} by the mix of prompts`;
}

function wordsOf(bounds: readonly number[], level: number): string {
  const [from, to] = [bounds[level - 1], bounds[level]];
  if (from === undefined) return to === undefined ? "any" : `up to ${to}`;
  return to === undefined ? `more than ${from}` : `${from + 1} to ${to}`;
}

/** Those of the level in this batch. */
function rowsOf(bounds: readonly number[], level: number): string {
  const [from, to] = [bounds[level - 1], bounds[level]];
  return new URLSearchParams([
    ["shared", "decided"],
    ...(from === undefined ? [] : [["wordsMin", String(from + 1)]]),
    ...(to === undefined ? [] : [["wordsMax", String(to)]]),
  ]).toString();
}
