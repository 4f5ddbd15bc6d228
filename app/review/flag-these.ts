/** A filtered list of records as something that can be flagged or saved: the filter as a slice, or why it is none. */
import { type FlagReason, LONGEST_SUBJECT } from "#app/domain/flag.ts";
import type { RecordPlace } from "#app/domain/record.ts";
import { flagHref } from "./flag-subject.ts";
import { asksBeside, type RecordFilter } from "./record-filter.ts";
import type { Slice } from "./slice.ts";
import { paramsOfSlice } from "./slice-params.ts";

export type FlagThese = { href: string; slice: string | null } | { why: string };

const TOO_MANY = "These are too many to be named one by one: narrow the list to flag what it finds.";

/**
 * A search by id has no place in a slice, nor has what is asked beside the delivery: what they find is named record by
 * record, as long as a flag has room for them.
 *
 * @param found records on all pages; their places only where no slice finds them, null when they are too many.
 */
export function flagThese(
  batchId: string,
  { slice, text, beside }: Pick<RecordFilter, "slice" | "text" | "beside">,
  { found, total }: { found: readonly RecordPlace[] | null; total: number },
): FlagThese {
  if (total === 0) return { why: "" };
  if (text !== "" || asksBeside({ beside })) return found ? flagNamed(batchId, found, slice) : { why: TOO_MANY };
  const params = searchOf(slice);
  const [dimension, more] = Object.keys(slice);
  if (dimension === undefined) return { href: flagHref(batchId, "batch", ""), slice: null };
  const isAnnotator = dimension === "annotators" && more === undefined && slice.annotators?.length === 1;
  return { href: flagHref(batchId, isAnnotator ? "annotator" : "slice", params), slice: params };
}

/**
 * One flag on records by their places.
 *
 * @param within their judgments of this slice alone.
 */
export function flagNamed(
  batchId: string,
  places: readonly RecordPlace[],
  within: Slice = {},
  reason?: FlagReason,
): FlagThese {
  if (places.length === 0) return { why: "" };
  const records = [...new Set(places.map(({ deliveryId, n }) => `${deliveryId}/${n}`))];
  const params = searchOf({ ...within, records });
  if (params.length > LONGEST_SUBJECT) return { why: TOO_MANY };
  return { href: flagHref(batchId, "slice", params, reason), slice: null };
}

function searchOf(slice: Slice): string {
  return new URLSearchParams(paramsOfSlice(slice)).toString();
}

/** The form that gives a slice of this batch a name. @param slice as parameters of the records screen */
export function saveSliceHref(batchId: string, slice: string): string {
  return `/slices/new?${new URLSearchParams({ batch: batchId, slice })}`;
}
