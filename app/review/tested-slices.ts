/** All one- and two-way cells of a measure's rows, counted in flat tables, each tested against the rest. */
import type { BatchView } from "#app/metrics/batch-view.ts";
import type { RowScore } from "#app/metrics/row-share.ts";
import { hypergeometricCdf } from "#app/stats/hypergeometric-tail.ts";
import { normalQuantile } from "#app/stats/normal-quantile.ts";
import type { SliceDimension } from "./slice-dimensions.ts";

export interface CountedRows {
  rows: Uint32Array;
  scores: Float64Array;
  sum: number;
}

/** The rows that count, packed: most measures count a part of the batch. Each counts once, whatever its weight. */
export function countedRows({ judgments, items, keepItem, weight }: BatchView, score: RowScore): CountedRows {
  const rows = new Uint32Array(judgments.n);
  const scores = new Float64Array(judgments.n);
  let n = 0;
  let sum = 0;
  for (let item = 0; item < items.n; item += 1) {
    if (keepItem[item] !== 1) continue;
    for (let row = items.firstJudgment[item] as number; row < (items.firstJudgment[item + 1] as number); row += 1) {
      if (!((weight[row] as number) > 0)) continue;
      const one = score(row, item);
      if (Number.isNaN(one)) continue;
      rows[n] = row;
      scores[n] = one;
      sum += one;
      n += 1;
    }
  }
  return { rows: rows.subarray(0, n), scores: scores.subarray(0, n), sum };
}

export interface Tested {
  cell: { dimension: SliceDimension["id"]; category: number }[];
  n: number;
  value: number;
  rest: number;
  difference: number;
  /** Of the difference, at the design effect. */
  variance: number;
  /** Of the chance to draw such a slice from the batch's rows, at the design effect. */
  z: number;
}

/** @param design rows / effective rows of the measure. Cells under `least` rows, inside or outside, are not tested. */
export function testedSlices(
  counted: CountedRows,
  dimensions: readonly SliceDimension[],
  { least, design }: { least: number; design: number },
): Tested[] {
  const packed = dimensions.map((dimension) => pack(dimension, counted.rows));
  return packed.flatMap((a, i) => [
    ...cellsOf(counted, a, WHOLE, { least, design }),
    ...packed.slice(i + 1).flatMap((b) => cellsOf(counted, a, b, { least, design })),
  ]);
}

interface Packed {
  id: SliceDimension["id"] | null;
  size: number;
  lists: Uint16Array[];
}

/** A dimension of one category: a two-way table with it is a one-way table. */
const WHOLE: Packed = { id: null, size: 1, lists: [] };

function pack({ id, slices, of, also }: SliceDimension, rows: Uint32Array): Packed {
  return { id, size: slices.length, lists: (also ? [of, also] : [of]).map((column) => gather(column, rows)) };
}

/** A plain loop: `Uint16Array.from` with a function takes half of the search. */
function gather(column: Uint16Array, rows: Uint32Array): Uint16Array {
  const packed = new Uint16Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) packed[i] = column[rows[i] as number] as number;
  return packed;
}

function cellsOf(
  { rows, scores, sum }: CountedRows,
  a: Packed,
  b: Packed,
  { least, design }: { least: number; design: number },
): Tested[] {
  const width = b.size + 1;
  const counts = new Uint32Array((a.size + 1) * width);
  const sums = new Float64Array((a.size + 1) * width);
  for (const first of a.lists) {
    for (const second of b.lists.length > 0 ? b.lists : [null]) {
      for (let i = 0; i < rows.length; i += 1) {
        const cell = (first[i] as number) * width + (second === null ? 0 : (second[i] as number));
        counts[cell] = (counts[cell] as number) + 1;
        sums[cell] = (sums[cell] as number) + (scores[i] as number);
      }
    }
  }
  const tested: Tested[] = [];
  for (let x = 0; x < a.size; x += 1) {
    for (let y = 0; y < b.size; y += 1) {
      const n = counts[x * width + y] as number;
      const m = rows.length - n;
      if (n < least || m < least) continue;
      const result = compare(sums[x * width + y] as number, n, sum, rows.length, design);
      if (!result) continue;
      const cell = [
        { dimension: a.id, category: x },
        { dimension: b.id, category: y },
      ].flatMap(({ dimension, category }) => (dimension === null ? [] : [{ dimension, category }]));
      tested.push({ cell, n, ...result });
    }
  }
  return tested;
}

/** null where an interval would say nothing: fewer than five of either kind expected. */
function compare(
  hits: number,
  n: number,
  allHits: number,
  all: number,
  design: number,
): Omit<Tested, "cell" | "n"> | null {
  const share = allHits / all;
  const m = all - n;
  if (Math.min(n, m) * Math.min(share, 1 - share) < 5 * design) return null;
  const value = hits / n;
  const rest = (allHits - hits) / m;
  const difference = value - rest;
  const z = difference / Math.sqrt(share * (1 - share) * (1 / n + 1 / m));
  // A slice of all hits has a spread of its own of 0; one more hit and miss keeps the interval open.
  const inside = (hits + 1) / (n + 2);
  const variance = ((inside * (1 - inside)) / n + (rest * (1 - rest)) / m) * design;
  return { value, rest, difference, variance, z: exactZ(z, { hits, n, allHits, all }) / Math.sqrt(design) };
}

/** Nearer to 0 nothing is found, further out nothing is in doubt. */
const NEAR = 1;
const FAR = 8;

/**
 * The normal deviate of the exact chance (Fisher's): that as few, or as many, of the hits fall into n rows drawn from all of
 * them. The two-proportion z itself makes too much of a small slice of a lopsided share, whose tail towards the middle is
 * longer than the normal one: at the thresholds of a thousand tests several times so.
 */
function exactZ(
  z: number,
  { hits, n, allHits, all }: { hits: number; n: number; allHits: number; all: number },
): number {
  if (Math.abs(z) < NEAR || Math.abs(z) > FAR) return z;
  const few = z < 0;
  const total = few ? Math.ceil(allHits) : all - Math.floor(allHits);
  const chance = hypergeometricCdf(few ? Math.ceil(hits) : n - Math.floor(hits), n, total, all);
  const deviate = normalQuantile(Math.min(0.5, chance));
  return few ? deviate : -deviate;
}
