/** The state of every item from what was said of it. */
import type { ReviewVerdict } from "#app/domain/inspection.ts";
import { type ItemState, itemState } from "./assess.ts";

/** @param rulings in the order of items and opinions. */
export function statesOf(items: number, rulings: readonly { n: number; verdict: ReviewVerdict }[]): ItemState[] {
  const verdicts = new Map<number, ReviewVerdict[]>();
  for (const { n, verdict } of rulings) verdicts.set(n, [...(verdicts.get(n) ?? []), verdict]);
  return Array.from({ length: items }, (_, n) => itemState(verdicts.get(n) ?? []));
}
