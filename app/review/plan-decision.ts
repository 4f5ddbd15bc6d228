/** What a decision comes to in units and money, and why it cannot be signed if so. */
import { type Axes, COMMERCIAL_CHOICES } from "#app/domain/decision.ts";
import { creditFor, type Policy } from "#app/domain/policy.ts";
import { lessCredit } from "#app/domain/pricing.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import type { Judged } from "./judge.ts";
import type { Rule } from "./rules.ts";

export interface DecisionPlan {
  acceptedUnits: number;
  payableMinor: number;
  /** null: to be agreed. */
  creditBasisPoints: number | null;
}

/**
 * @param unitsAfter units that the rules leave in, as far as the contract's tolerance pays them.
 * @param credit in basis points, given by the signer; null leaves it to the policy.
 */
export function planDecision(
  { commercial }: Axes,
  unitsAfter: number,
  priceOf: (units: number) => number,
  credit: { given: number | null; byPolicy: number | null },
): DecisionPlan {
  if (!COMMERCIAL_CHOICES[commercial].payable) return { acceptedUnits: 0, payableMinor: 0, creditBasisPoints: 0 };
  const full = priceOf(unitsAfter);
  if (commercial === "accept") return { acceptedUnits: unitsAfter, payableMinor: full, creditBasisPoints: 0 };
  const creditBasisPoints = credit.given ?? credit.byPolicy;
  return { acceptedUnits: unitsAfter, payableMinor: lessCredit(full, creditBasisPoints ?? 0), creditBasisPoints };
}

/** What the policy's table gives for the batch's gold accuracy; null when it says nothing or nothing above 0. */
export function policyCredit({ credits }: Policy, judged: readonly Judged[]): number | null {
  const gold = judged.find(({ metric, state }) => metric.id === "gold-accuracy" && state !== "insufficient");
  return (gold?.outcome.kind === "estimate" && creditFor(credits, gold.outcome.value)) || null;
}

/** A sentence for the person who signs; null when nothing stands in the way. */
export function decisionFault(
  { commercial, training }: Axes,
  rules: readonly Rule[],
  after: { items: number; judgments: number },
): string | null {
  if (training === "reweight" && rules.length === 0)
    return "Reweight leaves some judgments out or gives them another weight. Say which, or include the batch as it is.";
  if (
    after.items === 0 &&
    (COMMERCIAL_CHOICES[commercial].payable || training === "include" || training === "reweight")
  )
    return "The exclusions leave nothing of the batch. Reject or drop it instead.";
  if (after.judgments === 0 && rules.length > 0 && (training === "include" || training === "reweight"))
    return "The weights sum to nothing: no judgment would train. Quarantine or drop the batch instead.";
  return null;
}

/** A name in a rule that the batch does not know: the rule would silently do nothing. */
export function strangerIn(rules: readonly Rule[], names: BatchView["names"]): string | undefined {
  for (const { where } of rules) {
    for (const key of ["annotators", "domains", "languages", "models"] as const) {
      const stranger = where[key]?.find((name) => !names[key].includes(name));
      if (stranger) return stranger;
    }
  }
  return undefined;
}
