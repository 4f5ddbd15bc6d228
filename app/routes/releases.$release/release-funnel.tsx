import { Funnel } from "#app/components/funnel.tsx";
import { Verdict } from "#app/components/verdict.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { ReleaseCounts } from "#app/release/counts.ts";

/** What the release comes to, in a sentence, and what is left at each step. */
export function ReleaseFunnel({ counts, batches }: { counts: ReleaseCounts; batches: number }) {
  const { delivered, valid, kept, pairs, effectivePairs } = counts;
  return (
    <Verdict
      headline={`${countOf(pairs, "training pair")} of ${countOf(batches, "decided batch", "decided batches")}.`}
      funnel={
        <Funnel
          steps={[
            { label: "Delivered", count: delivered, note: "rows in the files" },
            { label: "Valid", count: valid, note: "items that passed the checks" },
            { label: "Kept", count: kept, note: `items that give ${countOf(pairs, "pair")}` },
            { label: "Effective", count: Math.round(effectivePairs), note: "Kish's effective size of the pairs" },
          ]}
        />
      }
    >
      {effectivePairs < pairs
        ? `With their weights they are worth ${groupDigits(effectivePairs)} pairs of equal weight.`
        : "All of them weigh the same."}
    </Verdict>
  );
}
