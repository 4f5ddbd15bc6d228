/**
 * A second opinion on the numbers: counted with maps and arrays of strings, sharing nothing with the columns, keys, metrics
 * and statistics of the product.
 */
import { type Judged, type Row, sideOf } from "./recount-rows.ts";

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean over items of the mean score of pairs of sides; items with fewer than two sides are left out. */
export function agreement(rows: readonly Row[], score: (a: number, b: number) => number, ties = true): number {
  const items = rows.flatMap(({ judgments }) => {
    const sides = judgments.map(sideOf).filter((side) => ties || side !== 0);
    const scores = sides.flatMap((a, i) => sides.slice(i + 1).map((b) => score(a, b)));
    return scores.length > 0 ? [mean(scores)] : [];
  });
  return mean(items);
}

/** Krippendorff's alpha by the coincidence matrix, as in his 2011 paper; `distance` squared, of positions in `levels`. */
export function alpha(
  rows: readonly Row[],
  levelOf: (judgment: Judged) => number,
  levels: number,
  distance: (a: number, b: number, margins: number[]) => number,
): number {
  const o = Array.from({ length: levels }, () => new Array<number>(levels).fill(0));
  for (const { judgments } of rows) {
    const values = judgments.map(levelOf);
    for (const [i, a] of values.entries())
      for (const [j, b] of values.entries())
        if (i !== j) (o[a] as number[])[b] = (o[a]?.[b] ?? 0) + 1 / (values.length - 1);
  }
  const margins = o.map((row) => row.reduce((sum, cell) => sum + cell, 0));
  const n = margins.reduce((sum, margin) => sum + margin, 0);
  let observed = 0;
  let expected = 0;
  for (const [a, row] of o.entries())
    for (const [b, cell] of row.entries()) {
      if (a === b) continue;
      observed += (cell / n) * distance(a, b, margins);
      expected += (((margins[a] ?? 0) * (margins[b] ?? 0)) / (n * (n - 1))) * distance(a, b, margins);
    }
  return 1 - observed / expected;
}

/** (sum of margins from a to b, less half of both ends)². */
export function ordinal(a: number, b: number, margins: number[]): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  let between = 0;
  for (let g = low; g <= high; g += 1) between += margins[g] ?? 0;
  return (between - ((margins[low] ?? 0) + (margins[high] ?? 0)) / 2) ** 2;
}

/** Scores of all judgments that have one, with their item. */
export function scores(rows: readonly Row[], scoreOf: (judgment: Judged, row: Row) => number | null): number[] {
  return rows.flatMap((row) => row.judgments.flatMap((judgment) => scoreOf(judgment, row) ?? []));
}

export function longerPreferred(judgment: Judged, { texts }: Row): number | null {
  const [first, second] = texts.map((text) => Array.from(text).length);
  const longer = Math.sign((second ?? 0) - (first ?? 0));
  const side = sideOf(judgment);
  if (side === 0 || longer === 0) return null;
  return side === longer ? 1 : 0;
}

export function firstPreferred(judgment: Judged): number | null {
  const side = sideOf(judgment);
  if (side === 0) return null;
  return side < 0 ? 1 : 0;
}

export function goldRight(judgment: Judged, { gold }: Row): number | null {
  if (gold === null) return null;
  return sideOf(judgment) === Math.sign(gold - 3) ? 1 : 0;
}

/** Does the judgment agree with the one side that most of the others gave? null without such a side. */
export function withOthers(judgment: Judged, { judgments }: Row): number | null {
  const others = judgments.filter((other) => other.annotator !== judgment.annotator).map(sideOf);
  const votes = [-1, 0, 1].map((side) => others.filter((other) => other === side).length);
  const most = Math.max(...votes);
  if (most === 0 || votes.filter((count) => count === most).length > 1) return null;
  return sideOf(judgment) === votes.indexOf(most) - 1 ? 1 : 0;
}

/** Share of the values 1 … 5. */
export function labelShares(rows: readonly Row[]): number[] {
  const values = rows.flatMap(({ judgments }) => judgments.map(({ value }) => value));
  return [1, 2, 3, 4, 5].map((label) => values.filter((value) => value === label).length / values.length);
}

/**
 * Of a share of scores 0 and 1: Wilson at n / design effect, the effect from the variance between prompts, t for z unless all
 * rows of a prompt agree. K prompts of equal size would count for as much as these.
 */
export function clusteredWilson(
  rows: readonly Row[],
  scoreOf: (judgment: Judged, row: Row) => number | null,
): { low: number; high: number } {
  const byPrompt = new Map<string, number[]>();
  for (const row of rows) {
    const here = scores([row], scoreOf);
    if (here.length > 0) byPrompt.set(row.prompt, [...(byPrompt.get(row.prompt) ?? []), ...here]);
  }
  const groups = [...byPrompt.values()];
  const all = groups.flat();
  const p = mean(all);
  const K = all.length ** 2 / groups.reduce((total, group) => total + group.length ** 2, 0);
  const sum = groups.reduce((total, group) => total + group.reduce((s, one) => s + one - p, 0) ** 2, 0);
  const seen = (p * (1 - p)) / (((K / (K - 1)) * sum) / all.length ** 2);
  const z = 1.959963984540054;
  const n = Math.min(all.length, Math.max(seen * (z / studentPoint(K - 1)) ** 2, Math.min(seen, K)));
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { low: centre - half, high: centre + half };
}

/** Student's t that 5 % lie beyond: with t = sqrt(df) tan(u) its density is that of cos(u) to the power df - 1. */
function studentPoint(df: number): number {
  const area = (to: number) => {
    const steps = 2_000;
    const h = to / steps;
    let sum = 0;
    for (let i = 0; i <= steps; i += 1)
      sum += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * Math.cos(i * h) ** (df - 1);
    return (sum * h) / 3;
  };
  // Beyond 12 standard errors there is nothing left to add.
  const most = Math.atan(Math.min(1e9, 12 / Math.sqrt(df)));
  const whole = area(most);
  let [low, high] = [0, most];
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (area(middle) < 0.95 * whole) low = middle;
    else high = middle;
  }
  return Math.sqrt(df) * Math.tan((low + high) / 2);
}
