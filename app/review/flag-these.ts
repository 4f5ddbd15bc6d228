/** A filtered list of records as something that can be flagged or saved: the filter as a slice, or why it is none. */
import { flagHref } from "./flag-subject.ts";
import type { RecordFilter } from "./record-filter.ts";
import type { ListedRecord } from "./records-page.server.ts";
import type { Slice } from "./slice.ts";
import { paramsOfSlice } from "./slice-params.ts";

export type FlagThese = { href: string; slice: string | null } | { why: string };

/**
 * A search by id has no place in a slice: what it found is named record by record, as long as one page shows it all.
 *
 * @param found records on this page, and on all.
 */
export function flagThese(
  batchId: string,
  { slice, text }: Pick<RecordFilter, "slice" | "text">,
  { rows, total }: { rows: readonly Pick<ListedRecord, "deliveryId" | "n">[]; total: number },
): FlagThese {
  if (total === 0) return { why: "" };
  if (text !== "" && total > rows.length) return { why: "Narrow the search by id to one page to flag what it finds." };
  const meant: Slice =
    text === "" ? slice : { ...slice, records: rows.map(({ deliveryId, n }) => `${deliveryId}/${n}`) };
  const params = new URLSearchParams(paramsOfSlice(meant)).toString();
  const [dimension, more] = Object.keys(meant);
  if (dimension === undefined) return { href: flagHref(batchId, "batch", ""), slice: null };
  const isAnnotator = dimension === "annotators" && more === undefined && meant.annotators?.length === 1;
  return { href: flagHref(batchId, isAnnotator ? "annotator" : "slice", params), slice: text === "" ? params : null };
}

/** The form that gives a slice of this batch a name. @param slice as parameters of the records screen */
export function saveSliceHref(batchId: string, slice: string): string {
  return `/slices/new?${new URLSearchParams({ batch: batchId, slice })}`;
}
