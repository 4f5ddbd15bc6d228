import { type SequentialPlan, sequentialLines } from "./sequential-probability-ratio.ts";

export interface SequentialPoint {
  accepts: number;
  /** Judgments inspected on average until the test decides. */
  meanSize: number;
}

/**
 * How often a sequential test that is cut off after `most` accepts a lot with this share of defects, and how many it
 * inspects on average. Exact, by following the probability of every count of defects from one inspected unit to the next;
 * with `lot` units are drawn without replacement from that many. At the cut-off it accepts up to slope · most defects.
 *
 * O(most · width of the open band). Source: Wald, Sequential Analysis (1947), for the lines; the recursion is elementary.
 *
 * @example sequentialPoint(sequentialPlan(0.05, 0.1, 0.05, 0.1), 466, 0.05).accepts // 0.951
 */
export function sequentialPoint(plan: SequentialPlan, most: number, share: number, lot?: number): SequentialPoint {
  const defects = lot === undefined ? 0 : Math.round(share * lot);
  // open[d] = chance that the test goes on with d defects so far; only d from `low` to `high` can be.
  const open = new Float64Array(most + 2);
  open[0] = 1;
  let [low, high] = [0, 0];
  let accepts = 0;
  let meanSize = 0;
  for (let n = 1; n <= most && low <= high; n += 1) {
    const lines = n === most ? atCutOff(plan, most) : sequentialLines(plan, n);
    high += 1;
    for (let d = high; d >= low; d -= 1) {
      const stays = d < high ? (open[d] as number) : 0;
      const comes = d > low ? (open[d - 1] as number) : 0;
      meanSize += stays;
      open[d] = stays * (1 - hit(d)) + comes * hit(d - 1);
    }
    for (; low <= high && low <= lines.accept; low += 1) accepts += open[low] as number;
    high = Math.min(high, lines.reject - 1);

    function hit(found: number): number {
      return lot === undefined ? share : Math.max(0, defects - found) / (lot - n + 1);
    }
  }
  return { accepts: Math.min(1, accepts), meanSize };
}

/** The lines where the test must end: up to the middle of the band accepts, one more refuses. */
export function atCutOff({ slope }: SequentialPlan, most: number): { accept: number; reject: number } {
  const accept = Math.floor(slope * most);
  return { accept, reject: accept + 1 };
}
