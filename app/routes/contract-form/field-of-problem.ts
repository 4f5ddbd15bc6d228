/** Which field of the form a problem of the contract file belongs to. */
import type { ContractValues } from "./values.ts";

const WEEK_FIELDS: Record<string, string> = {
  dueOn: "due",
  expectedUnits: "units",
  phase: "phase",
  instructionVersion: "instruction",
};

const TIER_FIELDS: Record<string, string> = { fromUnit: "from", domain: "domain", phase: "phase" };

/** @param tierRows row of the form of each tier of the file. */
export function fieldOfProblem(
  path: string,
  { values, tierRows }: { values: ContractValues; tierRows: readonly number[] },
): string {
  const [, list = path, index, key = ""] = /^(\w+)\[(\d+)\](?:\.(\w+))?/.exec(path) ?? [];
  if (list === "vendor") return "newVendor" in values && !values.vendor ? "newVendor" : "vendor";
  if (list === "tiers" || list.startsWith("tiers"))
    return `tier-${tierRows[Number(index ?? 0)] ?? 0}-${TIER_FIELDS[key] ?? "price"}`;
  if (list === "tolerance.under") return "toleranceUnder";
  if (list.startsWith("tolerance")) return "toleranceOver";
  if (list === "firstBatchDiscount.upToUnits") return "discountUnits";
  if (list.startsWith("firstBatchDiscount")) return "discountPercent";
  if (list === "weeks" && index !== undefined && WEEK_FIELDS[key])
    return `week-${Number(index) + 1}-${WEEK_FIELDS[key]}`;
  if (list === "weeks") return "week-1-due" in values ? "weekCount" : "ramp";
  if (list === "feedback.kind") return "feedbackKind";
  if (list.startsWith("feedback")) return "feedbackScale";
  return list;
}
