/** Chosen and rejected by what the checks say of them, and where the vendor's own checks say otherwise. */
import { type BatchView, ItemMark, NONE_U8, ResponseMark } from "../batch-view.ts";
import { listedRows } from "../listed-rows.ts";
import type { Detail } from "../metric.ts";
import { eachRow } from "../rows.ts";

export function constraintDetail(view: BatchView): Detail {
  const listed = listedRows(view);
  const pairs = [0, 0, 0, 0];
  eachRow(view, (row) => {
    const place = verdictsOf(view, row);
    if (place >= 0) pairs[place] = (pairs[place] ?? 0) + 1;
  });
  const vendor = vendorAgainstOurs(view);
  return {
    title: "Labels and constraints",
    columns: ["what", "count"],
    rows: [
      ["only the chosen response verifies", pairs[1] ?? 0],
      ["only the rejected response verifies", pairs[2] ?? 0],
      ["both verify", pairs[0] ?? 0],
      ["both violate", pairs[3] ?? 0],
      ["the chosen response violates", (pairs[2] ?? 0) + (pairs[3] ?? 0)],
      ["responses that the vendor checked too", vendor.both],
      ["… where the vendor’s check says otherwise than ours", vendor.differ],
      ["items with a constraint that Assay cannot check", vendor.unknown],
    ],
    rowParams: [
      listed([["mark", "only_chosen_met"]]),
      listed([["mark", "only_rejected_met"]]),
      listed([["mark", "chosen_and_rejected_met"]]),
      listed([["mark", "chosen_and_rejected_missed"]]),
      listed([
        ["mark", "only_rejected_met"],
        ["mark", "chosen_and_rejected_missed"],
      ]),
      // These two count responses.
      null,
      null,
      "mark=unknown_constraint",
    ],
  };
}

/** 2 · the chosen violates + the rejected violates; -1 for what is no decided comparison under constraints. */
export function verdictsOf({ items, judgments, responses }: BatchView, row: number): number {
  const item = judgments.item[row] as number;
  const strength = judgments.strength[row] as number;
  const second = judgments.second[row] as number;
  if (!(Math.abs(strength) > 0) || second === NONE_U8 || !has(items.marks[item], ItemMark.CONSTRAINED)) return -1;
  const start = items.firstResponse[item] as number;
  const first = start + (judgments.first[row] as number);
  const [chosen, rejected] = strength < 0 ? [first, start + second] : [start + second, first];
  return (
    (has(responses.marks[chosen], ResponseMark.VERIFIED) ? 0 : 2) +
    (has(responses.marks[rejected], ResponseMark.VERIFIED) ? 0 : 1)
  );
}

function vendorAgainstOurs({ items, responses, keepItem }: BatchView) {
  const counts = { both: 0, differ: 0, unknown: 0 };
  for (let i = 0; i < items.n; i += 1) {
    if (keepItem[i] !== 1) continue;
    if (has(items.marks[i], ItemMark.UNKNOWN_CONSTRAINT)) counts.unknown += 1;
    for (let r = items.firstResponse[i] as number; r < (items.firstResponse[i + 1] as number); r += 1) {
      const marks = responses.marks[r] as number;
      const ours = marks & (ResponseMark.VERIFIED | ResponseMark.VIOLATED);
      const vendors = marks & (ResponseMark.VENDOR_VERIFIED | ResponseMark.VENDOR_VIOLATED);
      if (ours === 0 || vendors === 0) continue;
      counts.both += 1;
      if ((ours === ResponseMark.VERIFIED) !== (vendors === ResponseMark.VENDOR_VERIFIED)) counts.differ += 1;
    }
  }
  return counts;
}

function has(bits: number | undefined, bit: number): boolean {
  return ((bits ?? 0) & bit) !== 0;
}
