/** What keeps a round from saying who passed. */
import { countOf } from "#app/domain/figure.ts";
import type { PassRule } from "#app/domain/pass-rule.ts";

export interface RoundFacts {
  items: number;
  withKey: number;
  answers: number;
}

/** Sentences, [] when nothing is missing. */
export function readiness({ of }: PassRule, { items, withKey }: RoundFacts): string[] {
  if (items === 0) return ["The round has no items yet."];
  if (withKey === 0)
    return ["No item has a key, so nobody can pass or fail: only the agreement between takers is measured."];
  const problems: string[] = [];
  if (withKey < of)
    problems.push(
      `The rule speaks of ${countOf(of, "item")}, the round has ${countOf(withKey, "item")} with a key: nobody can pass or fail yet.`,
    );
  if (withKey > of)
    problems.push(
      `The rule speaks of ${countOf(of, "item")}, the round has ${withKey} with a key: set the rule for all of them.`,
    );
  if (withKey < items) problems.push(`${countOf(items - withKey, "item")} without a key; no rule counts them.`);
  return problems;
}
