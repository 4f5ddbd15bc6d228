/** A batch cut along a dimension: the items of each stratum, and which of their judgments belong to it. */
import type { BatchView } from "#app/metrics/batch-view.ts";
import { NOWHERE, type Strata } from "./dimensions.ts";

export interface Cut {
  /** Number of the stratum. */
  stratum: number;
  /** Judgments in it that count; a ranking counts once. */
  judgments: number;
  /** Kept items that it touches, ascending. */
  items: Uint32Array;
  /** Whether a judgment belongs to it. */
  holds(row: number): boolean;
}

/** Strata with an item, in their own order. One pass over the judgments, whatever the number of strata. */
export function cutsOf(view: BatchView, { names, of }: Strata): Cut[] {
  const { items, judgments, keepItem, weight } = view;
  const lists = names.map((): number[] => []);
  const counts = new Float64Array(names.length);
  const touch = (stratum: number, item: number, row: number | null) => {
    if (stratum === NOWHERE) return;
    const list = lists[stratum];
    if (!list) return;
    if (list.at(-1) !== item) list.push(item);
    if (row !== null && (weight[row] as number) > 0)
      counts[stratum] = (counts[stratum] as number) + (judgments.lead[row] as number);
  };
  for (let item = 0; item < items.n; item += 1) {
    if (keepItem[item] !== 1) continue;
    const whole = of.kind === "item" ? of.stratum(item) : NOWHERE;
    touch(whole, item, null);
    for (let row = items.firstJudgment[item] as number; row < (items.firstJudgment[item + 1] as number); row += 1) {
      if (of.kind === "item") touch(whole, item, row);
      else {
        const one = of.stratum(row);
        touch(one, item, row);
        const other = of.other?.(row) ?? NOWHERE;
        if (other !== one) touch(other, item, row);
      }
    }
  }
  return lists.flatMap((list, stratum) =>
    list.length === 0
      ? []
      : [
          {
            stratum,
            judgments: counts[stratum] as number,
            items: Uint32Array.from(list),
            holds: holderOf(view, of, stratum),
          },
        ],
  );
}

function holderOf({ judgments }: BatchView, of: Strata["of"], stratum: number): (row: number) => boolean {
  if (of.kind === "item") return (row) => of.stratum(judgments.item[row] as number) === stratum;
  return (row) => of.stratum(row) === stratum || of.other?.(row) === stratum;
}
