/** Sets of scores that differ in what was put in front of the prompts, and nothing else. */
import { prefixedName } from "#app/domain/prefixed-scores.ts";
import type { MeasureContext, ScoreColumns } from "../metric.ts";

export interface PrefixFamily {
  /** The set without a prefix; where there is none, the first by name. */
  reference: ScoreColumns;
  /** Of the reference; null without one. */
  referencePrefix: string | null;
  /** By name. */
  others: { set: ScoreColumns; prefix: string }[];
}

/** The first family of two sets or more by name, reward models before judges; null without one. */
export function prefixFamily(scores: MeasureContext["scores"]): PrefixFamily | null {
  for (const kind of ["reward", "judge"] as const) {
    const sets = (scores ?? []).filter((set) => set.kind === kind);
    const named = sets.flatMap((set) => {
      const name = prefixedName(set.name);
      return name ? [{ set, ...name }] : [];
    });
    for (const plain of [...new Set(named.map((one) => one.plain))].sort()) {
      const prefixed = named.filter((one) => one.plain === plain).sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
      const reference = sets.find(({ name }) => name === plain);
      if (reference) return { reference, referencePrefix: null, others: prefixed };
      const [first, ...others] = prefixed;
      if (first && others.length > 0) return { reference: first.set, referencePrefix: first.prefix, others };
    }
  }
  return null;
}
