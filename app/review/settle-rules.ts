/** Rules made ready to be stored: estimates frozen in them, and what is wrong with each said in a sentence. */
import type { BatchView } from "#app/metrics/batch-view.ts";
import { matchSlice } from "./match-slice.ts";
import type { Rule } from "./rules.ts";
import { weighRules } from "./weigh-rules.ts";
import type { RuleFacts } from "./weight-rules/factor-kind.ts";

export interface RuleProblem {
  /** Place in the list, from 0. */
  rule: number;
  message: string;
}

export interface SettledRules {
  /** Those that can be used, with their estimates, in the order given. */
  rules: Rule[];
  /** Why a rule cannot be used. It stays out of `rules`; a decision with one is refused. */
  faults: RuleProblem[];
  /** What is odd about a rule that can be used. */
  notes: RuleProblem[];
  /** Judgment rows in each given rule's slice, before any other rule. */
  matched: number[];
  /** What `rules` resolve to. */
  weight: Float32Array;
}

export function settledRules(view: BatchView, given: readonly Rule[], facts: RuleFacts): SettledRules {
  const masks = given.map(({ where }) => matchSlice(view, where));
  const matched = masks.map(sizeOf);
  const faults = [...emptyRules(given, matched), ...contradictions(given, masks)];
  const isFaulty = (place: number) => faults.some(({ rule }) => rule === place);
  const places = given.flatMap((_, place) => (isFaulty(place) ? [] : [place]));
  const weighed = weighRules(
    view,
    places.map((place) => given[place] as Rule),
    facts,
  );
  const unusable = new Set(weighed.faults.map(({ rule }) => rule));
  return {
    rules: weighed.rules.filter((_, at) => !unusable.has(at)),
    faults: [...faults, ...weighed.faults.map(({ rule, message }) => ({ rule: places[rule] as number, message }))].sort(
      (a, b) => a.rule - b.rule,
    ),
    notes: notesOn(given, matched, view.judgments.n),
    matched,
    weight: weighed.weight,
  };
}

function sizeOf(mask: Uint8Array): number {
  let size = 0;
  for (let row = 0; row < mask.length; row += 1) size += mask[row] as number;
  return size;
}

function emptyRules(rules: readonly Rule[], matched: readonly number[]): RuleProblem[] {
  return rules.flatMap((_, rule) =>
    matched[rule] === 0
      ? [{ rule, message: "No judgment of this batch is in it; remove it, or change what it names." }]
      : [],
  );
}

/** The later of two rules that say different things about the same judgments. */
function contradictions(rules: readonly Rule[], masks: readonly Uint8Array[]): RuleProblem[] {
  return rules.flatMap((rule, place) => {
    const earlier = rules.findIndex((other, at) => at < place && contradicts(other, rule, masks[at], masks[place]));
    if (earlier < 0) return [];
    return [
      { rule: place, message: `It says something else about the same judgments than rule ${earlier + 1}; keep one.` },
    ];
  });
}

function contradicts(a: Rule, b: Rule, maskA: Uint8Array | undefined, maskB: Uint8Array | undefined): boolean {
  if (familyOf(a) !== familyOf(b) || sameContent(a, b)) return false;
  if (sameSlice(a, b)) return true;
  // Two sets of target shares cannot both be met by the same judgments.
  return a.action === "strata" && maskA !== undefined && maskA.some((one, row) => one === 1 && maskB?.[row] === 1);
}

/** Rules of one family answer the same question about a judgment. */
function familyOf(rule: Rule): string {
  if (rule.action === "weight") return "exclude";
  return rule.action === "strata" ? `strata ${rule.dimension}` : rule.action;
}

function sameSlice(a: Rule, b: Rule): boolean {
  return canonical(a.where) === canonical(b.where);
}

export function sameContent(a: Rule, b: Rule): boolean {
  return canonical(withoutReason(a)) === canonical(withoutReason(b));
}

function withoutReason(rule: Rule): object {
  const { reason: _, ...rest } = rule;
  return "frozen" in rest ? { ...rest, frozen: undefined } : rest;
}

/** JSON with sorted keys and without undefined. */
function canonical(value: object): string {
  return JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

function notesOn(rules: readonly Rule[], matched: readonly number[], all: number): RuleProblem[] {
  return rules.flatMap((rule, place) => {
    const twin = rules.findIndex((other, at) => at < place && sameContent(other, rule));
    if (twin >= 0) return [{ rule: place, message: `Says the same as rule ${twin + 1}; it counts once.` }];
    const isWhole = matched[place] === all && Object.keys(rule.where).length > 0;
    if (isWhole) return [{ rule: place, message: "Every judgment of the batch is in it." }];
    return [];
  });
}
