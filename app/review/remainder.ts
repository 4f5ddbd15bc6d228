/** What a set of rules leaves of a batch, each metric measured when it is first asked about. */
import type { Policy } from "#app/domain/policy.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { measureOne } from "#app/metrics/measure-one.ts";
import type { MeasureContext, Metric } from "#app/metrics/metric.ts";
import { type Judged, judge } from "./judge.ts";
import { applyRules, type Rule } from "./rules.ts";

export interface MeasuredBatch {
  view: BatchView;
  context: MeasureContext;
  policy: Policy;
}

export class Remainder {
  /** Sum of weights. */
  readonly kept: number;
  readonly #batch: MeasuredBatch;
  readonly #rules: readonly Rule[];
  readonly #judged = new Map<Metric, Judged>();
  #view: BatchView | null;

  constructor(batch: MeasuredBatch, rules: readonly Rule[]) {
    this.#batch = batch;
    this.#rules = rules;
    this.#view = applyRules(batch.view, rules);
    this.kept = this.#view.weight.reduce((sum, weight) => sum + weight, 0);
  }

  judged(metric: Metric): Judged {
    const known = this.#judged.get(metric);
    if (known) return known;
    const { view, context, policy } = this.#batch;
    this.#view ??= applyRules(view, this.#rules);
    const [judged] = judge(policy, [metric], new Map([[metric.id, measureOne(metric, this.#view, context)]]));
    if (!judged) throw new Error(`${metric.id} was measured and not judged.`);
    this.#judged.set(metric, judged);
    return judged;
  }

  /** Keeps what was measured and lets go of the columns: they are as large as those of the batch. */
  forgetView(): void {
    this.#view = null;
  }
}
