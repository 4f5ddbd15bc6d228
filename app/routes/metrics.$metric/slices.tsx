import { Choices } from "#app/components/choices.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf } from "#app/domain/figure.ts";
import type { Metric } from "#app/metrics/metric.ts";
import type { MetricSeries } from "#app/review/metric-series.server.ts";
import type { MetricSlices } from "#app/review/metric-slices.server.ts";
import { MOST_SLICES } from "#app/review/slice-outcomes.ts";
import { SliceFunnel } from "./slice-funnel.tsx";
import { SlicesTable } from "./slices-table.tsx";

export interface SlicesProps {
  metric: Omit<Metric, "measure">;
  series: MetricSeries;
  slices: MetricSlices;
  week: number;
  /** The address's query as it stands. */
  search: string;
}

/** One week cut along a dimension, and the records that drive the number. */
export function Slices({ metric, series, slices, week, search }: SlicesProps) {
  const here = (changes: Record<string, string | null>) => `/metrics/${metric.id}${withParams(search, changes)}#slices`;
  const csvHref = `/metrics/${metric.id}/slices.csv${withParams(search, { week: String(week), by: slices.by })}`;
  const { by, dimensions, rows, all, none, finding, driving, batchId, whole } = slices;
  const ofNoPart = metric.slices === "never" || whole?.kind === "not-computable";
  const hint = ofNoPart ? null : "Choose another dimension above.";
  return (
    <Section
      id="slices"
      title={`Week ${week}: where it comes from`}
      sub="the same measurement on part of the week; only slices with enough rows are judged"
      actions={
        driving &&
        driving.records > 0 && (
          <Link href={`/batches/${batchId}/records?${driving.params}`}>
            The {countOf(driving.records, "record")} that drive it
          </Link>
        )
      }
    >
      <div className="grid grid-cols-1 gap-4">
        <div className="filter">
          <Choices
            label="Week"
            choices={series.weeks.map((one) => ({
              key: String(one.week),
              label: String(one.week),
              href: here({ week: String(one.week) }),
              current: one.week === week,
            }))}
          />
          <Choices
            label="By"
            choices={dimensions.map(({ id, title }) => ({
              key: id,
              label: title,
              href: here({ by: id, sort: null }),
              current: id === by,
            }))}
          />
        </div>
        {none === null ? (
          <>
            <p className="finding">{finding}</p>
            {by === "annotator" && <SliceFunnel metric={metric} slices={slices} csvHref={csvHref} />}
            <SlicesTable metric={metric} slices={slices} lines={series.lines} search={search} csvHref={csvHref} />
            {all > rows.length && (
              <p className="sub">
                The {MOST_SLICES} with most judgments of {all}.
              </p>
            )}
          </>
        ) : (
          <EmptyState title={none}>{hint}</EmptyState>
        )}
      </div>
    </Section>
  );
}
