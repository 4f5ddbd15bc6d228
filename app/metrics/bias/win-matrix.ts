/** How often each model's responses win against each other model's, ties as half a win. */
import type { BatchView } from "../batch-view.ts";
import type { Detail } from "../metric.ts";
import { modelWins } from "./model-wins.ts";

export interface WinMatrix {
  /** Strongest first where strengths were fitted, else busiest first. */
  models: { name: string; n: number; strength: { value: number; low: number; high: number } | null }[];
  /** Share of the row's wins over the column, and the weight of their comparisons; null where they never met. */
  cells: ({ value: number; n: number } | null)[][];
}

/** Cells are its square. */
const MOST_MODELS = 200;

/**
 * null when no two models met. Only the 200 busiest are in.
 *
 * @param strengths detail of the source-model strength of the same batch; null when it was not fitted.
 */
export function winMatrix(view: BatchView, strengths: Detail | null): WinMatrix | null {
  const { models, wins, met } = modelWins(view, MOST_MODELS);
  const k = models.length;
  const fitted = new Map(fitOf(strengths).map((one, rank) => [one.name, { ...one, rank }]));
  const shown = models
    .map((model, place) => ({ place, name: view.names.models[model] ?? "", n: met[place] as number }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => (fitted.get(a.name)?.rank ?? k) - (fitted.get(b.name)?.rank ?? k) || a.place - b.place);
  if (shown.length < 2) return null;
  return {
    models: shown.map(({ name, n }) => ({ name, n, strength: fitted.get(name)?.strength ?? null })),
    cells: shown.map(({ place: i }) =>
      shown.map(({ place: j }) => {
        const [won, lost] = [wins[i * k + j] as number, wins[j * k + i] as number];
        return i !== j && won + lost > 0 ? { value: won / (won + lost), n: won + lost } : null;
      }),
    ),
  };
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
