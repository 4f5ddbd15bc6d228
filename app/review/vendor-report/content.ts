/**
 * What a vendor is told about a decision: plain data, stored whole with the decision, so that every later rendering says
 * the same. It names the vendor, its files and its annotators' pseudonyms, and nobody else: no signer, no other vendor, no
 * note or flag of ours. What the signer writes for the vendor is in `statement`, `next.text` and the examples' reasons.
 */
import type { Commercial } from "#app/domain/decision.ts";
import type { FigureUnit } from "#app/domain/figure.ts";
import type { MetricState } from "#app/metrics/metric.ts";

export const REPORT_FORMAT = "assay-vendor-report/1";

export interface ReportContent {
  format: typeof REPORT_FORMAT;
  decision: number;
  version: number;
  /** ISO 8601, UTC. */
  preparedAt: string;
  decidedAt: string;
  vendor: string;
  contract: string;
  week: number;
  phase: string;
  dueOn: string;
  instructionVersion: string | null;
  /** Name and version of the criteria. */
  criteriaSet: string;
  unit: string;
  currency: string;
  outcome: Commercial;
  /** Why, in the signer's words for the vendor; "" when nothing was written. */
  statement: string;
  delivered: Delivered;
  criteria: CriterionLine[];
  claims: ClaimedLine[];
  money: MoneyStatement;
  examples: Example[];
  next: { text: string; proposals: string[] };
}

export interface Delivered {
  files: {
    name: string;
    version: number;
    kind: string;
    receivedAt: string;
    sha256: string;
    rows: number;
    records: number;
    setAside: number;
  }[];
  /** Of everything in force, before anything was left out. */
  records: number;
  judgments: number;
  units: number;
  expectedUnits: number;
  /** Rows that could not be read, by what was wrong; at most as many as are stored. */
  setAside: { rule: string; field: string; rows: number }[];
}

export interface CriterionLine {
  metric: string;
  version: number;
  title: string;
  about: string;
  /** Gates decide about acceptance; the others are told for information. */
  decides: boolean;
  state: MetricState;
  unit: FigureUnit;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  nUnit: string | null;
  /** Why there is no value. */
  reason: string | null;
  /** @example "0.90 or more; under 0.85 it is not met" */
  requirement: string;
}

export interface ClaimedLine {
  title: string;
  unit: FigureUnit;
  claimed: number;
  claimedN: number | null;
  source: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  /** claimed − measured, with our interval. */
  difference: number | null;
  differenceLow: number | null;
  differenceHigh: number | null;
  verdict: string;
}

/** Minor units of the currency. delivered = every deduction + payable, exactly, in units and in money. */
export interface MoneyStatement {
  delivered: Amount;
  deductions: (Amount & { label: string; why: string[] })[];
  payable: Amount;
  /** Basis points; null: agreed later, and then not in these amounts. */
  creditBasisPoints: number | null;
}

export interface Amount {
  units: number;
  minor: number;
}

export interface Example {
  record: string;
  file: string;
  line: number;
  prompt: string;
  /** In the order shown. */
  responses: string[];
  judgments: { annotator: string | null; said: string }[];
  reason: string;
}
