/** Which models are compared with which. */
import { type BatchView, NONE_U16 } from "../batch-view.ts";

export interface ModelPairs {
  names: string[];
  counts: number[];
  /** Place in names + 1; 0 where a model is not given. */
  ofItem: Uint32Array;
}

/** Records by the set of models whose responses they hold. */
export function modelPairs({ items, responses, names, keepItem }: BatchView): ModelPairs {
  const found = new Map<string, number>();
  const pairs: ModelPairs = { names: [], counts: [], ofItem: new Uint32Array(items.n) };
  for (let i = 0; i < items.n; i += 1) {
    const models = [...responses.model.subarray(items.firstResponse[i], items.firstResponse[i + 1])];
    if (keepItem[i] !== 1 || models.length === 0 || models.includes(NONE_U16)) continue;
    const key = models.sort((a, b) => a - b).join(" ");
    let place = found.get(key);
    if (place === undefined) {
      place =
        pairs.names.push(
          models
            .map((model) => names.models[model] ?? "")
            .sort()
            .join(" and "),
        ) - 1;
      pairs.counts.push(0);
      found.set(key, place);
    }
    pairs.counts[place] = (pairs.counts[place] ?? 0) + 1;
    pairs.ofItem[i] = place + 1;
  }
  return pairs;
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
