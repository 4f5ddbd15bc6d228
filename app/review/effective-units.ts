/** Kish's effective size of everything the decisions in force let into training, added up over the batches. */
import { TRAINING_CHOICES, type Training } from "#app/domain/decision.ts";
import type { DecisionEvidence } from "./decision-evidence.ts";

/** Whole units; null while nothing is decided, or when a decision carries no such number. */
export function effectiveUnits(decisions: readonly { training: Training; evidence: unknown }[]): number | null {
  if (decisions.length === 0) return null;
  let sum = 0;
  for (const { training, evidence } of decisions) {
    if (!TRAINING_CHOICES[training].usable) continue;
    const effective = (evidence as Partial<DecisionEvidence>).after?.effective;
    if (effective === undefined) return null;
    sum += effective;
  }
  return Math.round(sum);
}
