/** What a vendor is measured by over its batches. A new measure is an entry here and a test. */
import type { FigureUnit } from "#app/domain/figure.ts";
import type { Estimate, Outcome } from "#app/metrics/metric.ts";
import { firstPass, isDecided, type Lot } from "./lot.ts";
import { meanOf, type Pooled, pooledOf, shareOf } from "./over-lots.ts";

export const MEASURE_IDS = [
  "acceptance",
  "first-pass",
  "first-pass-in-full",
  "late",
  "days-late",
  "short",
  "agreement",
  "gold",
  "drift",
] as const;
export type MeasureId = (typeof MEASURE_IDS)[number];

export interface Measure {
  id: MeasureId;
  title: string;
  unit: FigureUnit;
  better: "higher" | "lower";
  /** What counts, in a sentence or two. */
  definition: string;
  /** The batches behind the number. */
  counts(lot: Lot): boolean;
  /** Of the batches that count. */
  pool(lots: readonly Lot[]): Pooled;
}

export const MEASURES: readonly Measure[] = [
  {
    id: "acceptance",
    title: "Acceptance",
    unit: "share",
    better: "higher",
    definition:
      "Units accepted / units decided, over the batches whose decision counts and is no hold. What silence accepted is left out: nobody judged it. So is what came beyond the contract’s tolerance: nobody has to accept it.",
    counts: isDecided,
    pool: (lots) =>
      pooledOf(
        lots.map(({ acceptedUnits, payableUnits: n }) => counted(n > 0 ? acceptedUnits / n : 0, n)),
        "units",
      ),
  },
  {
    id: "first-pass",
    title: "First-pass acceptance",
    unit: "share",
    better: "higher",
    definition:
      "First-pass yield: batches accepted as first submitted, without rework, replacement or resubmission / batches decided. One that came in several deliveries, a correction among them, did not pass at first; a credit or an exclusion does not count against it.",
    counts: isDecided,
    pool: (lots) => shareOf(lots, (lot) => firstPass(lot) === true, "batches decided"),
  },
  {
    id: "first-pass-in-full",
    title: "First-pass acceptance without a credit",
    unit: "share",
    better: "higher",
    definition: "The same, and accepted at the full price.",
    counts: isDecided,
    pool: (lots) =>
      shareOf(lots, (lot) => firstPass(lot) === true && lot.verdict !== "accept_with_credit", "batches decided"),
  },
  {
    id: "late",
    title: "Late batches",
    unit: "share",
    better: "lower",
    definition:
      "Batches whose first delivery came after the due day, or has not come though that day is over / batches due, in the days of each contract’s time zone.",
    counts: ({ isDue }) => isDue,
    pool: (lots) => shareOf(lots, ({ daysLate }) => daysLate > 0, "batches due"),
  },
  {
    id: "days-late",
    title: "Days late per batch",
    unit: "ratio",
    better: "lower",
    definition: "Mean of the days after the due day, 0 for a batch in time; one that has not come counts up to now.",
    counts: ({ isDue }) => isDue,
    pool: (lots) =>
      meanOf(
        lots.map(({ daysLate }) => daysLate),
        "batches due",
      ),
  },
  {
    id: "short",
    title: "Shortfall",
    unit: "share",
    better: "lower",
    definition:
      "Units missing / units expected, over the batches due. What one batch brings too much does not fill another.",
    counts: ({ isDue, expectedUnits }) => isDue && expectedUnits > 0,
    pool: (lots) =>
      pooledOf(
        lots.map(({ missingUnits, expectedUnits: n }) => counted(missingUnits / n, n)),
        "units expected",
      ),
  },
  {
    id: "agreement",
    title: "Agreement of annotators",
    unit: "share",
    better: "higher",
    definition:
      "Raw agreement, ties dropped, of each batch’s delivery in force, weighted by its n. Batches are the units of chance, and their own intervals the least it can vary by.",
    counts: ({ agreement }) => agreement?.kind === "estimate",
    pool: (lots) =>
      pooledOf(
        lots.flatMap((lot) => estimateOf(lot.agreement)),
        "comparisons",
      ),
  },
  {
    id: "gold",
    title: "Gold accuracy",
    unit: "share",
    better: "higher",
    definition: "Right answers on gold items / answers on gold items, pooled over the batches as agreement is.",
    counts: ({ gold }) => gold?.kind === "estimate",
    pool: (lots) =>
      pooledOf(
        lots.flatMap((lot) => estimateOf(lot.gold)),
        "gold answers",
      ),
  },
  {
    id: "drift",
    title: "Batches that drift",
    unit: "share",
    better: "lower",
    definition:
      "Batches in which some drift metric fails its line against the batch before it / batches that had one before them.",
    counts: ({ drift }) => drift !== null,
    pool: (lots) => shareOf(lots, ({ drift }) => (drift ?? []).length > 0, "batches with one before"),
  },
];

function counted(value: number, n: number) {
  return { value, low: value, high: value, n };
}

function estimateOf(outcome: Outcome | null): Estimate[] {
  return outcome?.kind === "estimate" ? [outcome] : [];
}
