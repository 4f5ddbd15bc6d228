import { HistogramMultiples } from "#app/components/histogram-multiples.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { FigureProps } from "./chart-sections.tsx";

export function StrengthFigure({ charts, csvHref }: FigureProps) {
  const { finding, drawn } = charts.strength;
  if (!drawn) return <p className="sub">{finding}.</p>;
  return (
    <HistogramMultiples
      finding={finding}
      sub="share of each label by week, all panels on one scale; from first much better to second much better"
      csvHref={csvHref}
      labels={drawn.labels}
      dimension="label"
      panels={drawn.weeks.map(({ week, batchId, shares, params, n, mean }) => ({
        title: `Week ${week}`,
        note: `mean ${groupDigits(mean, 2)}, n ${groupDigits(n)}`,
        shares,
        href: `/batches/${batchId}/records?sort=-strength`,
        barHrefs: params.map((one) => (one === null ? undefined : `/batches/${batchId}/records?${one}`)),
      }))}
    />
  );
}
