/** What of a feature the two responses of each contest have, as columns. */
import type { Contests } from "./contests.ts";

export interface ComparedAmounts {
  first: Float64Array;
  second: Float64Array;
}

/** The one loop that calls a function for every response: what is worked out from columns afterwards is compiled once for all features. */
export function comparedAmounts(amountOf: (response: number) => number, met: Contests): ComparedAmounts {
  const first = new Float64Array(met.n);
  const second = new Float64Array(met.n);
  for (let i = 0; i < met.n; i += 1) {
    first[i] = amountOf(met.first[i] as number);
    second[i] = amountOf(met.second[i] as number);
  }
  return { first, second };
}
