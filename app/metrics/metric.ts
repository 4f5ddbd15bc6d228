/** The interface every metric implements, and the outcome it returns. The list of all metrics is `index.ts`. */
import type { BatchView } from "./batch-view.ts";

export type MetricState = "pass" | "warn" | "fail" | "insufficient";

export type MetricGroup = "integrity" | "agreement" | "gold" | "conduct" | "bias" | "drift" | "policy";

/** What n counts. Plural, lower case, as it is printed: "n 1,204 gold answers". */
export type UnitOfN = string;

/** The numbers behind the value, for its chart and table. Every chart has a table: rows are what it lists. */
export interface Detail {
  title: string;
  columns: string[];
  rows: (string | number | null)[][];
}

export interface Estimate {
  kind: "estimate";
  value: number;
  /** 95 % interval; equal to value when the value is a count over the whole delivery and cannot vary. */
  low: number;
  high: number;
  n: number;
  nUnit: UnitOfN;
  detail?: Detail;
}

export interface NotEnough {
  kind: "not-enough";
  n: number;
  needed: number;
  nUnit: UnitOfN;
}

export interface NotComputable {
  kind: "not-computable";
  /** Why the columns cannot give it, as a sentence. */
  reason: string;
  /** What to ask the vendor for, as a sentence. */
  ask?: string;
}

export type Outcome = Estimate | NotEnough | NotComputable;

/** What a metric may need beyond the batch itself. Absent facts make a metric not computable, never guessed. */
export interface MeasureContext {
  rowsDelivered: number;
  rowsQuarantined: number;
  /** Units the contract expects for this week. */
  expectedUnits: number | null;
  /** Models approved for collection; null when the contract names none. */
  approvedModels: ReadonlySet<string> | null;
  /** Sorted pair keys of all earlier batches of the contract; null when there are none. */
  earlierPairKeys: Float64Array | null;
  /** The previous batch of the contract; null when there is none. */
  previous: BatchView | null;
  /** Seed of resampling; the same seed gives the same interval. */
  seed: number;
}

export interface Lines {
  warn: number;
  fail: number;
}

export interface Metric {
  /** Kebab-case field term; also its URL. */
  id: string;
  /** Raised whenever the same rows would give another value. */
  version: number;
  title: string;
  group: MetricGroup;
  /** "share" prints 0.123; "count", "seconds" … print as such. */
  unit: "share" | "coefficient" | "ratio" | "index" | "count";
  better: "higher" | "lower" | "near-target";
  /** With better = near-target: lines are distances from it. */
  target?: number;
  /** One sentence: what it tells. */
  about: string;
  /** Plain-text formula and inclusion rule: which rows count. */
  formula: string;
  /** Published source. */
  source: string;
  /** What the delivery must carry, for "not computable" and the catalogue. */
  needs: string[];
  minimumN: number;
  lines: Lines;
  /** Part of the default policy's gates. */
  gate: boolean;
  measure(view: BatchView, context: MeasureContext): Outcome;
}
