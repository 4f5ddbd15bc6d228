/** A check report as text for a terminal: the verdict first, then the rows that fell out, then every metric. */
import type { CheckReport, ReportedMetric } from "#app/review/check-report.ts";

const MARK = { pass: "●", warn: "▲", fail: "■", insufficient: "○" } as const;

export function printReport(report: CheckReport): string {
  return [
    report.verdict,
    ...report.recommendation.because.map((sentence) => `  ${sentence}`),
    "",
    `${report.file}  ${report.format}, read as ${report.preset}`,
    `${count(report.rows)} rows, ${count(report.items)} items, ${count(report.judgments)} judgments, ${count(report.annotators)} annotators`,
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
    .map((kind) => `  ${count(kind.count)} × ${kind.rule} in ${kind.field || "row"}`);
  return [`${count(report.quarantinedTotal)} rows quarantined:`, ...kinds, ...first];
}

function table(metrics: readonly ReportedMetric[]): string[] {
  const width = Math.max(...metrics.map((metric) => metric.title.length));
  return metrics.map((metric) => {
    const shown = metric.value === null ? (metric.reason ?? "") : estimate(metric);
    return `${MARK[metric.state]} ${metric.state.padEnd(12)} ${metric.title.padEnd(width)}  ${shown}`;
  });
}

function estimate({ value, low, high, n, nUnit }: ReportedMetric): string {
  return `${figure(value)} [${figure(low)}, ${figure(high)}] · n ${count(n ?? 0)} ${nUnit ?? ""}`;
}

function figure(value: number | null): string {
  return value === null ? "" : value.toFixed(3);
}

function count(n: number): string {
  return n.toLocaleString("en-US");
}
