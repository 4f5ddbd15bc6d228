/** Shares and means over batches as outcomes: always with n and interval, or said to be not enough. */
import type { Outcome } from "#app/metrics/metric.ts";
import { betweenBatchDeviation } from "#app/stats/between-batch-deviation.ts";
import { Z_95 } from "#app/stats/normal-quantile.ts";
import { pooledShare, type SharePart } from "#app/stats/pooled-share.ts";
import { studentQuantile95 } from "#app/stats/student-quantile.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import type { Lot } from "./lot.ts";

export interface Pooled {
  outcome: Outcome;
  /** What the batches themselves range over; null where there is no such thing. */
  spread: { lowest: number; highest: number; deviation: number | null } | null;
}

/** A share of the batches themselves, each counted once: Wilson's interval. */
export function shareOf(lots: readonly Lot[], isCounted: (lot: Lot) => boolean, nUnit: string): Pooled {
  const n = lots.length;
  if (n === 0) return { outcome: { kind: "not-enough", n, needed: 1, nUnit }, spread: null };
  const value = lots.filter(isCounted).length / n;
  return { outcome: { kind: "estimate", value, ...wilsonInterval(value, n), n, nUnit }, spread: null };
}

/** A share of rows or units, from one value a batch. */
export function pooledOf(all: readonly SharePart[], nUnit: string): Pooled {
  const parts = all.filter(({ n }) => n > 0);
  const pooled = pooledShare(parts);
  if (!pooled)
    return {
      outcome: {
        kind: "not-enough",
        n: parts.length,
        needed: 2,
        nUnit: parts.length === 1 ? "batch measured" : "batches measured",
      },
      spread: null,
    };
  const { value, low, high, n, lowest, highest } = pooled;
  const deviation = betweenBatchDeviation(
    parts.map((part) => ({ value: part.value, variance: ((part.high - part.low) / (2 * Z_95)) ** 2 })),
  );
  const of = `${nUnit} in ${pooled.parts} batches`;
  return { outcome: { kind: "estimate", value, low, high, n, nUnit: of }, spread: { lowest, highest, deviation } };
}

/** A mean of what is never below 0, one value a batch: mean ± t · standard error. */
export function meanOf(values: readonly number[], nUnit: string): Pooled {
  const n = values.length;
  if (n < 2) return { outcome: { kind: "not-enough", n, needed: 2, nUnit }, spread: null };
  const value = values.reduce((sum, one) => sum + one, 0) / n;
  const variance = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / (n - 1);
  const half = studentQuantile95(n - 1) * Math.sqrt(variance / n);
  const interval = { low: Math.max(0, value - half), high: value + half };
  return {
    outcome: { kind: "estimate", value, ...interval, n, nUnit },
    spread: { lowest: Math.min(...values), highest: Math.max(...values), deviation: null },
  };
}
