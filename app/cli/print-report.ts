/** A check report as text for a terminal: the verdict first, then the rows that fell out, then every metric. */
import { countOf, estimateText, type FigureUnit, groupDigits } from "#app/domain/figure.ts";
import type { CheckReport, ReportedMetric } from "#app/review/check-report.ts";

const COUNTED = [
  ["rows", "row"],
  ["items", "item"],
  ["judgments", "judgment"],
  ["annotators", "annotator"],
] as const;
const MARK = { pass: "●", warn: "▲", fail: "■", insufficient: "○" } as const;

export function printReport(report: CheckReport): string {
  return [
    report.verdict,
    ...report.recommendation.because.map((sentence) => `  ${sentence}`),
    "",
    `${report.file}  ${report.format}, read as ${report.preset}`,
    COUNTED.map(([key, word]) => countOf(report[key], word)).join(", "),
    ...report.notes,
    ...quarantine(report),
    "",
    ...table(report.metrics),
  ].join("\n");
}

function quarantine(report: CheckReport): string[] {
  if (report.quarantinedTotal === 0) return ["No row quarantined."];
  const first = report.quarantined
    .slice(0, 5)
    .map((row) => `  line ${row.line}  ${row.field || "row"}  ${row.rule}: ${row.hint}`);
  const kinds = report.quarantinedByRule
    .slice(0, 8)
    .map((kind) => `  ${groupDigits(kind.count)} × ${kind.rule} in ${kind.field || "row"}`);
  return [`${countOf(report.quarantinedTotal, "row")} quarantined:`, ...kinds, ...first];
}

function table(metrics: readonly ReportedMetric[]): string[] {
  const width = Math.max(...metrics.map((metric) => metric.title.length));
  return metrics.map((metric) => {
    const shown = metric.reason ?? estimate(metric);
    return `${MARK[metric.state]} ${metric.state.padEnd(12)} ${metric.title.padEnd(width)}  ${shown}`;
  });
}

function estimate({ value, low, high, n, nUnit, unit }: ReportedMetric): string {
  const figure = estimateText({ value: value ?? 0, low: low ?? 0, high: high ?? 0 }, unit as FigureUnit);
  return `${figure} · n ${groupDigits(n ?? 0)} ${nUnit ?? ""}`;
}
