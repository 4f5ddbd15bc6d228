import { ShareCurves } from "#app/components/share-curves.tsx";
import type { LengthBin } from "#app/metrics/bias/length-win-rate.ts";
import { rowsOfLengths } from "#app/review/chart-rows.ts";
import type { FigureProps } from "./chart-sections.tsx";

const NAMES = { all: "all preferences", weaker: "weaker preferences", stronger: "stronger preferences" };

export function LengthFigure({ charts, batchId, csvHref }: FigureProps) {
  const { finding, drawn } = charts.length;
  if (!drawn) return <p className="sub">{finding}.</p>;
  return (
    <ShareCurves
      finding={finding}
      sub="share of decided comparisons that the longer response wins, with 95 % intervals; bins of the length ratio in characters, roughly even in its logarithm"
      csvHref={csvHref}
      measure="longer wins"
      dimension="times as long"
      nUnit="comparisons"
      centre={0.5}
      slots={(drawn[0]?.bins ?? []).map(slotOf)}
      curves={drawn.map(({ strength, bins }) => ({
        name: NAMES[strength],
        points: bins.map((bin) => ({
          ...bin,
          at: slotOf(bin),
          href: `/batches/${batchId}/records?${rowsOfLengths(strength, bin)}`,
        })),
      }))}
    />
  );
}

function slotOf({ from, to }: LengthBin): string {
  return to === null ? `${from}+` : `${from}–${to}`;
}
