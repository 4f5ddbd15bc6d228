import { Histogram } from "#app/components/histogram.tsx";
import { SeriesChart } from "#app/components/series-chart.tsx";
import type { AnnotatorProfile } from "#app/review/annotator-profile.server.ts";
import { changeOf, MEASURES, pointOf, weekText } from "./annotator-series.ts";
import { tableHref } from "./table-href.ts";

/** Raw shares with their own intervals: a series is read for change, and shrinking would hide it. */
export function AnnotatorCharts({ name, profile }: { name: string; profile: AnnotatorProfile }) {
  const { weeks, strengths } = profile;
  const several = new Set(weeks.map(({ contractId }) => contractId)).size > 1;
  const newest = `/batches/${weeks.at(-1)?.batchId}/records?annotator=${encodeURIComponent(name)}`;
  const charts = MEASURES.filter(({ of }) => weeks.some((week) => of(week) !== null));
  return (
    <div className="two even">
      {charts.map((measure) => (
        <SeriesChart
          key={measure.key}
          finding={changeOf(measure, weeks, several)}
          sub={`by week, raw, 95 % interval; n ${measure.nUnit}`}
          csvHref={tableHref(profile, "weeks")}
          measure={measure.title.toLowerCase()}
          unit="share"
          better="higher"
          stateColumn={measure.flag === null ? null : "stands apart"}
          points={weeks.map((week) => pointOf(name, measure, week, several))}
        />
      ))}
      {strengths && strengths.rows.length > 0 && (
        <Histogram
          finding={`Labels of ${weekText(weeks.at(-1), several)}`}
          sub={strengths.title}
          csvHref={tableHref(profile, "labels")}
          href={newest}
          dimension={strengths.columns[0] ?? "label"}
          unit="judgments"
          bars={strengths.rows.map(([label, , weight], i) => {
            const params = strengths.rowParams?.[i];
            return {
              label: String(label ?? ""),
              count: Number(weight ?? 0),
              ...(params && { href: `${newest}&${params}` }),
            };
          })}
        />
      )}
    </div>
  );
}
