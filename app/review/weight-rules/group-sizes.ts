/** How many items of each group still have a judgment in the slice: what duplicates and conversations are divided by. */
import type { ItemColumns } from "#app/metrics/batch-view.ts";
import { factorsOf, type Weighing } from "./factor-kind.ts";

/** By item a group number from 1 on; 0 = of its own. */
export type Groups = Uint32Array;

/** 1 / size of the row's group; 1 outside the mask. */
export function inverseGroupSizes({ view, mask }: Weighing, groups: Groups): Float64Array {
  const { items, judgments } = view;
  const isIn = new Uint8Array(items.n);
  for (let row = 0; row < mask.length; row += 1) if (mask[row] === 1) isIn[judgments.item[row] as number] = 1;
  const sizes = new Uint32Array(items.n + 1);
  for (let item = 0; item < items.n; item += 1) {
    const group = groups[item] as number;
    if (isIn[item] === 1) sizes[group] = (sizes[group] as number) + 1;
  }
  return factorsOf(mask, (row) => {
    const group = groups[judgments.item[row] as number] as number;
    return group === 0 ? 1 : 1 / (sizes[group] as number);
  });
}

/** Numbers items by their key, 0 staying 0. Columns never change, so that this is done once for each. */
export function groupsBy(
  known: WeakMap<ItemColumns, Groups>,
  items: ItemColumns,
  keyOf: (item: number) => number,
): Groups {
  const found = known.get(items);
  if (found) return found;
  const groups = new Uint32Array(items.n);
  const numbers = new Map<number, number>();
  for (let item = 0; item < items.n; item += 1) {
    const key = keyOf(item);
    if (key === 0) continue;
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    groups[item] = number;
  }
  known.set(items, groups);
  return groups;
}
