/** A contract as terms that can be stored, and the rules between its fields. */
import { z } from "zod";
import { USUAL_CALENDAR, type Weekday } from "./contract-calendar.ts";
import { type ContractFile, contractFileSchema } from "./contract-file.ts";
import { type ContractProblem, contractProblems } from "./contract-rules.ts";
import type { Feedback } from "./feedback.ts";
import { parseInstant } from "./instant.ts";
import type { MixStratum } from "./mix.ts";
import { MICRO_PER_MINOR, parseMoney, parseUnitPrice, roundedQuotient } from "./money.ts";
import type { Policy } from "./policy.ts";
import type { PriceTier } from "./pricing.ts";
import { type ScheduledWeek, weeksFromRamp } from "./schedule.ts";
import { type Tolerance, toleranceOf } from "./tolerance.ts";
import type { PaidUnit } from "./unit.ts";
import { faultSentence, readWrittenJson } from "./written-json.ts";

export interface ContractTerms extends Tolerance {
  vendor: string;
  title: string;
  currency: string;
  unit: PaidUnit;
  committedUnits: number;
  /** Agreed total in minor units; null when the tiers alone price it. */
  committedMinor: number | null;
  tiers: PriceTier[];
  discountBasisPoints: number;
  discountUnits: number;
  startsOn: string;
  weeks: (ScheduledWeek & { instructionVersion: string | null })[];
  feedback: Feedback;
  checkpoints: Checkpoint[];
  /** As the file gives them; undefined: the file says nothing of the register. */
  registered?: ContractFile["checkpoints"];
  /** Empty: none agreed. */
  mix: MixStratum[];
  rejectionWindowDays: number;
  /** IANA name. */
  timeZone: string;
  weekend: Weekday[];
  /** YYYY-MM-DD, first to last. */
  holidays: string[];
  /** A decision that moves more money than this, in minor units, needs a second person; null = never. */
  secondApproverAboveMinor: number | null;
  /** null: the default policy. */
  policy: Policy | null;
}

/** A model approved for collection, with the weeks it is approved for (inclusive; null = open). */
export interface Checkpoint {
  model: string;
  fromWeek: number | null;
  toWeek: number | null;
}

export type ParsedContract = { ok: true; contract: ContractTerms } | { ok: false; problems: ContractProblem[] };

/** Reads the text of a contract file. */
export function parseContractText(text: string): ParsedContract {
  const read = readWrittenJson(text);
  if (!read.ok) return { ok: false, problems: [{ path: "", message: faultSentence(read.fault) }] };
  return parseContract(read.value);
}

/** Reads an already parsed contract file. Every problem is named with its place. */
export function parseContract(value: unknown): ParsedContract {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { ok: false, problems: [{ path: "", message: "A contract is one JSON object, from { to }." }] };
  const parsed = contractFileSchema.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ path: z.core.toDotPath(path), message }));
    return { ok: false, problems };
  }
  const problems = contractProblems(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, contract: termsOf(parsed.data) };
}

/** Expects a file without problems. */
function termsOf(file: ContractFile): ContractTerms {
  const { vendor, title, currency, unit, committedUnits, startsOn, feedback, rejectionWindowDays } = file;
  const committedMinor = file.total === undefined ? null : parseMoney(file.total, currency);
  return {
    vendor,
    title,
    currency,
    unit,
    committedUnits,
    committedMinor,
    tiers: file.tiers?.map((tier) => tierOf(tier, currency)) ?? [evenTier(committedMinor ?? 0, committedUnits)],
    discountBasisPoints: Math.round((file.firstBatchDiscount?.percent ?? 0) * 100),
    discountUnits: file.firstBatchDiscount?.upToUnits ?? 0,
    ...toleranceOf(file.tolerance),
    startsOn,
    weeks: weeksOf(file),
    feedback,
    checkpoints: file.approvedModels.map(checkpointOf),
    ...(file.checkpoints ? { registered: file.checkpoints } : {}),
    mix: file.mix ?? [],
    rejectionWindowDays,
    timeZone: file.timeZone ?? USUAL_CALENDAR.timeZone,
    weekend: file.weekend ?? [...USUAL_CALENDAR.weekend],
    holidays: [...new Set(file.holidays)].sort(),
    secondApproverAboveMinor:
      file.secondApproverAbove === undefined ? null : parseMoney(file.secondApproverAbove, currency),
    policy: file.policy ?? null,
  };
}

function tierOf(
  { domain, phase, fromUnit, unitPrice }: NonNullable<ContractFile["tiers"]>[number],
  currency: string,
): PriceTier {
  const scope = { ...(domain === undefined ? {} : { domain }), ...(phase === undefined ? {} : { phase }) };
  return { ...scope, fromUnit, unitPriceMicro: parseUnitPrice(unitPrice, currency) ?? 0 };
}

/** The nearest unit price to an agreed total; the total itself stays what is owed. */
function evenTier(committedMinor: number, units: number): PriceTier {
  const micro = roundedQuotient(BigInt(committedMinor) * BigInt(MICRO_PER_MINOR), BigInt(units));
  return { fromUnit: 1, unitPriceMicro: Number(micro) };
}

function weeksOf({ startsOn, weeks, ramp = [], calibrationWeeks }: ContractFile): ContractTerms["weeks"] {
  if (!weeks)
    return weeksFromRamp({ startsOn, ramp, calibrationWeeks }).map((week) => ({ ...week, instructionVersion: null }));
  return weeks.map(({ week, phase, dueOn, expectedUnits, instructionVersion = null }) => ({
    week,
    phase,
    dueAt: parseInstant(dueOn),
    expectedUnits,
    instructionVersion,
  }));
}

function checkpointOf(model: ContractFile["approvedModels"][number]): Checkpoint {
  if (typeof model === "string") return { model, fromWeek: null, toWeek: null };
  return { model: model.model, fromWeek: model.fromWeek ?? null, toWeek: model.toWeek ?? null };
}
