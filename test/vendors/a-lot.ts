/** A batch that came on time, whole, and was accepted; `changes` say what is different. */
import type { Outcome } from "#app/metrics/metric.ts";
import type { Lot } from "#app/vendors/lot.ts";

let batches = 0;

export function aLot(changes: Partial<Lot> = {}): Lot {
  batches += 1;
  return {
    batchId: `batch-${batches}`,
    contractId: "contract",
    contract: "General helpfulness",
    unit: "comparison",
    currency: "USD",
    week: batches,
    dueAt: Date.UTC(2026, 9, 12),
    isDue: true,
    receivedAt: Date.UTC(2026, 9, 12, 9),
    daysLate: 0,
    expectedUnits: 100,
    deliveredUnits: 100,
    missingUnits: 0,
    payableUnits: changes.deliveredUnits ?? 100,
    submissions: 1,
    verdict: "accept",
    wasSentBack: false,
    isDeemed: false,
    acceptedUnits: 100,
    payableMinor: 40_000,
    effectiveUnits: 90,
    agreement: null,
    gold: null,
    drift: null,
    ...changes,
  };
}

export function estimated(value: number, half: number, n: number): Outcome {
  return { kind: "estimate", value, low: value - half, high: value + half, n, nUnit: "rows" };
}
