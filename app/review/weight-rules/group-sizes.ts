/** How many items of each group still have a judgment in the slice: what duplicates and conversations are divided by. */
import type { Weighing } from "./factor-kind.ts";

/** @param groupOf group of an item; 0 = of its own. 1 / size of the row's group by row; 1 outside the mask. */
export function inverseGroupSizes({ view, mask }: Weighing, groupOf: (item: number) => number): Float64Array {
  const { items, judgments } = view;
  const isIn = new Uint8Array(items.n);
  for (let row = 0; row < mask.length; row += 1) if (mask[row] === 1) isIn[judgments.item[row] as number] = 1;
  const sizes = new Map<number, number>();
  for (let item = 0; item < items.n; item += 1) {
    const group = groupOf(item);
    if (isIn[item] === 1 && group !== 0) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  return Float64Array.from(mask, (matched, row) =>
    matched === 0 ? 1 : 1 / (sizes.get(groupOf(judgments.item[row] as number)) ?? 1),
  );
}
