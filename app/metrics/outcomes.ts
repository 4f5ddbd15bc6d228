/** How the outcomes of metrics are made. */
import type { Interval } from "#app/stats/interval.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import type { Counting, Detail, Estimate, NotComputable, NotEnough, UnitOfN } from "./metric.ts";

/** A number counted over the whole delivery: it cannot vary, so its interval is the number itself. */
export function counted(value: number, n: number, nUnit: UnitOfN, detail?: Detail): Estimate {
  return { kind: "estimate", value, low: value, high: value, n, nUnit, ...(detail && { detail }) };
}

/**
 * The interval of a sampled number between `least` and `most`. Where no two rows differ the spread seen is 0 and means nothing:
 * an interval without width would read as a full count. Then as large a share of rows as Wilson's interval cannot exclude is
 * supposed to lie at either end.
 */
export function sampledInterval(
  { value, low, high }: Interval & { value: number },
  n: number,
  [least, most]: readonly [number, number],
): Interval {
  if (high - low > 1e-9) return { low: Math.max(least, low), high: Math.min(most, high) };
  const other = 1 - wilsonInterval(1, n).low;
  return { low: value - other * (value - least), high: value + other * (most - value) };
}

export function notEnough({ minimumN, nUnit }: Counting, n: number): NotEnough {
  return { kind: "not-enough", n, needed: Math.max(1, minimumN), nUnit };
}

/** Below this many prompts even a wide interval would be a guess. */
export const FEWEST_PROMPTS = 10;

/** What is missing where a spread between prompts cannot be told: rows, or, of enough rows, prompts. */
export function tooFew(metric: Counting, n: number, prompts: number, fewest = FEWEST_PROMPTS): NotEnough {
  return n < metric.minimumN ? notEnough(metric, n) : notEnough({ minimumN: fewest, nUnit: "prompts" }, prompts);
}

export function notComputable(reason: string, ask?: string): NotComputable {
  return { kind: "not-computable", reason, ...(ask && { ask }) };
}
