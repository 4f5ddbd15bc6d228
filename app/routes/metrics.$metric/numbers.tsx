import { ChangePlot } from "#app/components/change-plot.tsx";
import { ControlChart } from "#app/components/control-chart.tsx";
import { DetailTable } from "#app/components/detail-table.tsx";
import { Section } from "#app/components/section.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf } from "#app/domain/figure.ts";
import type { Metric } from "#app/metrics/metric.ts";
import type { MetricNumbers } from "#app/review/metric-page.server.ts";
import { changesCharted, daysCharted } from "./charted.ts";

interface NumbersProps {
  metric: Omit<Metric, "measure">;
  numbers: MetricNumbers;
  week: number;
  search: string;
}

/** Points beyond would stand on top of each other; the table has them all. */
const MOST_POINTS = 60;

/** The table behind the metric of one week, drawn where its kind has a chart; a row opens its records. */
export function Numbers({ metric, numbers, week, search }: NumbersProps) {
  const { detail, batchId } = numbers;
  if (detail.rows.length === 0) return null;
  const csvHref = `/metrics/${metric.id}/numbers.csv${withParams(search, { week: String(week) })}`;
  const recordsHref = (params: string) => `/batches/${batchId}/records?${params}`;
  const days = daysCharted(detail, recordsHref);
  const changes = changesCharted(detail, recordsHref);
  // Where there is a drawing its points open the same records, and the table would be a long way down a phone.
  const isDrawn = days !== null || changes !== null;
  return (
    <Section id="numbers" title={`Week ${week}: the numbers behind it`}>
      <div className="grid grid-cols-1 gap-4">
        <Drawn days={days} changes={changes} csvHref={csvHref} />
        <DetailTable detail={detail} open={!isDrawn} most={50} recordsHref={recordsHref} csvHref={csvHref} />
      </div>
    </Section>
  );
}

interface DrawnProps {
  days: ReturnType<typeof daysCharted>;
  changes: ReturnType<typeof changesCharted>;
  csvHref: string;
}

function Drawn({ days, changes, csvHref }: DrawnProps) {
  if (days)
    return (
      <div className="panels">
        <ControlChart
          finding={`p′-chart: ${outOf(days.shares)}`}
          sub="share by day, with 3 σ limits at the effective n of each day"
          measure="Share"
          csvHref={csvHref}
          points={days.shares}
        />
        <ControlChart
          finding={`EWMA: ${outOf(days.averages)}`}
          sub="moving average of the share, λ 0.2, 3 σ limits that widen from the first day on"
          measure="EWMA of the share"
          csvHref={csvHref}
          points={days.averages}
        />
      </div>
    );
  if (!changes) return null;
  const moved = changes.filter((one) => one.moved).length;
  return (
    <ChangePlot
      finding={`${moved === 0 ? "None" : moved} of ${countOf(changes.length, "annotator")} moved beyond the margin`}
      sub={`change of the share with its 95 % interval; squares moved, adjusted over all annotators${changes.length > MOST_POINTS ? `; drawn: the ${MOST_POINTS} least probable` : ""}`}
      measure="Change of the standing preference"
      nUnit="comparisons now"
      csvHref={csvHref}
      points={changes.slice(0, MOST_POINTS)}
    />
  );
}

function outOf(points: readonly { out: boolean }[]): string {
  const out = points.filter((point) => point.out).length;
  return `${out === 0 ? "no day" : countOf(out, "day")} of ${points.length} outside its limits`;
}
