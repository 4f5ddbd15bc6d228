import { FunnelPlot } from "#app/components/funnel-plot.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { funnelCentre, marksOf } from "#app/review/funnel-marks.ts";
import { funnelLimits } from "#app/review/stand-apart.ts";
import type { SlicesProps } from "./slices.tsx";

/** Annotators of any metric that is a share, against what chance alone would do. */
export function SliceFunnel({ metric, slices, csvHref }: Pick<SlicesProps, "metric" | "slices"> & { csvHref: string }) {
  const shares = slices.rows.flatMap(({ name, params, outcome }) =>
    outcome.kind === "estimate" ? [{ name, params, ...outcome }] : [],
  );
  const centre = funnelCentre(shares);
  const nUnit = shares[0]?.nUnit ?? "rows";
  // The limits are those of a share: a change of one, which can be negative, has none.
  if (metric.unit !== "share" || shares.some(({ value }) => value < 0)) return null;
  if (centre === null) return <p className="sub">No funnel: fewer than five annotators have 20 {nUnit} each.</p>;
  const marks = marksOf(shares, centre);
  const points = shares.map(({ name, params, value, n }, i) => ({
    label: name,
    n,
    value,
    marked: marks[i] ?? false,
    href: `/batches/${slices.batchId}/records?${params}`,
  }));
  const marked = points.filter((point) => point.marked);
  return (
    <FunnelPlot
      finding={findingOf(
        marked.map(({ label }) => label),
        points.length,
      )}
      sub={`${metric.title} by ${nUnit}; limits of chance for one annotator around the share they have in common, ${groupDigits(centre, 3)}. Named: beyond them, and by more than chance when all ${groupDigits(points.length)} are looked at together. People differ by more than chance: a reason to look, not a verdict`}
      csvHref={csvHref}
      points={points}
      centre={centre}
      limits={funnelLimits(centre, Math.max(...points.map(({ n }) => n)))}
      measure={metric.title}
      nUnit={nUnit}
    />
  );
}

function findingOf(marked: readonly string[], all: number): string {
  if (marked.length === 0) return `None of ${all} annotators differs from the others by more than chance among so many`;
  if (marked.length <= 3) return `${marked.join(", ")} of ${all} annotators beyond what chance does among so many`;
  return `${marked.length} of ${all} annotators lie beyond what chance does among so many`;
}
