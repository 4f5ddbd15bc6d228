/** Which models are compared with which. */
import { type BatchView, NONE_U16 } from "../batch-view.ts";
import { oncePerView } from "../once-per-view.ts";

export interface ModelPairs {
  names: string[];
  /** The models of each, in alphabetical order; one that wrote two responses of the record stands twice. */
  sets: string[][];
  counts: number[];
  /** Place in names + 1; 0 where a model is not given. */
  ofItem: Uint32Array;
}

/** Records by the set of models whose responses they hold. */
export const modelPairs = oncePerView(collect);

function collect({ items, responses, names, keepItem }: BatchView): ModelPairs {
  const found = new Map<number | string, number>();
  const pairs: ModelPairs = { names: [], sets: [], counts: [], ofItem: new Uint32Array(items.n) };
  for (let i = 0; i < items.n; i += 1) {
    if (keepItem[i] !== 1) continue;
    const key = keyOf(responses.model, items.firstResponse[i] as number, items.firstResponse[i + 1] as number);
    if (key === null) continue;
    let place = found.get(key);
    if (place === undefined) {
      place = pairs.counts.length;
      const models = responses.model.subarray(items.firstResponse[i], items.firstResponse[i + 1]);
      const set = Array.from(models, (model) => names.models[model] ?? "").sort();
      pairs.sets.push(set);
      pairs.names.push(set.join(" and "));
      pairs.counts.push(0);
      found.set(key, place);
    }
    pairs.counts[place] = (pairs.counts[place] as number) + 1;
    pairs.ofItem[i] = place + 1;
  }
  return pairs;
}

/** The same for the same models in any order; null where one is not given. A number for two, which most records have. */
function keyOf(model: Uint16Array, first: number, end: number): number | string | null {
  for (let r = first; r < end; r += 1) if (model[r] === NONE_U16) return null;
  if (end === first) return null;
  if (end - first !== 2) return Array.from(model.subarray(first, end).slice().sort()).join(" ");
  const one = model[first] as number;
  const other = model[first + 1] as number;
  return Math.min(one, other) * NONE_U16 + Math.max(one, other);
}

/** In alphabetical order. */
export function commonestPairs(all: readonly ModelPairs[], most: number): string[] {
  const total = new Map<string, number>();
  for (const { names, counts } of all)
    for (const [i, name] of names.entries()) total.set(name, (total.get(name) ?? 0) + (counts[i] ?? 0));
  return [...total]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([name]) => name)
    .sort();
}
