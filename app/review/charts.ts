/** The charts of a contract as plain data: a finding, a table of numbers, and what is drawn. Screen and CSV read the same. */
import type { FigureUnit } from "#app/domain/figure.ts";
import type { LengthCurve } from "#app/metrics/bias/length-win-rate.ts";
import type { WinMatrix } from "#app/metrics/bias/win-matrix.ts";
import type { MetricState } from "#app/metrics/metric.ts";

export const CHARTS = {
  "strength-by-week": "Strength of preference, week by week",
  "drift-strip": "Drift, week by week",
  "length-bias": "Longer responses",
  "win-matrix": "Models against each other",
  "agreement-matrix": "Annotators against each other",
  "daily-charts": "Day by day",
} as const;

export type ChartId = keyof typeof CHARTS;

export interface Chart<Drawn> {
  id: ChartId;
  /** What it shows, as a sentence; without data, why there is none. */
  finding: string;
  columns: string[];
  rows: (string | number | null)[][];
  /** null when there is nothing to draw. */
  drawn: Drawn | null;
}

export interface StrengthWeeks {
  labels: string[];
  weeks: {
    week: number;
    batchId: string;
    shares: number[];
    /** By label: parameters of the records screen that list them; null for what no filter tells apart. */
    params: (string | null)[];
    n: number;
    mean: number;
  }[];
}

export interface DriftStrip {
  weeks: { week: number; batchId: string }[];
  metrics: { id: string; title: string; unit: FigureUnit; cells: DriftCell[] }[];
}

export interface DrawnWins extends WinMatrix {
  /** Names of the models in the table, drawn or not. */
  all: string[];
}

export interface DriftCell {
  value: number | null;
  n: number | null;
  state: MetricState;
  /** 0 … 1: value / fail line, cut at 1; null without a value. */
  level: number | null;
}

export interface AgreementMatrix {
  annotators: string[];
  cells: ({ value: number; n: number } | null)[][];
  all: number;
}

export interface DailyPanel {
  id: string;
  title: string;
  days: { day: string; value: number; low: number; high: number; n: number; out: boolean; params: string | null }[];
}

export interface ContractCharts {
  strength: Chart<StrengthWeeks>;
  drift: Chart<DriftStrip>;
  length: Chart<LengthCurve[]>;
  wins: Chart<DrawnWins>;
  agreement: Chart<AgreementMatrix>;
  daily: Chart<DailyPanel[]>;
}
