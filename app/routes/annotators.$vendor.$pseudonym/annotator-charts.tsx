import { Histogram } from "#app/components/histogram.tsx";
import type { SeriesPoint } from "#app/components/series.ts";
import { SeriesChart } from "#app/components/series-chart.tsx";
import { groupDigits, valueText } from "#app/domain/figure.ts";
import type { AnnotatorProfile, AnnotatorWeek } from "#app/review/annotator-profile.server.ts";
import { tableHref } from "./table-href.ts";

type Estimate = { value: number; low: number; high: number; n: number } | null;

interface Measure {
  key: string;
  title: string;
  nUnit: string;
  of: (week: AnnotatorWeek) => Estimate;
}

const MEASURES: Measure[] = [
  { key: "gold", title: "Gold accuracy", nUnit: "gold answers", of: ({ row }) => row.gold },
  { key: "agreement", title: "Agreement with the others", nUnit: "shared comparisons", of: ({ row }) => row.agreement },
  { key: "skill", title: "Skill", nUnit: "shared comparisons", of: ({ row }) => row.skill },
  { key: "firstSide", title: "First side preferred", nUnit: "decided comparisons", of: ({ row }) => row.firstSide },
  { key: "longerWins", title: "Longer response preferred", nUnit: "comparisons", of: ({ row }) => row.longerWins },
  { key: "ties", title: "Ties", nUnit: "comparisons", of: ({ row }) => row.ties },
];

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
          finding={findingOf(measure, weeks, several)}
          sub={`by week, raw, 95 % interval; n ${measure.nUnit}`}
          csvHref={tableHref(profile, "weeks")}
          measure={measure.title.toLowerCase()}
          unit="share"
          better="higher"
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

function pointOf(name: string, { of, nUnit }: Measure, week: AnnotatorWeek, several: boolean): SeriesPoint {
  const estimate = of(week);
  return {
    label: several ? `${week.contract.slice(0, 3)} ${week.week}` : `week ${week.week}`,
    state: estimate ? "pass" : "insufficient",
    href: `/batches/${week.batchId}/records?annotator=${encodeURIComponent(name)}`,
    outcome: estimate
      ? { kind: "estimate", value: estimate.value, low: estimate.low, high: estimate.high, n: estimate.n, nUnit }
      : { kind: "not-enough", n: 0, needed: 1, nUnit },
  };
}

function findingOf({ title, of }: Measure, weeks: readonly AnnotatorWeek[], several: boolean): string {
  const known = weeks.flatMap((week) => {
    const estimate = of(week);
    return estimate ? [{ week: weekText(week, several), ...estimate }] : [];
  });
  const [first] = known;
  if (!first) return title;
  if (known.length === 1)
    return `${title} ${valueText(first.value, "share")} in ${first.week}, n ${groupDigits(first.n)}`;
  const lowest = known.reduce((least, one) => (one.high < least.high ? one : least));
  const highest = known.reduce((most, one) => (one.low > most.low ? one : most));
  if (highest.low <= lowest.high) return `${title}: no change beyond chance`;
  return `${title}: ${at(lowest)} against ${at(highest)}`;
}

function at({ week, value }: { week: string; value: number }): string {
  return `${valueText(value, "share")} in ${week}`;
}

/** "week 3", with its contract where the annotator worked under several. */
function weekText(week: AnnotatorWeek | undefined, several: boolean): string {
  const text = `week ${week?.week}`;
  return several ? `${text} of ${week?.contract}` : text;
}
