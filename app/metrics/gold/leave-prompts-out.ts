/** The comparisons that stay when a tenth of the prompts is left out, ten times: resamples of latent-class models. */
import type { BatchView } from "../batch-view.ts";
import { promptGroups } from "../prompt-groups.ts";
import type { SideAnswers } from "./side-answers.ts";

/** Divides the number of prompt groups. */
const RESAMPLES = 10;

/** Masks over the comparisons; a tenth that has none leaves nothing out and tells nothing. */
export function leavePromptsOut({ items }: BatchView, { item }: Pick<SideAnswers, "item">): Uint8Array[] {
  const groups = promptGroups(items);
  const masks = Array.from({ length: RESAMPLES }, (_, left) => {
    const keep = new Uint8Array(item.length);
    for (let at = 0; at < item.length; at += 1)
      keep[at] = Number((groups[item[at] as number] as number) % RESAMPLES !== left);
    return keep;
  });
  return masks.filter((keep) => keep.includes(0));
}
