/** What a slice is called towards a vendor: nothing of other contracts, and records by the vendor's own ids. */
import { MARK_TEXT, type Mark } from "../marks.ts";
import { describeSlice, type Slice } from "../slice.ts";

/** Marks whose phrase for our own desk would accuse, or speak of others. */
const MARKS_FOR_VENDOR: Partial<Record<Mark, string>> = {
  copy_elsewhere: "on items that are not new to the buyer",
  near_copy_elsewhere: "on items that are not new to the buyer, exactly or nearly",
  violated: "on records with an unmet constraint",
};

/**
 * The slice as a sentence.
 *
 * @param idOf the vendor's id of a record by its place (`12/345`); a place without one is not named.
 * @example sliceForVendor({ marks: ["copy_elsewhere"] }, new Map()) // "Judgments on items that are not new to the buyer."
 */
export function sliceForVendor(slice: Slice, idOf: ReadonlyMap<string, string>): string {
  const phrase = describeSlice(slice, {
    mark: (mark) => MARKS_FOR_VENDOR[mark] ?? MARK_TEXT[mark].phrase,
    record: (place) => idOf.get(place) ?? "without an id",
  });
  return `${phrase.replace(/^./, (first) => first.toUpperCase())}.`;
}
