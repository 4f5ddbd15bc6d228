import { MetricTable } from "#app/components/metric-table.tsx";
import { Section } from "#app/components/section.tsx";
import { StateTally } from "#app/components/state-tally.tsx";
import type { FigureUnit } from "#app/domain/figure.ts";
import { METRIC_GROUPS } from "#app/metrics/groups.ts";
import type { Metric, MetricGroup, Outcome } from "#app/metrics/metric.ts";
import type { CheckReport, ReportedMetric } from "#app/review/check-report.ts";
import { tallyStates } from "#app/review/metric-filter.ts";
import { roleOf } from "#app/review/reported-metric.ts";

/** Every metric with its state, its interval against the lines, and the numbers behind it. */
export function ReportMetrics({ report: { metrics, policy } }: { report: CheckReport }) {
  return (
    <Section
      title="Metrics"
      sub={
        <>
          against {policy.name} v{policy.version}; the whole 95 % interval must clear the line to pass or to fail{" "}
          <StateTally tally={tallyStates(metrics)} />
        </>
      }
    >
      <div className="sections">
        {[...new Set(metrics.map(({ group }) => group as MetricGroup))].map((group) => (
          <MetricTable
            key={group}
            caption={METRIC_GROUPS[group].title}
            sub={METRIC_GROUPS[group].question}
            metrics={metrics.filter((metric) => metric.group === group).map(lineOf)}
            hrefOf={(id) => `/metrics/${id}`}
          />
        ))}
      </div>
    </Section>
  );
}

function lineOf(metric: ReportedMetric) {
  return {
    ...metric,
    unit: metric.unit as FigureUnit,
    better: metric.better as Metric["better"],
    outcome: outcomeOf(metric),
    role: roleOf(metric),
  };
}

function outcomeOf({ value, low, high, n, nUnit, needed, reason }: ReportedMetric): Outcome {
  if (n === null || nUnit === null) return { kind: "not-computable", reason: reason ?? "" };
  if (value === null || low === null || high === null) return { kind: "not-enough", n, needed: needed ?? n + 1, nUnit };
  return { kind: "estimate", value, low, high, n, nUnit };
}
