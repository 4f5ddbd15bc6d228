import { Choices, type ChoicesProps } from "#app/components/choices.tsx";
import { ControlChart } from "#app/components/control-chart.tsx";
import { Section } from "#app/components/section.tsx";
import type { SeriesEvent } from "#app/components/series-layout.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { type ControlSeries, CUSUM_LIMIT } from "#app/review/control.ts";
import { SignalsTable } from "./signals-table.tsx";

export interface ControlSectionProps {
  title: string;
  series: ControlSeries;
  measure: string;
  csvHref: string;
  events?: readonly SeriesEvent[];
  /** Weeks whose days can be shown. */
  choices?: ChoicesProps["choices"];
}

/** One series on three charts: what is far out now, what has drifted a little for long, and what adds up. */
export function ControlSection({ title, series, measure, csvHref, events = [], choices }: ControlSectionProps) {
  const { kind, finding, drawn, signals } = series;
  const lot = kind === "week" ? "week" : "day (UTC)";
  const points = drawn?.lots ?? [];
  const marks = marksOf(events);
  const chart = { csvHref, lot, events: marks.map(({ at, letter }) => ({ at, label: letter })) } as const;
  const outOf = (name: string) => {
    const n = signals.filter((signal) => signal.chart === name).length;
    return n === 0 ? "no signal" : countOf(n, "signal");
  };
  const widened = drawn && drawn.widen > 1 ? `, ${groupDigits(drawn.widen, 2)} times as wide for σ_z` : "";
  return (
    <Section id={`${kind}s`} title={title}>
      <div className="grid grid-cols-1 gap-4">
        {choices && <Choices label="Week" choices={choices} />}
        <p className="finding">{finding}</p>
        {drawn && (
          <>
            <SignalsTable signals={signals} lot={lot} />
            {marks.length > 0 && (
              <p className="sub">
                Marks:{" "}
                {marks
                  .map(({ at, letter, text }) => `${letter} ${text} before ${points[Math.ceil(at)]?.label ?? ""}`)
                  .join("; ")}
                .
              </p>
            )}
            <div className="panels">
              <ControlChart
                {...chart}
                finding={`p-chart: ${outOf("p-chart")}`}
                sub={`share, with 3 σ limits at the effective n of each ${kind}${widened}`}
                measure={measure}
                centre={drawn.centre}
                points={points.map(({ label, href, n, shewhart: { isOut, ...point } }) => ({
                  ...{ label, href, n, ...point },
                  out: isOut,
                }))}
              />
              <ControlChart
                {...chart}
                finding={`EWMA: ${outOf("EWMA")}`}
                sub="moving average of the share, λ 0.2, 3 σ limits that widen from the first point on"
                measure={`EWMA of ${measure.toLowerCase()}`}
                centre={drawn.centre}
                points={points.map(({ label, href, n, ewma: { isOut, ...point } }) => ({
                  ...{ label, href, n, ...point },
                  out: isOut,
                }))}
              />
              <ControlChart
                {...chart}
                finding={`CUSUM: ${outOf("CUSUM")}`}
                sub={`sums of what lies above and below the centre, in standard errors; k 0.5, h ${CUSUM_LIMIT}`}
                measure="CUSUM"
                unit="index"
                bounds={{ min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY }}
                points={points.map(({ label, href, n, cusum: { up, down, isOut } }) => ({
                  ...{ label, href, n, value: up, other: -down, low: -CUSUM_LIMIT, high: CUSUM_LIMIT, out: isOut },
                }))}
              />
            </div>
          </>
        )}
      </div>
    </Section>
  );
}

/** One letter a place: their words would stand on top of each other. */
function marksOf(events: readonly SeriesEvent[]): { at: number; letter: string; text: string }[] {
  const places = [...new Set(events.map(({ at }) => at))].sort((a, b) => a - b);
  return places.map((at, i) => ({
    at,
    letter: String.fromCharCode(97 + (i % 26)),
    text: events.flatMap((event) => (event.at === at ? event.label : [])).join(" and "),
  }));
}
