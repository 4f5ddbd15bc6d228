/** One flag: what it is about with the rows behind it, how much it touches, and what became of it. */
import { flagInList, listFlags, rulingsOf } from "#db/flags.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { flagNumbers, sliceNumbers } from "./flag-numbers.server.ts";
import { sliceOfFlag } from "./flag-slice.ts";
import { subjectHref, subjectText } from "./flag-subject.ts";
import { recordFilterOf } from "./record-filter.ts";
import { recordsPage } from "./records-page.server.ts";
import { whatIfHref } from "./rules-of-flags.ts";
import { nameOfSlice } from "./saved-slices.server.ts";
import { paramsOfSlice } from "./slice-params.ts";

const SHOWN_ROWS = 8;

export type FlagPage = NonNullable<Awaited<ReturnType<typeof flagPage>>>;

/** undefined when there is no such flag. */
export async function flagPage(tools: ReviewTools, id: number) {
  const flag = Number.isSafeInteger(id) ? await flagInList(tools.db, id) : undefined;
  if (!flag) return undefined;
  const slice = sliceOfFlag(flag);
  const params = new URLSearchParams(paramsOfSlice(slice));
  const records = await recordsPage(tools, flag.batchId, recordFilterOf(params));
  const all = await flagNumbers(tools, flag.batchId, await listFlags(tools.db, flag.batchId));
  const saved = flag.subjectKind === "slice" && (await nameOfSlice(tools.db, flag.contractId, flag.batchId, slice));
  return {
    now: tools.now(),
    flag,
    /** The saved slice with this predicate. */
    saved: saved ? { id: saved.id, name: saved.name } : null,
    about: subjectText(flag),
    href: subjectHref(flag),
    rowsHref: `/batches/${flag.batchId}/records${params.size > 0 ? `?${params}` : ""}`,
    tryHref: whatIfHref(flag.batchId, [flag], `flag=${flag.id}`),
    rulings: (await rulingsOf(tools.db, id)).toReversed(),
    /** Whatever its state; null when nothing was delivered. */
    numbers: await sliceNumbers(tools, flag.batchId, [slice]),
    /** Among the other open and upheld flags; null when it is dismissed. */
    share: all?.flags[id] ?? null,
    records: (records?.rows ?? []).slice(0, SHOWN_ROWS),
    total: records?.total ?? 0,
  };
}
