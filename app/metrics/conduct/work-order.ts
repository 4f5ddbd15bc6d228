/** The judgments of each annotator in the order in which they were made. */
import { sortByColumn } from "#app/stats/sort-by-column.ts";
import { type BatchView, NONE_U32 } from "../batch-view.ts";
import { oncePerView } from "../once-per-view.ts";

export interface WorkOrder {
  /** Rows by annotator, then time; of an annotator's judgments of one item the first alone. */
  rows: Uint32Array;
  /** Rows `start[a] … start[a + 1]` are annotator a's. */
  start: Uint32Array;
  /** Judgments with a named annotator, with or without a time. */
  judged: number;
  /** More than half of the times equal the one before: days or upload times, not moments of work. */
  coarse: boolean;
}

/** The order of a file is not an order of work: judgments without a time are left out. */
export const workOrder = oncePerView((view): WorkOrder => {
  const { judgments, items, names, keepItem, weight } = view;
  const size = names.annotators.length;
  const kept = new Uint32Array(judgments.n);
  let timed = 0;
  const start = new Uint32Array(size + 1);
  let judged = 0;
  for (let row = 0; row < judgments.n; row += 1) {
    const annotator = judgments.annotator[row] as number;
    if (annotator >= size || judgments.lead[row] !== 1) continue;
    if (!((weight[row] as number) > 0) || keepItem[judgments.item[row] as number] !== 1) continue;
    judged += 1;
    if (!Number.isFinite(judgments.at[row] as number)) continue;
    kept[timed] = row;
    timed += 1;
    start[annotator + 1] = (start[annotator + 1] as number) + 1;
  }
  for (let a = 0; a < size; a += 1) start[a + 1] = (start[a + 1] as number) + (start[a] as number);
  const rows = new Uint32Array(timed);
  const next = start.slice();
  for (let at = 0; at < timed; at += 1) {
    const row = kept[at] as number;
    const annotator = judgments.annotator[row] as number;
    rows[next[annotator] as number] = row;
    next[annotator] = (next[annotator] as number) + 1;
  }
  const at = (row: number) => judgments.at[row] as number;
  const item = (row: number) => judgments.item[row] as number;
  /** By time; of equal times by what was judged, so that nothing depends on the order of rows. */
  const compare = (a: number, b: number): number =>
    at(a) - at(b) ||
    (items.promptKey[item(a)] as number) - (items.promptKey[item(b)] as number) ||
    (items.pairKey[item(a)] as number) - (items.pairKey[item(b)] as number) ||
    (judgments.strength[a] as number) - (judgments.strength[b] as number) ||
    0;
  return { ...firstOfEachItem(view, rows, start, compare), judged };
});

function firstOfEachItem(
  { judgments, items }: BatchView,
  rows: Uint32Array,
  start: Uint32Array,
  compare: (a: number, b: number) => number,
): Omit<WorkOrder, "judged"> {
  const lastBy = new Uint32Array(items.n).fill(NONE_U32);
  const first = new Uint32Array(start.length);
  let length = 0;
  let equal = 0;
  for (let a = 0; a + 1 < start.length; a += 1) {
    const own = rows.subarray(start[a], start[a + 1]);
    sortByTime(own, judgments.at, compare);
    const from = length;
    for (const row of own) {
      const item = judgments.item[row] as number;
      if (lastBy[item] === a) continue;
      lastBy[item] = a;
      if (length > from && judgments.at[rows[length - 1] as number] === judgments.at[row]) equal += 1;
      rows[length] = row;
      length += 1;
    }
    first[a + 1] = length;
  }
  return { rows: rows.subarray(0, length), start: first, coarse: equal * 2 > length };
}

/** As `compare` says, which is asked of equal times alone: a time is a number, and numbers are sorted faster. */
function sortByTime(rows: Uint32Array, at: Float64Array, compare: (a: number, b: number) => number): void {
  if (!sortByColumn(rows, at)) {
    rows.sort(compare);
    return;
  }
  for (let from = 0; from < rows.length; ) {
    let to = from + 1;
    while (to < rows.length && at[rows[to] as number] === at[rows[from] as number]) to += 1;
    if (to - from > 1) rows.subarray(from, to).sort(compare);
    from = to;
  }
}
