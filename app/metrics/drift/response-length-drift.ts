import { countingSort } from "#app/stats/counting-sort.ts";
import type { BatchView } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { driftOf, PSI_FORMULA, PSI_SOURCE } from "./drift-of.ts";

/** Counts responses by deciles; a row opens the records with a response in its decile, of which one may lie in two. */
export const responseLengthDrift: Metric = {
  id: "response-length-drift",
  version: 1,
  title: "Response length drift (PSI)",
  group: "drift",
  unit: "index",
  better: "lower",
  about:
    "How far the lengths of the responses have moved from the previous batch; another model can move them as well as another way of sampling.",
  formula: `Categories: deciles of the characters of the previous batch's responses. ${PSI_FORMULA}`,
  source: PSI_SOURCE,
  needs: ["a previous batch"],
  nUnit: "responses in the smaller batch",
  minimumN: 1000,
  lines: { warn: 0.1, fail: 0.25 },
  gate: false,
  shownOnly: true,
  measure: (view, context) =>
    driftOf(
      responseLengthDrift,
      view,
      context,
      (_, before) => {
        const cuts = decileCuts(before);
        return {
          categories: [...cuts.map((cut) => `up to ${cut}`), `over ${cuts.at(-1) ?? 0}`].map(
            (name) => `${name} characters`,
          ),
          of: "responses",
          categoryOf: ({ responses }) => {
            const category = new Uint32Array(responses.n);
            for (let r = 0; r < responses.n; r += 1) category[r] = placeAmong(cuts, responses.chars[r] as number);
            return category;
          },
          paramsOf: (c) => rangeParams(c === 0 ? null : (cuts[c - 1] ?? 0) + 1, cuts[c] ?? null),
        };
      },
      { missing: "This batch, or the previous one, has no responses." },
    ),
};

/** Upper ends of the first nine tenths; equal ones once, so that no category is empty by construction. */
function decileCuts(view: BatchView): number[] {
  const { items, responses, keepItem } = view;
  const lengths = new Uint32Array(responses.n);
  let n = 0;
  for (let item = 0; item < items.n; item += 1) {
    if (keepItem[item] !== 1) continue;
    const end = items.firstResponse[item + 1] as number;
    for (let r = items.firstResponse[item] as number; r < end; r += 1) {
      lengths[n] = responses.chars[r] as number;
      n += 1;
    }
  }
  const sorted = countingSort(lengths.subarray(0, n));
  const cuts = Array.from({ length: 9 }, (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / 10) - 1] ?? 0);
  return [...new Set(cuts)];
}

function rangeParams(least: number | null, most: number | null): string {
  const params = new URLSearchParams();
  if (least !== null) params.set("responseMin", String(least));
  if (most !== null) params.set("responseMax", String(most));
  return params.toString();
}

function placeAmong(cuts: readonly number[], length: number): number {
  let place = 0;
  while (place < cuts.length && length > (cuts[place] as number)) place += 1;
  return place;
}
