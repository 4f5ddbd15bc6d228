import { Histogram } from "#app/components/histogram.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { PairsByWeight, ReleaseCounts } from "#app/release/counts.ts";
import { paramsOfRange, rangeOfBin, type WeightBin, weightBins } from "#app/release/weight-bins.ts";

interface WeightsProps {
  releaseId: string;
  counts: ReleaseCounts;
}

/** How the pairs spread over their weights; every weight of its own is in the file. */
export function Weights({ releaseId, counts: { weights, pairs } }: WeightsProps) {
  if (weights.length === 0) return <p className="sub">No pair, no weight.</p>;
  const bins = weightBins(weights);
  return (
    <Histogram
      finding={findingOf(weights, pairs)}
      sub="pairs by weight; the weight of a pair is the mean weight of the judgments behind it"
      csvHref={`/releases/${releaseId}/weights.csv`}
      dimension="weight"
      unit="pairs"
      href={`/releases/${releaseId}/pairs`}
      bars={bins.map((bin) => ({
        label: labelOf(bin),
        count: bin.pairs,
        href: bin.pairs > 0 ? `/releases/${releaseId}/pairs?${paramsOfRange(rangeOfBin(bin))}` : undefined,
      }))}
      ends={bins.some(({ below }) => below !== null) ? ["each bar from its mark", "to the next"] : undefined}
    />
  );
}

/** What most pairs weigh, and between what the others lie. */
function findingOf(weights: PairsByWeight, pairs: number): string {
  const usual = weights.reduce((most, one) => (one.pairs > most.pairs ? one : most));
  if (weights.length === 1) return `All ${groupDigits(pairs)} pairs weigh ${groupDigits(usual.weight, 2)}`;
  const others = weights.filter((one) => one !== usual);
  const [low, high] = [others[0]?.weight ?? 0, others.at(-1)?.weight ?? 0];
  const spread = low === high ? groupDigits(low, 2) : `from ${groupDigits(low, 2)} to ${groupDigits(high, 2)}`;
  return `${groupDigits(usual.pairs)} of ${groupDigits(pairs)} pairs weigh ${groupDigits(usual.weight, 2)}, the others ${spread}`;
}

function labelOf({ from }: WeightBin): string {
  return groupDigits(from, 2);
}
