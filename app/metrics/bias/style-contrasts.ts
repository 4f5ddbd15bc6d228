/** Differences of style between the two responses of each contest, and the design of a contextual Bradley-Terry model. */
import type { LogisticRows } from "#app/stats/logistic-regression.ts";
import { type BatchView, NONE_U16 } from "../batch-view.ts";
import { type ComparedAmounts, comparedAmounts } from "./compared-amounts.ts";
import type { Contests } from "./contests.ts";
import { featureOf } from "./features.ts";

/** What a column of the design is of: a feature of style, the order shown, or one model (an index into the names of the view). */
export type StyleColumn =
  | { kind: "feature"; name: string; feature: string }
  | { kind: "order"; name: string }
  | { kind: "model"; name: string; model: number };

export interface Design {
  rows: LogisticRows;
  /** Length first, then other styles, the order shown, and models. */
  columns: StyleColumn[];
  /** |z| of the length difference per contest; 0 where equal. */
  lengthGap: Float64Array;
}

const MOST_MODELS = 12;
const FEWEST_OF_MODEL = 50;

/**
 * Columns: (a - b) / (a + b) of each style, 0 where neither has any, over its root mean square (sides are exchangeable, so
 * its mean is 0 by design); 1 where the order shown is known; +1 and -1 for the models of the two. A column that is 0
 * throughout is left out.
 */
export function styleDesign(view: BatchView, met: Contests): Design {
  const models = busiestModels(view, met);
  const columns: { of: StyleColumn; values: Float64Array }[] = [];
  for (const [name, feature] of STYLES) {
    const values = contrasts(comparedAmounts(featureOf(feature).amountsOf(view), met), met);
    if (values) columns.push({ of: { kind: "feature", name, feature }, values });
  }
  const order = Float64Array.from(met.orderKnown.subarray(0, met.n));
  if (order.some((one) => one > 0)) columns.push({ of: { kind: "order", name: "shown first" }, values: order });
  for (const model of models) {
    const values = sidesOf(view.responses.model, model, met);
    const name = `model ${view.names.models[model] ?? ""}`;
    if (values.some((side) => side !== 0)) columns.push({ of: { kind: "model", name, model }, values });
  }
  return assembled(met, columns);
}

function assembled(met: Contests, columns: readonly { of: StyleColumn; values: Float64Array }[]): Design {
  const features = columns.length;
  const x = new Float64Array(met.n * features);
  for (const [f, { values }] of columns.entries()) placeColumn(x, features, f, values);
  const wins = met.weight.slice(0, met.n);
  for (let i = 0; i < met.n; i += 1) if (met.firstWins[i] === 0) wins[i] = 0;
  const [length] = columns;
  const hasLength = length?.of.name === "length";
  return {
    rows: { features, x, wins, trials: met.weight.subarray(0, met.n) },
    columns: columns.map(({ of }) => of),
    lengthGap: hasLength ? length.values.map(Math.abs) : new Float64Array(met.n),
  };
}

function placeColumn(x: Float64Array, features: number, f: number, values: Float64Array): void {
  for (let i = 0; i < values.length; i += 1) x[i * features + f] = values[i] as number;
}

/** 1 where the first response alone is of the model, -1 where the second is. */
function sidesOf(modelOf: Uint16Array, model: number, met: Contests): Float64Array {
  const sides = new Float64Array(met.n);
  for (let i = 0; i < met.n; i += 1)
    sides[i] = Number(modelOf[met.first[i] as number] === model) - Number(modelOf[met.second[i] as number] === model);
  return sides;
}

const STYLES = [
  ["length", "length"],
  ["headers", "headers"],
  ["list items", "list-items"],
  ["bold", "bold"],
  ["emoji", "emoji"],
  ["exclamation marks", "exclamation-marks"],
  ["links", "has-link"],
  ["tables", "has-table"],
  ["code", "has-code"],
] as const;

/** (a - b) / (a + b) over its root mean square; null where that is 0. */
function contrasts({ first, second }: ComparedAmounts, met: Contests): Float64Array | null {
  const values = new Float64Array(met.n);
  let w = 0;
  let ww = 0;
  for (let i = 0; i < met.n; i += 1) {
    const a = first[i] as number;
    const b = second[i] as number;
    const value = a + b > 0 ? (a - b) / (a + b) : 0;
    const weight = met.weight[i] as number;
    values[i] = value;
    w += weight;
    ww += weight * value * value;
  }
  const scale = Math.sqrt(ww / w);
  if (!(scale > 0)) return null;
  for (let i = 0; i < met.n; i += 1) values[i] = (values[i] as number) / scale;
  return values;
}

/** Models in most contests, by name among equals, so that neither order of rows nor of names decides. */
function busiestModels(view: BatchView, met: Contests): number[] {
  const count = new Uint32Array(view.names.models.length);
  const add = (response: number) => {
    const model = view.responses.model[response] as number;
    if (model !== NONE_U16) count[model] = (count[model] ?? 0) + 1;
  };
  for (let i = 0; i < met.n; i += 1) {
    add(met.first[i] as number);
    add(met.second[i] as number);
  }
  const name = (model: number) => view.names.models[model] ?? "";
  return Array.from(count.keys())
    .filter((model) => (count[model] as number) >= FEWEST_OF_MODEL)
    .sort((a, b) => (count[b] as number) - (count[a] as number) || (name(a) < name(b) ? -1 : 1))
    .slice(0, MOST_MODELS);
}
