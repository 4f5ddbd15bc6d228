/** The comparisons that stay when a tenth of the prompts is left out, ten times: resamples of latent-class models. */
import type { BatchView } from "../batch-view.ts";
import { dealtEvenly } from "../prompt-groups.ts";
import type { SideAnswers } from "./side-answers.ts";

const RESAMPLES = 10;

/** Fewer do not tell how prompts differ; from here on intervals hold the truth as often as they say. */
export const FEWEST_RESAMPLED = 12;

/** The prompts that the comparisons are of. */
export function promptsOf({ items }: BatchView, { item }: Pick<SideAnswers, "item">): number {
  const keys = new Set<number>();
  for (const one of item) keys.add(items.clusterKey[one] as number);
  return keys.size;
}

/** Masks over the comparisons; a tenth that has none leaves nothing out and tells nothing. */
export function leavePromptsOut({ items }: BatchView, { item }: Pick<SideAnswers, "item">): Uint8Array[] {
  const groups = dealtEvenly(
    Float64Array.from(item, (one) => items.clusterKey[one] as number),
    RESAMPLES,
  );
  const masks = Array.from({ length: RESAMPLES }, (_, left) => groups.map((group) => Number(group !== left)));
  return masks.filter((keep) => keep.includes(0));
}
