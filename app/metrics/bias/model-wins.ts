/** Who beat whom among the models of a batch: a win matrix, and what prompts add to it. */
import { ClusterPatterns } from "#app/stats/cluster-patterns.ts";
import { type BatchView, NONE_U8, NONE_U16, Tie } from "../batch-view.ts";
import { eachRow } from "../rows.ts";

export interface ModelWins {
  /** Indices into `names.models`, busiest first. */
  models: number[];
  /** Weight of wins of i over j at i · models + j, ties as a half for each; `patterns` holds the same prompt by prompt. */
  wins: Float64Array;
  patterns: ClusterPatterns;
  /** Comparisons of different models, by model: with a side or a tie; of those ties; and both bad, which is no tie. */
  met: Uint32Array;
  ties: Uint32Array;
  bothBad: Uint32Array;
  /** Comparisons with a side or a tie, in all. */
  n: number;
}

/** More would be more than a table can show. */
const MOST_MODELS = 30;

export function modelWins(view: BatchView): ModelWins {
  const models = busiest(view);
  const k = models.length;
  const placeOf = new Int16Array(view.names.models.length + 1).fill(-1);
  for (const [place, model] of models.entries()) placeOf[model] = place;
  const found: ModelWins = {
    models,
    wins: new Float64Array(k * k),
    patterns: new ClusterPatterns(),
    met: new Uint32Array(k),
    ties: new Uint32Array(k),
    bothBad: new Uint32Array(k),
    n: 0,
  };
  const add = (cell: number, weight: number) => {
    found.patterns.add(cell, weight);
    found.wins[cell] = (found.wins[cell] as number) + weight;
  };
  const count = (column: Uint32Array, a: number, b: number) => {
    column[a] = (column[a] as number) + 1;
    column[b] = (column[b] as number) + 1;
  };
  const meet = (row: number, first: number, second: number) => {
    const [a, b] = [placeOf[first] as number, placeOf[second] as number];
    if (a < 0 || b < 0) return;
    const strength = view.judgments.strength[row] as number;
    if (view.judgments.tie[row] === Tie.BOTH_BAD) count(found.bothBad, a, b);
    if (Number.isNaN(strength)) return;
    found.n += 1;
    count(found.met, a, b);
    if (strength === 0) count(found.ties, a, b);
    const forFirst = strength === 0 ? 0.5 : Number(strength < 0);
    const weight = view.weight[row] as number;
    if (forFirst > 0) add(a * k + b, weight * forFirst);
    if (forFirst < 1) add(b * k + a, weight * (1 - forFirst));
  };
  eachMeeting(view, meet, () => found.patterns.endCluster());
  return found;
}

function busiest(view: BatchView): number[] {
  const count = new Uint32Array(view.names.models.length);
  eachMeeting(view, (_row, first, second) => {
    for (const model of [first, second]) count[model] = (count[model] ?? 0) + 1;
  });
  const name = (model: number) => view.names.models[model] ?? "";
  return Array.from(count.keys())
    .filter((model) => (count[model] as number) > 0)
    .sort((a, b) => (count[b] as number) - (count[a] as number) || (name(a) < name(b) ? -1 : 1))
    .slice(0, MOST_MODELS);
}

/** Comparisons of two responses by different, named models, prompt by prompt. */
export function eachMeeting(
  view: BatchView,
  visit: (row: number, first: number, second: number) => void,
  endPrompt?: () => void,
): void {
  const { items, responses, judgments } = view;
  eachRow(
    view,
    (row, item) => {
      const second = judgments.second[row] as number;
      if (second === NONE_U8) return;
      const start = items.firstResponse[item] as number;
      const end = items.firstResponse[item + 1] as number;
      const [r, s] = [start + (judgments.first[row] as number), start + second];
      if (r >= end || s >= end) return;
      const [one, other] = [responses.model[r] as number, responses.model[s] as number];
      if (one !== other && one !== NONE_U16 && other !== NONE_U16) visit(row, one, other);
    },
    endPrompt,
  );
}
