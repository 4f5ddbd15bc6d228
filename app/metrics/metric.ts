/** The interface every metric implements, and the outcome it returns. The list of all metrics is `index.ts`. */
import type { PaidUnit } from "#app/domain/unit.ts";
import type { BatchView } from "./batch-view.ts";
import type { ContractGold } from "./gold/contract-gold.ts";

export type MetricState = "pass" | "warn" | "fail" | "insufficient";

export type MetricGroup = "integrity" | "agreement" | "gold" | "conduct" | "bias" | "drift" | "policy" | "scores";

/** What n counts. Plural, lower case, as it is printed: "n 1,204 gold answers". */
export type UnitOfN = string;

/** The numbers behind the value, for its chart and table. Every chart has a table: rows are what it lists. */
export interface Detail {
  title: string;
  columns: string[];
  rows: (string | number | null)[][];
  /** For each row the records behind it, as parameters of the records screen ("annotator=w-17"); null where there are none. */
  rowParams?: (string | null)[];
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
  /** What one such unit is; an item where nothing is said. */
  paidUnit?: PaidUnit;
  /** Models approved for collection in the week; null when none ever was. */
  approvedModels: ReadonlySet<string> | null;
  /** Where days limit a model's approval, its instants in UTC milliseconds, ends exclusive: what has a time is held against them. */
  approvedSpans?: ReadonlyMap<string, readonly { from: number; to: number }[]>;
  /** Sorted pair keys of all earlier batches of the contract; null when there are none. */
  earlierPairKeys: Float64Array | null;
  /** The previous batch of the contract; null when there is none. */
  previous: BatchView | null;
  /** Sorted pair keys of this batch that deliveries of other contracts hold too; null when there are no such deliveries. */
  otherPairKeys?: Float64Array | null;
  /** Sorted prompt keys of gold items, the vendor's and ours, that earlier batches of the contract used; null when there are none. */
  earlierGoldKeys?: Float64Array | null;
  /** Gold that researchers agreed on in other batches of the contract, by pair; null when there is none. */
  contractGold?: readonly ContractGold[] | null;
  /** Agreed shares of strata; null when the contract names none. */
  mix?: readonly MixTarget[] | null;
  /** Languages agreed on, BCP 47; null when the contract agrees on none, or others beside those it names. */
  languages?: ReadonlySet<string> | null;
  /** Model to age in checkpoints, 0 = the newest of its family by the week; null when neither an order nor a beginning is known. */
  checkpointAge?: ReadonlyMap<string, number> | null;
  /** Scores of reward models, judges and traits imported for this batch, in its own item order; null when there are none. */
  scores?: readonly ScoreColumns[] | null;
  /** Those imported for the previous batch, in its own item order; null when there are none. */
  previousScores?: readonly ScoreColumns[] | null;
  /** A drawn sample of the texts, as hashed words; null where the texts are not at hand (a slice, a what-if). */
  texts?: TextSample | null;
  /** Names and versions of the protected evaluation sets that the prompts were held against; null when there are none. */
  protectedSets?: readonly string[] | null;
  /** Seed of resampling; the same seed gives the same interval. */
  seed: number;
}

/** An agreed share of a stratum, e.g. 0.3 of the items in domain "code", give or take the tolerance. */
export interface MixTarget {
  dimension: "domain" | "language";
  stratum: string;
  share: number;
  tolerance: number;
}

/** One imported set of scores, aligned with the responses (or, for traits, the items) of the view; NaN = not scored. */
export interface ScoreColumns {
  name: string;
  /** reward and judge: higher is better, one per response. trait: a vote per item, -1 first has more of it, +1 second, 0 same. */
  kind: "reward" | "judge" | "trait";
  values: Float32Array;
}

/** Words of a seeded sample of items as 16-bit hashes: enough for a classifier, nothing anyone could read. */
export interface TextSample {
  /** Item numbers of the view, ascending. */
  items: Uint32Array;
  /** Per sampled item and response (first and second only): hashes of its words, one after another. */
  words: readonly (readonly [Uint16Array, Uint16Array])[];
}

export interface Lines {
  warn: number;
  fail: number;
}

/** What is asked of a metric to say how many were counted. */
export type Counting = Pick<Metric, "minimumN" | "nUnit">;

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
  /** What n counts, as every outcome of it says: "gold judgments". */
  nUnit: UnitOfN;
  minimumN: number;
  lines: Lines;
  /** Part of the default policy's gates. */
  gate: boolean;
  /** Counted over the whole delivery: exact for it, without an interval. */
  counted?: true;
  /**
   * How a slice of it is measured: on the judgments of the slice (the default), on the items that the slice touches with
   * all their judgments (what needs several annotators on an item), or never (what counts the delivery as a whole).
   */
  slices?: "judgments" | "items" | "never";
  /** Parameters of the records screen that list the records driving it, e.g. "mark=gold_wrong". */
  rows?: string;
  /**
   * The first parser version that looks for what it counts, where that is not the first of all. What an older one read has
   * zeros there because nobody looked: see `measure-one.ts`.
   */
  since?: number;
  /** Measures `context.texts`: it is measured last, when they are at hand. */
  asksForTexts?: true;
  /** Describes the batch and is no criterion of the default policy: shown against its lines, judged by nobody. */
  shownOnly?: true;
  measure(view: BatchView, context: MeasureContext): Outcome;
}
