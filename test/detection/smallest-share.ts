/** The smallest share of judgments at which an annotator injected into a real file is found in nine of ten draws. */
import type { ItemRecord } from "#app/domain/record.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { foundIn } from "./found.ts";
import { type Injection, inject } from "./inject.ts";

const SHARES = [0.02, 0.05, 0.1, 0.2, 0.3];
const DRAWS = 10;
const NEEDED = 9;

export interface SmallestShare {
  /** null where no share that is tried is enough. */
  share: number | null;
  /** By what, in any draw of that share; what finds most often first. */
  by: string[];
  /** The most of all others who were singled out in one draw. */
  others: number;
}

export function smallestShare(items: readonly ItemRecord[], fault: Injection): SmallestShare {
  let others = 0;
  for (const share of SHARES) {
    const by = new Map<string, number>();
    let hits = 0;
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const found = foundIn(inject(items, fault, share, seededRandom(1000 * draw + 7)));
      if (found.annotator.length > 0) hits += 1;
      for (const one of found.annotator) by.set(one, (by.get(one) ?? 0) + 1);
      others = Math.max(others, found.others.length);
    }
    if (hits >= NEEDED) return { share, by: [...by].sort(([, a], [, b]) => b - a).map(([measure]) => measure), others };
  }
  return { share: null, by: [], others };
}
