import { EmptyState } from "#app/components/empty-state.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { SeriesChart } from "#app/components/series-chart.tsx";
import { shellWord } from "#app/components/shell-word.ts";
import { countOf } from "#app/domain/figure.ts";
import { CONTROLLED_SHARES } from "#app/metrics/controlled-shares.ts";
import type { Metric } from "#app/metrics/metric.ts";
import type { MetricSeries } from "#app/review/metric-series.server.ts";
import { lineWords } from "./line-words.ts";
import { WeeksTable } from "./weeks-table.tsx";

export function Series({ metric, series }: { metric: Omit<Metric, "measure">; series: MetricSeries }) {
  const { contract, weeks, events, finding, lines, isCriterion, policy } = series;
  const csvHref = `/metrics/${metric.id}/series.csv?contract=${contract.id}`;
  const gate = `warn ${lineWords(metric, lines.warn)}, fail ${lineWords(metric, lines.fail)}`;
  return (
    <Section
      title={contract.title}
      sub={
        <>
          {isCriterion ? "by " : "not judged by "}
          <Link href={`/policies/${policy.id}?contract=${contract.id}`}>
            {policy.name}, version {policy.version}
          </Link>
          : {gate}
          {isCriterion ? "" : " (the metric’s own lines)"}
        </>
      }
      actions={
        <>
          {CONTROLLED_SHARES.some((one) => one.metric.id === metric.id) && (
            <Link href={`/contracts/${contract.id}/control?metric=${metric.id}`}>Control charts</Link>
          )}{" "}
          <Link href={`/contracts/${contract.id}`}>The contract</Link>
        </>
      }
    >
      {finding === null ? (
        <NotMeasured series={series} />
      ) : (
        <div className="grid grid-cols-1 gap-4">
          {weeks.some(({ outcome }) => outcome.kind === "estimate") ? (
            <SeriesChart
              finding={finding}
              sub={`value by week, ${metric.counted ? "counted over each whole delivery: exact, without an interval" : "with its 95 % interval"}; lines where it warns and fails`}
              measure={metric.title}
              unit={metric.unit}
              better={metric.better}
              target={metric.target}
              lines={lines}
              csvHref={csvHref}
              interactive
              points={weeks.map((week) => ({
                label: `week ${week.week}`,
                outcome: week.outcome,
                state: week.state,
                href: `/batches/${week.batchId}`,
              }))}
              events={events}
            />
          ) : (
            // A frame without a point would look like a chart that did not load; the weeks below say what each lacks.
            <p className="finding">{finding}</p>
          )}
          <WeeksTable metric={metric} weeks={weeks} csvHref={csvHref} />
        </div>
      )}
    </Section>
  );
}

function NotMeasured({ series: { contract, unmeasured } }: { series: MetricSeries }) {
  if (unmeasured === 0)
    return (
      <EmptyState title="Not measured yet.">
        The series begins with the first delivery of {contract.title} that is taken in.
      </EmptyState>
    );
  return (
    <EmptyState
      title="What is here was measured before this metric was."
      command={`npx assay rescan --contract ${shellWord(contract.title)}`}
    >
      {countOf(unmeasured, "week")} of {contract.title} can be measured anew; nothing that was decided changes.
    </EmptyState>
  );
}
