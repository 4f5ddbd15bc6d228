/** Who beat whom among the models of a batch: a win matrix, and what prompts add to it. */
import { ClusterPatterns } from "#app/stats/cluster-patterns.ts";
import { type BatchView, Tie } from "../batch-view.ts";
import { type Meetings, meetings } from "./meetings.ts";

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

/** @param most busiest models that are told apart; what others met is left out */
export function modelWins(view: BatchView, most = MOST_MODELS): ModelWins {
  const met = meetings(view);
  const models = busiest(view, met).slice(0, most);
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
  for (let prompt = 0; prompt + 1 < met.firstOfPrompt.length; prompt += 1) {
    for (let at = met.firstOfPrompt[prompt] as number; at < (met.firstOfPrompt[prompt + 1] as number); at += 1) {
      const a = placeOf[met.first[at] as number] as number;
      const b = placeOf[met.second[at] as number] as number;
      if (a >= 0 && b >= 0) addMeeting(view, found, met.row[at] as number, a, b);
    }
    found.patterns.endCluster();
  }
  return found;
}

/** @param a place among the models of the one shown first, `b` of the other */
function addMeeting({ judgments, weight }: BatchView, found: ModelWins, row: number, a: number, b: number): void {
  const k = found.models.length;
  const strength = judgments.strength[row] as number;
  if (judgments.tie[row] === Tie.BOTH_BAD) count(found.bothBad, a, b);
  if (Number.isNaN(strength)) return;
  found.n += 1;
  count(found.met, a, b);
  if (strength === 0) count(found.ties, a, b);
  const forFirst = strength === 0 ? 0.5 : Number(strength < 0);
  const whole = weight[row] as number;
  if (forFirst > 0) addWin(found, a * k + b, whole * forFirst);
  if (forFirst < 1) addWin(found, b * k + a, whole * (1 - forFirst));
}

function addWin({ patterns, wins }: ModelWins, cell: number, weight: number): void {
  patterns.add(cell, weight);
  wins[cell] = (wins[cell] as number) + weight;
}

function count(column: Uint32Array, a: number, b: number): void {
  column[a] = (column[a] as number) + 1;
  column[b] = (column[b] as number) + 1;
}

function busiest(view: BatchView, { first, second }: Meetings): number[] {
  const met = new Uint32Array(view.names.models.length);
  for (let at = 0; at < first.length; at += 1) count(met, first[at] as number, second[at] as number);
  const name = (model: number) => view.names.models[model] ?? "";
  return Array.from(met.keys())
    .filter((model) => (met[model] as number) > 0)
    .sort((a, b) => (met[b] as number) - (met[a] as number) || (name(a) < name(b) ? -1 : 1));
}
