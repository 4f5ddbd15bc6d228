/** The report of a check: what `assay check --json` prints, what the web page shows and lets download. */
import type { Detail, MetricState } from "#app/metrics/metric.ts";

export interface ReportedMetric {
  id: string;
  version: number;
  title: string;
  group: string;
  unit: string;
  better: string;
  target: number | null;
  value: number | null;
  low: number | null;
  high: number | null;
  /** Over the whole delivery, and exact for it: `low` and `high` are the value. */
  counted: boolean;
  n: number | null;
  nUnit: string | null;
  /** Of n, before it is judged; null when it is not computable. */
  needed: number | null;
  state: MetricState;
  /** Why it could not be judged, and what to ask the vendor for; null when it was. */
  reason: string | null;
  lines: { warn: number; fail: number };
  gate: boolean;
  /** The policy names it; otherwise it is only shown. */
  inPolicy: boolean;
  detail: Detail | null;
}

export interface CheckReport {
  file: string;
  sha256: string;
  bytes: number;
  format: string;
  preset: string;
  rows: number;
  items: number;
  judgments: number;
  annotators: number;
  /** The first 1,000. Places and rules, never content. */
  quarantined: { line: number; field: string; rule: string; hint: string }[];
  quarantinedTotal: number;
  quarantinedByRule: { rule: string; field: string; count: number }[];
  metrics: ReportedMetric[];
  policy: { name: string; version: number };
  recommendation: { commercial: string; training: string; because: string[] };
  state: MetricState;
  verdict: string;
  notes: string[];
}
