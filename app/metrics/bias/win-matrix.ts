/** How often each model's responses win against each other model's, ties as half a win. */
import { GroupedClusterSums } from "#app/stats/grouped-cluster-sums.ts";
import type { BatchView } from "../batch-view.ts";
import type { Detail } from "../metric.ts";
import { meetings } from "./meetings.ts";
import { type ModelWins, modelWins } from "./model-wins.ts";

export interface WinCell {
  /** Share of the row's wins over the column. */
  value: number;
  /** Weight of their comparisons. */
  n: number;
  /** Independent comparisons that would tell as much, prompts being clusters. */
  effectiveN: number;
}

export interface WinMatrix {
  /** Strongest first where strengths were fitted, else busiest first. */
  models: { name: string; n: number; strength: { value: number; low: number; high: number } | null }[];
  /** null where the two never met. */
  cells: (WinCell | null)[][];
}

/** Cells are its square. */
const MOST_MODELS = 200;

/**
 * null when no two models met. Only the 200 busiest are in.
 *
 * @param strengths detail of the source-model strength of the same batch; null when it was not fitted.
 */
export function winMatrix(view: BatchView, strengths: Detail | null): WinMatrix | null {
  const found = modelWins(view, MOST_MODELS);
  const { models, wins, met } = found;
  const k = models.length;
  const fitted = new Map(fitOf(strengths).map((one, rank) => [one.name, { ...one, rank }]));
  const shown = models
    .map((model, place) => ({ place, name: view.names.models[model] ?? "", n: met[place] as number }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => (fitted.get(a.name)?.rank ?? k) - (fitted.get(b.name)?.rank ?? k) || a.place - b.place);
  if (shown.length < 2) return null;
  const sizeOf = effectiveSizes(view, found);
  return {
    models: shown.map(({ name, n }) => ({ name, n, strength: fitted.get(name)?.strength ?? null })),
    cells: shown.map(({ place: i }) =>
      shown.map(({ place: j }) => {
        const [won, lost] = [wins[i * k + j] as number, wins[j * k + i] as number];
        return i !== j && won + lost > 0
          ? { value: won / (won + lost), n: won + lost, effectiveN: sizeOf(i, j) }
          : null;
      }),
    ),
  };
}

/** What the comparisons of two models, by their places, are worth. */
function effectiveSizes(view: BatchView, { models, wins }: ModelWins): (i: number, j: number) => number {
  const k = models.length;
  const groups = new Int32Array(k * k).fill(-1);
  let pairs = 0;
  for (let i = 0; i < k; i += 1)
    for (let j = i + 1; j < k; j += 1) {
      if ((wins[i * k + j] as number) + (wins[j * k + i] as number) === 0) continue;
      groups[i * k + j] = pairs;
      groups[j * k + i] = pairs;
      pairs += 1;
    }
  const placeOf = new Map(models.map((model, place) => [model, place]));
  const sums = new GroupedClusterSums(pairs);
  const met = meetings(view);
  for (let prompt = 0; prompt + 1 < met.firstOfPrompt.length; prompt += 1) {
    for (let at = met.firstOfPrompt[prompt] as number; at < (met.firstOfPrompt[prompt + 1] as number); at += 1) {
      const [a, b] = [placeOf.get(met.first[at] as number) ?? -1, placeOf.get(met.second[at] as number) ?? -1];
      const row = met.row[at] as number;
      const strength = view.judgments.strength[row] as number;
      if (a < 0 || b < 0 || Number.isNaN(strength)) continue;
      const forFirst = (1 - Math.sign(strength)) / 2;
      sums.add(groups[a * k + b] as number, a < b ? forFirst : 1 - forFirst, view.weight[row] as number);
    }
    sums.endCluster();
  }
  return (i, j) => sums.shareOf(groups[i * k + j] as number)?.effectiveN ?? 0;
}

/** The part of the `most` busiest models, in the order of the matrix. */
export function busiestPart({ models, cells }: WinMatrix, most: number): WinMatrix {
  const kept = [...models.keys()].sort((a, b) => (models[b]?.n ?? 0) - (models[a]?.n ?? 0) || a - b).slice(0, most);
  kept.sort((a, b) => a - b);
  return {
    models: kept.flatMap((i) => models[i] ?? []),
    cells: kept.map((i) => kept.map((j) => cells[i]?.[j] ?? null)),
  };
}

function fitOf(
  detail: Detail | null,
): { name: string; strength: { value: number; low: number; high: number } | null }[] {
  const at = (name: string) => detail?.columns.indexOf(name) ?? -1;
  return (detail?.rows ?? []).map((row) => {
    const [value, low, high] = ["strength", "low", "high"].map((name) => row[at(name)]);
    const isFitted = typeof value === "number" && typeof low === "number" && typeof high === "number";
    return { name: String(row[at("model")]), strength: isFitted ? { value, low, high } : null };
  });
}
