/** What the contract form shows, as text by field name: from nothing, from a stored contract, or as it was typed. */
import { USUAL_CALENDAR } from "#app/domain/contract-calendar.ts";
import type { ContractFile } from "#app/domain/contract-file.ts";
import type { Feedback } from "#app/domain/feedback.ts";
import { textOfMix } from "./mix-of-form.ts";

export type ContractValues = Record<string, string>;

export const MOST_WEEKS = 104;
export const LEAST_TIER_ROWS = 3;

export function newContractValues(startsOn: string): ContractValues {
  return {
    unit: "comparison",
    stage: "agreed",
    currency: "USD",
    startsOn,
    weekCount: "6",
    ramp: "2000, 5000, 10000",
    calibrationWeeks: "1",
    rejectionWindowDays: "10",
    timeZone: "UTC",
    weekend: "Saturday, Sunday",
    feedbackKind: "likert",
    feedbackScale: "5",
    "tier-0-from": "1",
  };
}

export function typedValues(form: FormData): ContractValues {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}

export function storedValues(file: ContractFile, policyId: string): ContractValues {
  const { firstBatchDiscount, tiers = [], weeks = [] } = file;
  return {
    vendor: file.vendor,
    title: file.title,
    unit: file.unit,
    currency: file.currency,
    committedUnits: String(file.committedUnits),
    total: file.total ?? "",
    discountPercent: firstBatchDiscount ? String(firstBatchDiscount.percent) : "",
    discountUnits: firstBatchDiscount ? String(firstBatchDiscount.upToUnits) : "",
    toleranceUnder: file.tolerance?.under === undefined ? "" : String(file.tolerance.under),
    toleranceOver: file.tolerance?.over === undefined ? "" : String(file.tolerance.over),
    startsOn: file.startsOn,
    weekCount: String(weeks.length),
    rejectionWindowDays: String(file.rejectionWindowDays),
    timeZone: file.timeZone ?? USUAL_CALENDAR.timeZone,
    weekend: (file.weekend ?? USUAL_CALENDAR.weekend).map(capitalised).join(", "),
    holidays: (file.holidays ?? []).join("\n"),
    secondApproverAbove: file.secondApproverAbove ?? "",
    approvedModels: file.approvedModels.map(modelLine).join("\n"),
    mix: textOfMix(file.mix ?? []),
    policyId,
    ...feedbackValues(file.feedback),
    ...Object.fromEntries(
      tiers.flatMap(({ domain = "", phase = "", fromUnit, unitPrice }, i) => [
        [`tier-${i}-domain`, domain],
        [`tier-${i}-phase`, phase],
        [`tier-${i}-from`, String(fromUnit)],
        [`tier-${i}-price`, unitPrice],
      ]),
    ),
    ...Object.fromEntries(
      weeks.flatMap(({ week, dueOn, expectedUnits, phase, instructionVersion }) => [
        [`week-${week}-due`, dueOn],
        [`week-${week}-units`, String(expectedUnits)],
        [`week-${week}-phase`, phase],
        [`week-${week}-instruction`, instructionVersion ?? ""],
      ]),
    ),
  };
}

/** Rows of the price table: those with something in them, and room for one more. */
export function tierRows(values: ContractValues): number {
  const filled = Object.keys(values).flatMap((name) => (values[name] ? (/^tier-(\d+)-/.exec(name)?.[1] ?? []) : []));
  return Math.max(LEAST_TIER_ROWS, ...filled.map((index) => Number(index) + 2));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function modelLine(entry: ContractFile["approvedModels"][number]): string {
  if (typeof entry === "string") return entry;
  return `${entry.model} ${entry.fromWeek ?? ""}-${entry.toWeek ?? ""}`;
}

function feedbackValues(feedback: Feedback): ContractValues {
  const base = { feedbackKind: feedback.kind };
  switch (feedback.kind) {
    case "likert":
      return { ...base, feedbackScale: String(feedback.points) };
    case "choice":
      return {
        ...base,
        feedbackScale: feedback.degrees === undefined ? "" : String(feedback.degrees),
        ...(feedback.ties ? { feedbackTies: "on" } : {}),
        ...(feedback.bothBad ? { feedbackBothBad: "on" } : {}),
      };
    case "strength":
      return { ...base, feedbackScale: String(feedback.scale) };
    case "rating":
      return {
        ...base,
        feedbackScale: `${feedback.min}-${feedback.max}`,
        feedbackAttributes: (feedback.attributes ?? []).join(", "),
      };
    case "ranking":
      return { ...base, feedbackScale: String(feedback.responses) };
    default:
      return base;
  }
}
