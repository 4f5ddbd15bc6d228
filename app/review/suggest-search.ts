/** Measures sets of rules against the gates, each once, and looks for the least that reaches a goal. */
import type { Policy } from "#app/domain/policy.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import type { MeasureContext, Metric, MetricState } from "#app/metrics/metric.ts";
import type { Judged } from "./judge.ts";
import { Remainder } from "./remainder.ts";
import type { Rule } from "./rules.ts";

export interface SuggestInput {
  view: BatchView;
  context: MeasureContext;
  policy: Policy;
  /** Of the whole batch. */
  judged: readonly Judged[];
  candidates: readonly Rule[];
}

export interface Mended {
  metricId: string;
  title: string;
  before: MetricState;
  after: MetricState;
}

/** How far the gates come: all pass, or none fails but some warn. */
export type Goal = "pass" | "warn";

const MOST_RULES = 6;
/** Weights tried in place of an exclusion, highest first. */
const LIGHTER = [0.5, 0.25];

const BADNESS: Record<MetricState, number> = { pass: 0, warn: 1, fail: 2, insufficient: 3 };

export class Search {
  tried = 0;
  readonly #input: SuggestInput;
  readonly #failing: readonly Judged[];
  readonly #metrics: Metric[];
  readonly #known = new Map<string, Remainder>();
  #last: Remainder | null = null;

  constructor(input: SuggestInput, failing: readonly Judged[]) {
    this.#input = input;
    this.#failing = failing;
    // Gates that pass must not break on the way.
    const gates = input.judged.filter(({ criterion, metric }) => criterion?.gate && metric.slices !== "never");
    this.#metrics = gates.filter(({ state }) => state !== "insufficient").map(({ metric }) => metric);
  }

  /** Of the smallest sets that reach the goal, the one that keeps most. */
  first(sets: readonly Rule[][], goal: Goal): Rule[] | null {
    let best: Rule[] | null = null;
    for (const set of sets) {
      if (best && set.length > best.length) break;
      if (this.#reaches(set, goal) && (!best || this.#left(set).kept > this.#left(best).kept)) best = set;
    }
    return best;
  }

  greedy(candidates: readonly Rule[], goal: Goal): Rule[] | null {
    let set: Rule[] = [];
    while (set.length < MOST_RULES && set.length < candidates.length) {
      const next = candidates
        .filter((one) => !set.includes(one))
        .map((one) => [...set, one])
        .sort((a, b) => this.#short(a) - this.#short(b) || this.#left(b).kept - this.#left(a).kept)[0];
      if (!next) return null;
      set = next;
      if (this.#reaches(set, goal)) return this.#withoutNeedless(set, goal);
    }
    return null;
  }

  /** The same with the highest weight that still mends, where weighing is enough. */
  lighter(set: readonly Rule[], goal: Goal): Rule[] {
    for (const weight of LIGHTER) {
      const weighed = set.map(({ where, reason }): Rule => ({ action: "weight", weight, where, reason }));
      if (this.#reaches(weighed, goal)) return weighed;
    }
    return [...set];
  }

  mended(set: readonly Rule[]): Mended[] {
    const left = this.#left(set);
    return this.#failing.map(({ metric, state }) => ({
      metricId: metric.id,
      title: metric.title,
      before: state,
      after: left.judged(metric).state,
    }));
  }

  #withoutNeedless(set: Rule[], goal: Goal): Rule[] {
    for (const one of set) {
      const rest = set.filter((other) => other !== one);
      if (rest.length > 0 && this.#reaches(rest, goal)) return this.#withoutNeedless(rest, goal);
    }
    return set;
  }

  /** The failing gates first: most sets mend none of them, and need no other look. */
  #reaches(set: readonly Rule[], goal: Goal): boolean {
    const left = this.#left(set);
    const isMended = this.#failing.every(({ metric }) => BADNESS[left.judged(metric).state] <= BADNESS[goal]);
    return isMended && this.#metrics.every((metric) => BADNESS[left.judged(metric).state] <= BADNESS.warn);
  }

  /** How far the gates lie beyond their warn lines, each in units of the way from its warn line to its fail line. */
  #short(set: readonly Rule[]): number {
    const left = this.#left(set);
    return this.#metrics.reduce((sum, metric) => sum + shortfall(left.judged(metric)), 0);
  }

  #left(set: readonly Rule[]): Remainder {
    const key = JSON.stringify(set);
    const known = this.#known.get(key) ?? new Remainder(this.#input, set);
    if (!this.#known.has(key)) this.tried += 1;
    this.#known.set(key, known);
    if (known !== this.#last) this.#last?.forgetView();
    this.#last = known;
    return known;
  }
}

function shortfall({ metric, outcome, criterion }: Judged): number {
  if (!criterion || outcome.kind !== "estimate") return 10;
  const way = Math.max(1e-3, Math.abs(criterion.warn - criterion.fail));
  const { value } = outcome;
  if (metric.better === "higher") return Math.max(0, criterion.warn - value) / way;
  const off = metric.better === "lower" ? value : Math.abs(value - (metric.target ?? 0));
  return Math.max(0, off - criterion.warn) / way;
}
