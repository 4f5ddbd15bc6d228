/** What of a feature the two responses of each contest have, as columns. */
import type { NumberColumn } from "../columns.ts";
import type { Contests } from "./contests.ts";

export interface ComparedAmounts {
  first: Float64Array;
  second: Float64Array;
}

/** @param column of what each response of the view has */
export function comparedAmounts(column: NumberColumn, met: Contests): ComparedAmounts {
  // Columns of one kind: what reads them is compiled once for all features.
  const amounts = new Float64Array(column);
  const first = new Float64Array(met.n);
  const second = new Float64Array(met.n);
  for (let i = 0; i < met.n; i += 1) {
    first[i] = amounts[met.first[i] as number] as number;
    second[i] = amounts[met.second[i] as number] as number;
  }
  return { first, second };
}
