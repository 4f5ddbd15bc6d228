/** The mix of two batches side by side: shares of the same strata on one axis. */
import { type BatchView, ItemFlag } from "#app/metrics/batch-view.ts";
import { DIMENSIONS } from "./dimensions.ts";
import { paramsOfSlice } from "./slice-params.ts";

export interface SharesSideBySide {
  id: string;
  title: string;
  labels: string[];
  a: Shares;
  b: Shares;
}

export interface Shares {
  n: number;
  /** By label; they add up to 1 over the records that are in some stratum. */
  shares: number[];
  /** By label: parameters of the records screen that list those of the stratum; null for what no filter tells apart. */
  params: (string | null)[];
}

const SHOWN = ["domain", "language", "turn"];
const MOST_LABELS = 8;

/** Dimensions that neither batch has are left out. Labels by their share in both, the largest first; turns in order. */
export function sharesSideBySide(a: BatchView, b: BatchView): SharesSideBySide[] {
  return DIMENSIONS.filter(({ id }) => SHOWN.includes(id)).flatMap((dimension) => {
    const [ofA, ofB] = [countsOf(dimension, a), countsOf(dimension, b)];
    const [nA, nB] = [total(ofA), total(ofB)];
    if (nA + nB === 0) return [];
    const share = (counts: Map<string, number>, n: number, label: string) => (n > 0 ? (counts.get(label) ?? 0) / n : 0);
    const both = (label: string) => share(ofA, nA, label) + share(ofB, nB, label);
    const known = [...new Set([...ofA.keys(), ...ofB.keys()])];
    if (dimension.id !== "turn") known.sort((one, other) => both(other) - both(one) || (one < other ? -1 : 1));
    const labels = known.slice(0, MOST_LABELS);
    const withRest = (counts: Map<string, number>, n: number, view: BatchView): Shares => {
      const shares = labels.map((label) => share(counts, n, label));
      const params = labels.map((label) => paramsOf(dimension, view, label));
      if (known.length === labels.length) return { n, shares, params };
      const rest = n > 0 ? 1 - shares.reduce((sum, one) => sum + one, 0) : 0;
      return { n, shares: [...shares, Math.max(0, rest)], params: [...params, null] };
    };
    const names = known.length > labels.length ? [...labels, "others"] : labels;
    return [
      { id: dimension.id, title: dimension.title, labels: names, a: withRest(ofA, nA, a), b: withRest(ofB, nB, b) },
    ];
  });
}

function countsOf(dimension: (typeof DIMENSIONS)[number], view: BatchView): Map<string, number> {
  const { names, of } = dimension.strataOf(view);
  const counts = new Map<string, number>();
  if (of.kind !== "item") return counts;
  for (let item = 0; item < view.items.n; item += 1) {
    const name = names[of.stratum(item)];
    if (name !== undefined && view.keepItem[item] === 1) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function paramsOf(dimension: (typeof DIMENSIONS)[number], view: BatchView, label: string): string | null {
  const { names, slices } = dimension.strataOf(view);
  const slice = slices[names.indexOf(label)];
  return slice ? new URLSearchParams(paramsOfSlice(slice)).toString() : null;
}

function total(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, n) => sum + n, 0);
}

/** What two batches have in common: then their estimates are not independent. */
export interface InCommon {
  annotators: number;
  /** Records of b, gold apart, whose prompt is in a too. */
  prompts: number;
}

/** @param sameVendor pseudonyms of two vendors name different people. */
export function inCommon(a: BatchView, b: BatchView, sameVendor: boolean): InCommon {
  const names = new Set(sameVendor ? a.names.annotators : []);
  const prompts = new Set<number>();
  for (let item = 0; item < a.items.n; item += 1) prompts.add(a.items.promptKey[item] as number);
  let shared = 0;
  for (let item = 0; item < b.items.n; item += 1)
    if (((b.items.flags[item] as number) & ItemFlag.GOLD) === 0 && prompts.has(b.items.promptKey[item] as number))
      shared += 1;
  return { annotators: b.names.annotators.filter((name) => names.has(name)).length, prompts: shared };
}
