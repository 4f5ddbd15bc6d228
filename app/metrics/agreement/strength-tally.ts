/** The histogram of labels: one bar per category of the scale, or bins of 0.1 where there is no single scale. */
import { type BatchView, NONE_U8, Tie } from "../batch-view.ts";
import { listedRows } from "../listed-rows.ts";
import type { Detail } from "../metric.ts";
import { scaleSteps } from "../scale-steps.ts";

const BINS = 21;
/** A strength in an address has three decimals. */
const STEPS_OF_FILTER = 1_000;
/** What stands beside the scale, and the side by which it is listed. */
const APART = [
  [Tie.BOTH_BAD, "both bad", "both_bad"],
  [Tie.BOTH_GOOD, "both good", "both_good"],
  [Tie.SKIP, "skip", "skip"],
] as const;

export class StrengthTally {
  #view: BatchView;
  /** null without a single scale. */
  #steps;
  #bars: Float64Array;
  #strengths: Float64Array;
  /** Least and greatest strength in each bar. */
  #least: Float64Array;
  #most: Float64Array;
  #apart = new Float64Array(5);

  constructor(view: BatchView) {
    this.#view = view;
    this.#steps = view.scale && scaleSteps(view.scale.categories);
    this.#bars = new Float64Array(this.#steps?.count ?? BINS);
    this.#strengths = new Float64Array(this.#bars.length);
    this.#least = new Float64Array(this.#bars.length).fill(Number.POSITIVE_INFINITY);
    this.#most = new Float64Array(this.#bars.length).fill(Number.NEGATIVE_INFINITY);
  }

  add(row: number): void {
    const { judgments, weight } = this.#view;
    const strength = judgments.strength[row] as number;
    const w = weight[row] as number;
    if (Number.isNaN(strength)) {
      const tie = judgments.tie[row] as number;
      if (judgments.second[row] !== NONE_U8 && tie < this.#apart.length)
        this.#apart[tie] = (this.#apart[tie] as number) + w;
      return;
    }
    const bar = this.#barOf(strength, judgments.category[row] as number);
    this.#bars[bar] = (this.#bars[bar] as number) + w;
    this.#strengths[bar] = (this.#strengths[bar] as number) + w * strength;
    this.#least[bar] = Math.min(this.#least[bar] as number, strength);
    this.#most[bar] = Math.max(this.#most[bar] as number, strength);
  }

  detail(): Detail {
    const total = this.#bars.reduce((sum, w) => sum + w, 0) + this.#apart.reduce((sum, w) => sum + w, 0);
    const share = (w: number) => (total > 0 ? w / total : 0);
    const rows: Detail["rows"] = Array.from(this.#bars, (w, bar) => [
      this.#steps ? String(bar + 1) : strengthOfBin(bar).toFixed(1),
      w > 0 ? (this.#strengths[bar] as number) / w : null,
      w,
      share(w),
    ]);
    const rowParams: Detail["rowParams"] = Array.from(this.#bars, (w, bar) => (w > 0 ? this.#paramsOf(bar) : null));
    for (const [tie, name, side] of APART) {
      const w = this.#apart[tie] as number;
      if (w === 0) continue;
      rows.push([name, null, w, share(w)]);
      rowParams.push(listedRows(this.#view)([["side", side]]));
    }
    return {
      title: "Labels, from first much better to second much better",
      columns: ["label", "strength", "weight", "share"],
      rows,
      rowParams,
    };
  }

  /** The records with a label of the bar; null where it holds labels of both sides, which no filter tells from others. */
  #paramsOf(bar: number): string | null {
    const [least, most] = [this.#least[bar] as number, this.#most[bar] as number];
    const records = listedRows(this.#view);
    if (least === 0 && most === 0) return records([["strengthMax", "0"]]);
    if (least <= 0 && most >= 0) return null;
    const [weak, strong] = [Math.abs(least), Math.abs(most)].sort((a, b) => a - b) as [number, number];
    const params = {
      strengthMin: Math.floor(weak * STEPS_OF_FILTER),
      strengthMax: Math.ceil(strong * STEPS_OF_FILTER),
    };
    const inFilter = Object.entries(params).map(([name, steps]) => [name, String(steps / STEPS_OF_FILTER)] as const);
    return records([["side", most < 0 ? "first" : "second"], ...inFilter]);
  }

  /** A row without a category on the scale goes where its strength would be. */
  #barOf(strength: number, category: number): number {
    const step = this.#steps?.of(category) ?? -1;
    if (step >= 0) return step;
    return Math.min(this.#bars.length - 1, Math.max(0, Math.round(((strength + 1) / 2) * (this.#bars.length - 1))));
  }
}

function strengthOfBin(bin: number): number {
  return (bin / (BINS - 1)) * 2 - 1;
}
