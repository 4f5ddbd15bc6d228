import { FunnelPlot } from "#app/components/funnel-plot.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { beyondLimits, funnelLimits, medianShare } from "#app/review/stand-apart.ts";
import type { SlicesProps } from "./slices.tsx";

/** Annotators of any metric that is a share, against what chance alone would do. */
export function SliceFunnel({ metric, slices, csvHref }: Pick<SlicesProps, "metric" | "slices"> & { csvHref: string }) {
  const shares = slices.rows.flatMap(({ name, params, outcome }) =>
    outcome.kind === "estimate" ? [{ name, params, ...outcome }] : [],
  );
  const centre = medianShare(shares);
  const nUnit = shares[0]?.nUnit ?? "rows";
  // The limits are those of a share: a change of one, which can be negative, has none.
  if (metric.unit !== "share" || shares.some(({ value }) => value < 0)) return null;
  if (centre === null) return <p className="sub">No funnel: fewer than five annotators have 20 {nUnit} each.</p>;
  const points = shares.map(({ name, params, value, n }) => ({
    label: name,
    n,
    value,
    outside: beyondLimits({ value, n }, centre),
    href: `/batches/${slices.batchId}/records?${params}`,
  }));
  const outside = points.filter((point) => point.outside);
  return (
    <FunnelPlot
      finding={findingOf(
        outside.map(({ label }) => label),
        points.length,
      )}
      sub={`${metric.title} by ${nUnit}; limits of chance around the median annotator, ${groupDigits(centre, 3)}. People differ by more than chance: outside is a reason to look, not a verdict`}
      csvHref={csvHref}
      points={points}
      centre={centre}
      limits={funnelLimits(centre, Math.max(...points.map(({ n }) => n)))}
      measure={metric.title}
      nUnit={nUnit}
    />
  );
}

function findingOf(outside: readonly string[], all: number): string {
  if (outside.length === 0) return `None of ${all} annotators lies beyond the 99.8 % limits`;
  if (outside.length <= 3) return `${outside.join(", ")} of ${all} annotators beyond the 99.8 % limits`;
  return `${outside.length} of ${all} annotators lie beyond the 99.8 % limits`;
}
