/**
 * What intervals take as clusters: prompts. Items of one prompt share its difficulty, so they are not independent.
 *
 * A delivery about a handful of prompts (arguments on one question, candidates for one task) cannot say how prompts differ.
 * There the prompts are taken as given and the pairs are the clusters: the interval speaks of more pairs for these prompts.
 */
const FEWEST_PROMPTS = 12;
/** A small sample stays with its prompts: few rows should look like few rows. */
const FEWEST_ITEMS = 100;

export function clusterKeys(items: { n: number; promptKey: Float64Array; pairKey: Float64Array }): Float64Array {
  return isOfFewPrompts(items) ? items.pairKey : items.promptKey;
}

/** Whether the pairs, not the prompts, are the clusters. */
export function isOfFewPrompts({ n, promptKey }: { n: number; promptKey: Float64Array }): boolean {
  if (n < FEWEST_ITEMS) return false;
  const seen = new Set<number>();
  for (let i = 0; i < n && seen.size < FEWEST_PROMPTS; i += 1) seen.add(promptKey[i] as number);
  return seen.size < FEWEST_PROMPTS;
}
