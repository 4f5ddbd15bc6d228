/** The interface of a kind of factor: a weight rule whose weight differs from judgment to judgment. */
import type { BatchView } from "#app/metrics/batch-view.ts";
import type { Slice } from "../slice.ts";

/** What every rule has, whatever its kind. */
export interface AnyRule {
  action: string;
  where: Slice;
  reason: string;
}

/** A batch while its rules are applied: as delivered, and with the weights that the steps so far have left. */
export interface Weighing {
  view: BatchView;
  /** By row of `view.judgments`; 0 = out. Items that the view leaves out are out here too. */
  weight: Float64Array;
  /** 1 for each row of the rule's slice that still has weight. */
  mask: Uint8Array;
}

/** Facts about a batch that its columns do not hold. */
export interface RuleFacts {
  /** Model to age in checkpoints, 0 = the newest approved for the week; null where the contract dates none. */
  checkpointAges: ReadonlyMap<string, number> | null;
}

/**
 * `settle` works out what the rule takes from the data or the contract and freezes it in the rule, so that the same rule
 * gives the same weights for good: estimates get better, contracts are amended, a decision stays. `factors` reads only
 * the view, the rule and the weights so far.
 */
export interface FactorKind<Rule extends AnyRule> {
  action: Rule["action"];
  title: string;
  /** What it is for and what it does, for the form and the documentation. */
  about: string;
  /** Rules of one stage are applied together, the lower holding where two meet. Default: all of the kind. */
  stage?(rule: Rule): string;
  /** The rule with its estimates, or why it cannot be used, as a sentence. Absent: nothing is estimated. */
  settle?(weighing: Weighing, rule: Rule, facts: RuleFacts): Rule | string;
  /** A factor for each row of the mask; what it says of other rows is not heard. @throws Error on a rule that was never settled */
  factors(weighing: Weighing, rule: Rule): Float64Array;
  /** Follows "Weigh judgments …". */
  phrase(rule: Rule): string;
}

/** 1 everywhere but on rows of the mask. A plain loop: `Float64Array.from` with a function costs ten times as much. */
export function factorsOf(mask: Uint8Array, factor: (row: number) => number): Float64Array {
  const factors = new Float64Array(mask.length).fill(1);
  for (let row = 0; row < mask.length; row += 1) if (mask[row] === 1) factors[row] = factor(row);
  return factors;
}

export function neverSettled(rule: AnyRule): Error {
  return new Error(`A rule by ${rule.action} was never settled: it carries no estimates.`);
}
