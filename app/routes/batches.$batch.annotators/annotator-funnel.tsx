import { FunnelPlot } from "#app/components/funnel-plot.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { withParams } from "#app/components/with-params.ts";
import { groupDigits } from "#app/domain/figure.ts";
import type { AnnotatorsPage } from "#app/review/annotators-page.server.ts";
import { rowsOfMeasure } from "#app/review/chart-rows.ts";
import { funnelLimits, MEASURE_FACTS, MEASURES } from "#app/review/stand-apart.ts";

interface AnnotatorFunnelProps {
  batchId: string;
  search: string;
  page: AnnotatorsPage;
}

export function AnnotatorFunnel({ batchId, search, page }: AnnotatorFunnelProps) {
  const { measure, centre, outside } = page;
  const { title, nUnit, margin } = MEASURE_FACTS[measure];
  const points = page.points.map(({ name, n, value }) => ({
    label: name,
    n,
    value,
    marked: outside.includes(name),
    href: `/batches/${batchId}/records?${rowsOfMeasure(name, measure)}`,
  }));
  return (
    <div>
      <Tabs
        label="Measure of the funnel"
        tabs={MEASURES.map((one) => ({
          label: MEASURE_FACTS[one].title,
          href: withParams(search, { measure: one }) || "?",
          current: one === measure,
        }))}
      />
      {centre === null || points.length === 0 ? (
        <p className="sub">
          Not enough data for {title}: fewer than five annotators have 20 {nUnit} each.
        </p>
      ) : (
        <FunnelPlot
          finding={findingOf(outside, points.length)}
          sub={`${title} by ${nUnit}; limits around the median annotator, ${groupDigits(centre, 3)}. Named: more than ${margin} away beyond chance, all annotators and measures judged together`}
          csvHref={`/batches/${batchId}/annotators.csv${withParams(search, { page: null })}`}
          points={points}
          centre={centre}
          limits={funnelLimits(centre, Math.max(...points.map(({ n }) => n)))}
          measure={title}
          nUnit={nUnit}
        />
      )}
    </div>
  );
}

function findingOf(outside: readonly string[], all: number): string {
  if (outside.length === 0) return `None of ${all} annotators stands apart`;
  if (outside.length === 1) return `${outside[0]} stands apart from ${all - 1} others`;
  return `${outside.length} of ${all} annotators stand apart`;
}
