/** How often the longer response wins, by how much longer it is. */
import type { BatchView } from "../batch-view.ts";
import { rowShare } from "../row-share.ts";
import { lengthRatio } from "./length-ratio.ts";
import { longerPreferred } from "./longer-wins.ts";

export interface LengthBin {
  /** Longer / shorter in characters, to a hundredth: at least `from`, under `to`; the last bin is open. */
  from: number;
  to: number | null;
  value: number;
  low: number;
  high: number;
  n: number;
}

export interface LengthCurve {
  strength: "all" | "weaker" | "stronger";
  bins: LengthBin[];
}

/** Roughly equal steps of the logarithm. */
const EDGES = [1, 1.1, 1.25, 1.5, 2, 3, 5];
/** Of |strength|: above it a preference counts as strong. */
const STRONG = 0.5;

/** Three curves: all decided comparisons of unequal length, and the weaker and stronger of them. Empty bins are left out. */
export function lengthWinRate(view: BatchView): LengthCurve[] {
  const binOf = binsByRow(view);
  const curve = (strength: LengthCurve["strength"], holds: (size: number) => boolean): LengthCurve => ({
    strength,
    bins: EDGES.flatMap((from, bin) => {
      const share = rowShare(view, (row) =>
        binOf[row] === bin && holds(Math.abs(view.judgments.strength[row] as number))
          ? longerPreferred(view, row)
          : Number.NaN,
      );
      return share
        ? [{ from, to: EDGES[bin + 1] ?? null, value: share.value, low: share.low, high: share.high, n: share.n }]
        : [];
    }),
  });
  return [
    curve("all", () => true),
    curve("weaker", (size) => size <= STRONG),
    curve("stronger", (size) => size > STRONG),
  ];
}

const NO_BIN = 255;

function binsByRow(view: BatchView): Uint8Array {
  const bins = new Uint8Array(view.judgments.n).fill(NO_BIN);
  for (let row = 0; row < bins.length; row += 1) {
    if (Number.isNaN(longerPreferred(view, row))) continue;
    const ratio = lengthRatio(view, row);
    for (const [bin, edge] of EDGES.entries()) if (ratio >= edge) bins[row] = bin;
  }
  return bins;
}
