import { GroupedClusterSums } from "#app/stats/grouped-cluster-sums.ts";
import { type BatchView, NONE_U8 } from "../batch-view.ts";
import { countedRows } from "../counted-rows.ts";
import { listedRows } from "../listed-rows.ts";
import type { Detail, Metric } from "../metric.ts";
import { shareOutcome } from "../row-share.ts";
import { longerByModels } from "./longer-by-models.ts";

/** Of |strength|, ends included; the steps of the filter of records lie between the steps of any scale. */
const LEVELS = [
  ["strength up to 1/3", 0.001, 0.3405],
  ["strength up to 2/3", 0.3407, 0.6705],
  ["strength above 2/3", 0.6707, 1],
] as const;

export const longerWins: Metric = {
  id: "longer-wins",
  version: 2,
  title: "Longer response preferred",
  group: "bias",
  unit: "share",
  better: "near-target",
  target: 0.5,
  about:
    "How often the longer of two responses is preferred. Longer can be better: look at it by strength and by model.",
  formula:
    "Weight of comparisons whose preferred response has more characters / weight of decided comparisons of unequal length. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source:
    "Singhal et al. 2023, arXiv:2310.03716: 55.7 % on WebGPT, 59.6 % on Stack, 63.1 % on RLCD. Lines 0.58 and 0.66, and the same below: ours.",
  needs: ["comparisons of two responses"],
  nUnit: "decided comparisons of unequal length",
  minimumN: 200,
  lines: { warn: 0.08, fail: 0.16 },
  gate: false,
  rows: "longer=wins",
  measure: (view) =>
    shareOutcome(
      longerWins,
      view,
      (row) => longerPreferred(view, row),
      (scores) => detailOf(view, scores),
    ),
};

function detailOf(view: BatchView, scores: Float64Array): Detail {
  const listed = listedRows(view);
  const byLevel = levelSums(view, scores);
  const levels = LEVELS.map(([name, from, to], level) => {
    const share = byLevel.shareOf(level);
    const cells = [name, share?.value ?? null, share?.low ?? null, share?.high ?? null, byLevel.nOf(level)];
    const strengths = [["strengthMin", String(from)] as const, ["strengthMax", String(to)] as const];
    return { cells, params: share && listed([["differs", "length"], ...strengths]) };
  });
  const pairs = longerByModels(view).map(({ cells, models: [one, other] }) => ({
    cells,
    params: listed([
      ["differs", "length"],
      ["model", one],
      ["against", other],
    ]),
  }));
  const rows = [...levels, ...pairs];
  return {
    title: "By strength of preference, and by pair of models",
    columns: ["of", "longer preferred", "low", "high", "comparisons"],
    rows: rows.map(({ cells }) => cells),
    rowParams: rows.map(({ params }) => params),
  };
}

function levelSums(view: BatchView, scores: Float64Array): GroupedClusterSums {
  const { row: rows, first } = countedRows(view);
  const sums = new GroupedClusterSums(LEVELS.length);
  for (let prompt = 0; prompt + 1 < first.length; prompt += 1) {
    for (let at = first[prompt] as number; at < (first[prompt + 1] as number); at += 1) {
      const row = rows[at] as number;
      const level = levelOf(Math.abs(view.judgments.strength[row] as number));
      if (level >= 0 && !Number.isNaN(scores[at] as number))
        sums.add(level, scores[at] as number, view.weight[row] as number);
    }
    sums.endCluster();
  }
  return sums;
}

function levelOf(size: number): number {
  for (let level = 0; level < LEVELS.length; level += 1)
    if (size >= (LEVELS[level]?.[1] ?? 0) && size <= (LEVELS[level]?.[2] ?? 0)) return level;
  return -1;
}

/** 1 or 0; NaN for ties, equal lengths and feedback on one response. */
export function longerPreferred({ items, responses, judgments }: BatchView, row: number): number {
  const strength = judgments.strength[row] as number;
  const second = judgments.second[row] as number;
  if (!(strength !== 0) || Number.isNaN(strength) || second === NONE_U8) return Number.NaN;
  const start = items.firstResponse[judgments.item[row] as number] as number;
  const difference =
    (responses.chars[start + (judgments.first[row] as number)] as number) - (responses.chars[start + second] as number);
  if (difference === 0) return Number.NaN;
  return difference > 0 === strength < 0 ? 1 : 0;
}
