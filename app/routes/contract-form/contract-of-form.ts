/** The typed form as a contract file, read by the same schema as `contract.json`, its problems at their fields. */
import { type ContractTerms, parseContract } from "#app/domain/contract.ts";
import { calendarOfForm } from "./calendar-of-form.ts";
import { feedbackOf } from "./feedback-of-form.ts";
import { fieldOfProblem } from "./field-of-problem.ts";
import { mixOfText } from "./mix-of-form.ts";
import { approvedModelsOf } from "./models-of-form.ts";
import { numberOf } from "./number-of.ts";
import { scheduleOf } from "./schedule-of-form.ts";
import type { ContractValues } from "./values.ts";

export type FormErrors = Record<string, string>;
export type ContractOfForm = { ok: true; contract: ContractTerms } | { ok: false; errors: FormErrors };

export function contractOfForm(values: ContractValues): ContractOfForm {
  const tiers = tiersOf(values);
  const parsed = parseContract({
    vendor: values.vendor || values.newVendor,
    title: values.title,
    currency: values.currency?.trim().toUpperCase(),
    unit: values.unit,
    committedUnits: numberOf(values.committedUnits),
    total: values.total?.trim() || undefined,
    tiers: tiers.length > 0 ? tiers.map(({ tier }) => tier) : undefined,
    firstBatchDiscount: discountOf(values),
    tolerance: toleranceOf(values),
    startsOn: values.startsOn,
    ...scheduleOf(values),
    feedback: feedbackOf(values),
    approvedModels: approvedModelsOf(values.approvedModels ?? ""),
    mix: mixOfText(values.mix ?? ""),
    rejectionWindowDays: numberOf(values.rejectionWindowDays),
    ...calendarOfForm(values),
    secondApproverAbove: values.secondApproverAbove?.trim() || undefined,
  });
  if (parsed.ok) return parsed;
  const errors: FormErrors = {};
  for (const { path, message } of parsed.problems) {
    const field = fieldOfProblem(path, { values, tierRows: tiers.map(({ row }) => row) });
    errors[field] ??= message.replace(/^[a-zA-Z]+/, (word) => NAMES[word] ?? word);
  }
  return { ok: false, errors };
}

/** Keys of the file, as the form names them. */
const NAMES: Record<string, string> = {
  committedUnits: "The committed volume",
  fromUnit: "The first unit",
  percent: "The discount",
  upToUnits: "The number of discounted units",
  expectedUnits: "The volume",
  rejectionWindowDays: "The number of days",
  calibrationWeeks: "The number of calibration weeks",
  under: "The tolerance",
  over: "The tolerance",
  points: "The number of points",
  scale: "The scale",
  min: "The least rating",
  max: "The highest rating",
  dimension: "The first word of a line of the mix",
  share: "A share of the mix",
  tolerance: "A tolerance of the mix",
};

/** Rows with anything in them; gaps between them do not matter. */
function tiersOf(values: ContractValues) {
  const rows = Object.keys(values)
    .flatMap((name) => /^tier-(\d+)-from$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  return rows.flatMap((row) => {
    const from = values[`tier-${row}-from`]?.trim() ?? "";
    const unitPrice = values[`tier-${row}-price`]?.trim() ?? "";
    // The first row comes with its "from unit 1" filled in; without a price nothing was said.
    if (unitPrice === "" && (from === "" || row === 0)) return [];
    const domain = values[`tier-${row}-domain`]?.trim() || undefined;
    const phase = values[`tier-${row}-phase`] || undefined;
    return [{ row, tier: { domain, phase, fromUnit: numberOf(from), unitPrice } }];
  });
}

function toleranceOf({ toleranceUnder = "", toleranceOver = "" }: ContractValues) {
  if (toleranceUnder.trim() === "" && toleranceOver.trim() === "") return undefined;
  return { under: numberOf(toleranceUnder), over: numberOf(toleranceOver) };
}

function discountOf({ discountPercent = "", discountUnits = "" }: ContractValues) {
  if (discountPercent.trim() === "" && discountUnits.trim() === "") return undefined;
  return { percent: numberOf(discountPercent), upToUnits: numberOf(discountUnits) };
}
