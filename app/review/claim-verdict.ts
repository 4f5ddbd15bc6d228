/** A number that a vendor states, against the one measured here. */
import type { Metric, Outcome } from "#app/metrics/metric.ts";

export type ClaimVerdict =
  | { kind: "inside"; difference: number; low: number; high: number }
  | { kind: "outside"; flatters: boolean; difference: number; low: number; high: number }
  | { kind: "not-comparable" };

/**
 * Inside when the claim, as exactly as it is written (0.82 is anything from 0.815 to 0.825; at least two decimals, since 0.90 arrives as 0.9), reaches into our 95 %
 * interval. `difference` is claimed - measured with the interval that our uncertainty gives it; the claim's own is not
 * known, since it was worked out on rows of the vendor's choice.
 */
export function claimVerdict(
  claimed: number,
  outcome: Outcome | undefined,
  { better, target = 0 }: Pick<Metric, "better" | "target">,
): ClaimVerdict {
  if (outcome?.kind !== "estimate") return { kind: "not-comparable" };
  const { value, low, high } = outcome;
  const spread = { difference: claimed - value, low: claimed - high, high: claimed - low };
  const rounding = 0.5 * 10 ** -Math.max(2, decimalsOf(claimed)) * (1 + 1e-9);
  if (claimed + rounding >= low && claimed - rounding <= high) return { kind: "inside", ...spread };
  const flatters =
    better === "near-target"
      ? Math.abs(claimed - target) < Math.abs(value - target)
      : (better === "higher") === claimed > value;
  return { kind: "outside", flatters, ...spread };
}

function decimalsOf(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (digits.split(".")[1]?.length ?? 0) - Number(exponent));
}

/** The verdict in words: outside is said plainly. */
export function verdictText(verdict: ClaimVerdict): string {
  if (verdict.kind === "not-comparable") return "not comparable: we have no number of our own";
  if (verdict.kind === "inside") return "inside our interval";
  return verdict.flatters
    ? "outside our interval: better than we measure"
    : "outside our interval: worse than we measure";
}
