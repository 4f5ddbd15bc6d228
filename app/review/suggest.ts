/**
 * The smallest set of exclusions, or of lower weights, under which failing gates no longer fail.
 *
 * Every one and every pair of candidates is tried, so that a set of one or two is the smallest there is among them; beyond
 * that the search is greedy (the candidate that mends most, step by step, then all that proves needless is put back), a
 * heuristic. Of sets of one size the one that keeps most judgments is taken. Nothing is applied.
 *
 * The data that the set was chosen on also judge it, so that what it mends is optimistic.
 */
import type { Policy } from "#app/domain/policy.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import type { MeasureContext, Metric, MetricState } from "#app/metrics/metric.ts";
import { type Judged, judge } from "./judge.ts";
import { applyRules, type Rule } from "./rules.ts";

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

export interface Found {
  rules: Rule[];
  mended: Mended[];
  /** Every set of this size and smaller was tried. */
  isSmallest: boolean;
  /** How far the gates come: all pass, or none fails but some warn. */
  goal: "pass" | "warn";
}

export interface SuggestResult {
  found: Found | null;
  /** Sets that were measured. */
  tried: number;
}

/** Beyond so many candidates pairs are not all tried. */
const MOST_IN_PAIRS = 10;
const MOST_RULES = 6;
/** Weights tried in place of an exclusion, highest first. */
const LIGHTER = [0.5, 0.25];

/** Gates that fail and can be measured on a part of the batch. */
export function mendableGates(judged: readonly Judged[]): Judged[] {
  return judged.filter(
    ({ criterion, state, metric }) => criterion?.gate && state === "fail" && metric.slices !== "never",
  );
}

export function suggest(input: SuggestInput): SuggestResult {
  const { judged, candidates } = input;
  const failing = mendableGates(judged);
  const search = new Search(input, failing);
  for (const goal of ["pass", "warn"] as const) {
    const sets = [...singles(candidates), ...pairs(candidates.slice(0, MOST_IN_PAIRS))];
    const best = search.first(sets, goal) ?? search.greedy(candidates, goal);
    if (best) {
      const rules = search.lighter(best, goal);
      const isSmallest = best.length === 1 || (best.length === 2 && candidates.length <= MOST_IN_PAIRS);
      return { found: { rules, mended: search.mended(rules), isSmallest, goal }, tried: search.tried };
    }
  }
  return { found: null, tried: search.tried };
}

function singles(candidates: readonly Rule[]): Rule[][] {
  return candidates.map((one) => [one]);
}

function pairs(candidates: readonly Rule[]): Rule[][] {
  return candidates.flatMap((one, at) => candidates.slice(at + 1).map((other) => [one, other]));
}

const BADNESS: Record<MetricState, number> = { pass: 0, warn: 1, fail: 2, insufficient: 3 };

interface Measured {
  states: Map<string, MetricState>;
  /** Sum of weights. */
  kept: number;
  /** How far the gates lie beyond their warn lines, each in units of the way from its warn line to its fail line. */
  short: number;
}

function shortfall({ metric, outcome, criterion }: Judged): number {
  if (!criterion || outcome.kind !== "estimate") return 10;
  const way = Math.max(1e-3, Math.abs(criterion.warn - criterion.fail));
  const { value } = outcome;
  if (metric.better === "higher") return Math.max(0, criterion.warn - value) / way;
  const off = metric.better === "lower" ? value : Math.abs(value - (metric.target ?? 0));
  return Math.max(0, off - criterion.warn) / way;
}

class Search {
  tried = 0;
  readonly #input: SuggestInput;
  readonly #failing: readonly Judged[];
  readonly #metrics: Metric[];
  readonly #known = new Map<string, Measured>();

  constructor(input: SuggestInput, failing: readonly Judged[]) {
    this.#input = input;
    this.#failing = failing;
    // Gates that pass must not break on the way.
    const gates = input.judged.filter(({ criterion, metric }) => criterion?.gate && metric.slices !== "never");
    this.#metrics = gates.filter(({ state }) => state !== "insufficient").map(({ metric }) => metric);
  }

  /** Of the smallest sets that reach the goal, the one that keeps most. */
  first(sets: readonly Rule[][], goal: Found["goal"]): Rule[] | null {
    let best: Rule[] | null = null;
    for (const set of sets) {
      if (best && set.length > best.length) break;
      if (this.#reaches(set, goal) && (!best || this.#measured(set).kept > this.#measured(best).kept)) best = set;
    }
    return best;
  }

  greedy(candidates: readonly Rule[], goal: Found["goal"]): Rule[] | null {
    let set: Rule[] = [];
    while (set.length < MOST_RULES && set.length < candidates.length) {
      const next = candidates
        .filter((one) => !set.includes(one))
        .map((one) => [...set, one])
        .sort(
          (a, b) =>
            this.#measured(a).short - this.#measured(b).short || this.#measured(b).kept - this.#measured(a).kept,
        )[0];
      if (!next) return null;
      set = next;
      if (this.#reaches(set, goal)) return this.#withoutNeedless(set, goal);
    }
    return null;
  }

  /** The same with the highest weight that still mends, where weighing is enough. */
  lighter(set: readonly Rule[], goal: Found["goal"]): Rule[] {
    for (const weight of LIGHTER) {
      const weighed = set.map(({ where, reason }): Rule => ({ action: "weight", weight, where, reason }));
      if (this.#reaches(weighed, goal)) return weighed;
    }
    return [...set];
  }

  mended(set: readonly Rule[]): Mended[] {
    const { states } = this.#measured(set);
    return this.#failing.map(({ metric, state }) => ({
      metricId: metric.id,
      title: metric.title,
      before: state,
      after: states.get(metric.id) ?? state,
    }));
  }

  #withoutNeedless(set: Rule[], goal: Found["goal"]): Rule[] {
    for (const one of set) {
      const rest = set.filter((other) => other !== one);
      if (rest.length > 0 && this.#reaches(rest, goal)) return this.#withoutNeedless(rest, goal);
    }
    return set;
  }

  #reaches(set: readonly Rule[], goal: Found["goal"]): boolean {
    const { states } = this.#measured(set);
    const isMended = this.#failing.every(({ metric }) => BADNESS[states.get(metric.id) ?? "fail"] <= BADNESS[goal]);
    return isMended && [...states.values()].every((state) => state === "pass" || state === "warn");
  }

  #measured(set: readonly Rule[]): Measured {
    const key = JSON.stringify(set);
    const known = this.#known.get(key);
    if (known) return known;
    this.tried += 1;
    const { view, context, policy } = this.#input;
    const left = applyRules(view, set);
    const outcomes = new Map(this.#metrics.map((metric) => [metric.id, metric.measure(left, context)]));
    const all = judge(policy, this.#metrics, outcomes);
    const measured: Measured = {
      states: new Map(all.map(({ metric, state }) => [metric.id, state])),
      kept: left.weight.reduce((sum, weight) => sum + weight, 0),
      short: all.reduce((sum, one) => sum + shortfall(one), 0),
    };
    this.#known.set(key, measured);
    return measured;
  }
}
