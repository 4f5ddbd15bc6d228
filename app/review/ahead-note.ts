/** Judgments of days that had not come: what depends on days believes them, so somebody has to look. */
import { countOf } from "#app/domain/figure.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";

/** Clocks of another zone are ahead by less. */
const DAY_MS = 86_400_000;

/**
 * @param than UTC milliseconds, and how a reader calls that moment
 * @returns null where no judgment lies more than a day ahead of it
 */
export function aheadNote(
  { judgments }: Pick<BatchView, "judgments">,
  than: { at: number; called: string },
): string | null {
  const limit = than.at + DAY_MS;
  let ahead = 0;
  let latest = limit;
  for (let row = 0; row < judgments.n; row += 1) {
    const at = judgments.at[row] as number;
    if (judgments.lead[row] !== 1 || !(at > limit)) continue;
    ahead += 1;
    if (at > latest) latest = at;
  }
  if (ahead === 0) return null;
  const day = Number.isFinite(latest) ? `, the latest of ${new Date(latest).toISOString().slice(0, 10)}` : "";
  const lie = ahead === 1 ? "lies" : "lie";
  return `${countOf(ahead, "judgment")} ${lie} more than a day ahead of ${than.called}${day}: check clock and zone; what depends on days and on the order of work follows these times.`;
}
