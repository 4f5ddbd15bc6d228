import { Funnel } from "#app/components/funnel.tsx";
import { Verdict } from "#app/components/verdict.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { ReleaseCounts } from "#app/release/counts.ts";
import type { FunnelStep } from "#app/release/funnel.ts";
import { hrefOfStep } from "./href-of-step.ts";

interface ReleaseFunnelProps {
  releaseId: string;
  counts: ReleaseCounts;
  batches: number;
  /** null where it can no longer be counted. */
  funnel: FunnelStep[] | null;
}

/** What the release comes to, in a sentence, and what is left at each step. */
export function ReleaseFunnel({ releaseId, counts, batches, funnel }: ReleaseFunnelProps) {
  const { pairs, effectivePairs } = counts;
  const steps = (funnel ?? []).map(({ step, left, unit }) => ({
    ...{ label: step, count: left, note: unit },
    href: hrefOfStep(releaseId, counts, step),
  }));
  const effective = {
    label: "Effective",
    count: Math.round(effectivePairs),
    note: "Kish's effective size of the pairs",
  };
  return (
    <Verdict
      headline={`${countOf(pairs, "training pair")} of ${countOf(batches, "decided batch", "decided batches")}.`}
      funnel={<Funnel steps={[...steps, effective]} />}
    >
      {effectivePairs < pairs
        ? `With their weights they are worth ${groupDigits(effectivePairs)} pairs of equal weight.`
        : "All of them weigh the same."}
    </Verdict>
  );
}
