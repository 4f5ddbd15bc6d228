import type { ReleaseCounts } from "#app/release/counts.ts";
import type { FunnelStepName } from "#app/release/funnel.ts";

/** The pairs that a step counts; undefined where it counts something else, or labels of single responses beside them. */
export function hrefOfStep(releaseId: string, counts: ReleaseCounts, step: FunnelStepName): string | undefined {
  const { singles = 0, steps = 0, heldOut } = counts;
  if (singles + steps > 0) return undefined;
  const pairs = `/releases/${releaseId}/pairs`;
  if (step === "Pairs") return pairs;
  if (step !== "Train") return undefined;
  if (!heldOut) return pairs;
  return heldOut.weights ? `${pairs}?split=train` : undefined;
}
