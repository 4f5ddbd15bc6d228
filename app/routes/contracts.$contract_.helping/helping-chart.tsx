import type { SeriesPoint } from "#app/components/series.ts";
import { SeriesChart } from "#app/components/series-chart.tsx";
import { withParams } from "#app/components/with-params.ts";
import { CLAIM_STATES, outcomeOf } from "#app/loop/claim-words.ts";
import type { HelpingSeries } from "#app/loop/helping.ts";

interface HelpingChartProps {
  contract: { id: string };
  series: HelpingSeries;
  search: string;
}

/** Improvement over the base, which stands at 0 as the first point. */
export function HelpingChart({ contract, series, search }: HelpingChartProps) {
  const { evaluation, better, weeks, base } = series;
  if (!base?.isScored) return null;
  const points = weeks.flatMap(({ week, run, overBase }): SeriesPoint[] =>
    overBase
      ? [
          {
            label: `week ${week}`,
            outcome: outcomeOf(overBase),
            state: CLAIM_STATES[overBase.claim],
            href: `/runs/${run.id}`,
          },
        ]
      : [],
  );
  const zero = { kind: "estimate" as const, value: 0, low: 0, high: 0, n: 1, nUnit: "base" };
  const visible = weeks.filter(({ overBase }) => overBase?.claim === "better").map(({ week }) => week);
  return (
    <SeriesChart
      finding={
        visible.length === 0
          ? "No week’s run is visibly better than the base"
          : `Visibly better than the base: ${visible.length === 1 ? "week" : "weeks"} ${visible.join(", ")}`
      }
      sub={`${evaluation}, ${better === "higher" ? "run less base" : "base less run, as lower is better"}, of the newest run whose release ends with the week, 95 % interval; hollow where seeds are too few for a claim`}
      measure={`Improvement in ${evaluation}`}
      unit="difference"
      better="higher"
      csvHref={`/contracts/${contract.id}/helping.csv${withParams(search, {})}`}
      points={[{ label: "base", outcome: zero, state: "insufficient", href: `/runs/${base.id}` }, ...points]}
    />
  );
}
