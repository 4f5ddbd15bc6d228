/** The worst slices of a batch, each with the address of the rows that it counts and of the flag it can become. */
import type { FlagReason } from "#app/domain/flag.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { flagHref } from "./flag-subject.ts";
import { saveSliceHref } from "./flag-these.ts";
import { describeSlice, type Slice } from "./slice.ts";
import { paramsOfSlice } from "./slice-params.ts";
import { type SliceFinding, worstSlices } from "./worst-slices.ts";

/** Findings beyond these are said to exist. */
const MOST_FINDINGS = 200;

export const SLICE_SORTS = ["shrunken", "difference", "n", "p", "measure"] as const;
export type SliceSort = (typeof SLICE_SORTS)[number];
export type SlicesPage = NonNullable<Awaited<ReturnType<typeof slicesPage>>>;

const REASONS: Record<string, FlagReason> = {
  "gold-accuracy": "gold_errors",
  agreement: "disagreement",
  "longer-wins": "length_bias",
  "position-bias": "side_bias",
  "score-accuracy": "scores_disagree",
};

/** undefined when nothing was delivered. */
export async function slicesPage(tools: ReviewTools, batchId: string, params: URLSearchParams) {
  const deliveries = await activeDeliveries(tools.db, batchId);
  if (deliveries.length === 0) return undefined;
  const { findings, tested } = worstSlices(await tools.views.of(deliveries));
  const text = params.get("sort") ?? "";
  const sort = SLICE_SORTS.find((one) => one === text.replace(/^-/, "")) ?? "shrunken";
  const descending = text === "" ? true : text.startsWith("-");
  const sign = descending ? -1 : 1;
  const sorted = [...findings].sort((a, b) => sign * compare(KEYS[sort](a), KEYS[sort](b)));
  return {
    tested,
    found: findings.length,
    sort,
    descending,
    rows: sorted.slice(0, MOST_FINDINGS).map(({ counted, ...finding }) => {
      const search = searchOf(finding.slice);
      return {
        ...finding,
        search,
        saveHref: saveSliceHref(batchId, search),
        about: describeSlice(finding.slice),
        href: `/batches/${batchId}/records?${searchOf(counted)}`,
        flagHref: flagHref(batchId, "slice", search, REASONS[finding.measure] ?? "other"),
      };
    }),
  };
}

function searchOf(slice: Slice): string {
  return new URLSearchParams(paramsOfSlice(slice)).toString();
}

const KEYS: Record<SliceSort, (finding: SliceFinding) => number | string> = {
  shrunken: ({ shrunken }) => Math.abs(shrunken),
  difference: ({ difference }) => Math.abs(difference),
  n: ({ n }) => n,
  p: ({ p }) => p,
  measure: ({ title }) => title,
};

function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
