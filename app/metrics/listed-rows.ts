/** Parameters of the records screen for the judgments that count: what a row of a metric's table opens. */
import type { BatchView } from "./batch-view.ts";

/** The least strength of the filter: above a tie, below every step of a scale. */
export const DECIDED = "0.001";

/** @returns a function that turns filters into parameters; where annotators were asked again, their later answers are left out. */
export function listedRows(view: BatchView): (filters: readonly (readonly [string, string])[]) => string {
  const again = hasRepeats(view);
  return (filters) =>
    new URLSearchParams([
      ...filters.map(([name, value]) => [name, value]),
      ...(again ? [["repeat", "no"]] : []),
    ]).toString();
}

/** Whether an annotator was asked again. */
export function hasRepeats({ judgments }: BatchView): boolean {
  // Searched by the engine: a function called for every row would cost more than what most metrics count.
  return judgments.repeat?.includes(1) === true;
}
