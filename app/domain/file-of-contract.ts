/** The inverse of `parseContract`: stored terms as the contract file that gives them again. */
import { approvalOf, type KnownCheckpoint } from "./checkpoint.ts";
import type { Checkpoint } from "./contract.ts";
import { USUAL_CALENDAR, type Weekday } from "./contract-calendar.ts";
import type { ContractFile } from "./contract-file.ts";
import type { Feedback } from "./feedback.ts";
import { isKept, KEPT_WORDS } from "./kept-fields.ts";
import type { MixStratum } from "./mix.ts";
import { MICRO_PER_MINOR, minorDigits } from "./money.ts";
import type { Policy } from "./policy.ts";
import type { PriceTier } from "./pricing.ts";
import type { ScheduledWeek } from "./schedule.ts";
import { type Tolerance, USUAL_TOLERANCE } from "./tolerance.ts";
import type { PaidUnit } from "./unit.ts";

export interface StoredContract extends Partial<Tolerance> {
  vendor: string;
  title: string;
  currency: string;
  unit: string;
  committedUnits: number;
  committedMinor: number | null;
  discountBasisPoints: number;
  discountUnits: number;
  startsOn: string;
  feedback: unknown;
  mix?: unknown;
  rejectionWindowDays: number;
  timeZone?: string;
  weekend?: Weekday[];
  holidays?: string[];
  secondApproverAboveMinor?: number | null;
}

export function fileOfContract(
  contract: StoredContract,
  parts: {
    tiers: readonly PriceTier[];
    checkpoints: readonly Checkpoint[];
    weeks: readonly (ScheduledWeek & { instructionVersion: string | null })[];
    policy?: Policy | null;
    registered?: ContractFile["checkpoints"];
  },
): ContractFile {
  const { currency, committedMinor, discountBasisPoints, discountUnits, secondApproverAboveMinor } = contract;
  const digits = minorDigits(currency);
  const mix = (contract.mix ?? []) as MixStratum[];
  return {
    vendor: contract.vendor,
    title: contract.title,
    currency,
    unit: contract.unit as PaidUnit,
    committedUnits: contract.committedUnits,
    ...(committedMinor === null ? {} : { total: decimalText(committedMinor, digits, digits) }),
    tiers: parts.tiers.map(({ domain, phase, fromUnit, unitPriceMicro }) => ({
      ...(domain == null ? {} : { domain }),
      ...(phase == null ? {} : { phase }),
      fromUnit,
      unitPrice: decimalText(unitPriceMicro, digits + MICRO_DIGITS, digits),
    })),
    ...(discountUnits > 0
      ? { firstBatchDiscount: { percent: discountBasisPoints / 100, upToUnits: discountUnits } }
      : {}),
    ...toleranceIn({ ...USUAL_TOLERANCE, ...contract }),
    startsOn: contract.startsOn,
    weeks: parts.weeks.map(({ week, phase, dueAt, expectedUnits, instructionVersion }) => ({
      week,
      phase,
      dueOn: new Date(dueAt).toISOString().slice(0, 10),
      expectedUnits,
      ...(instructionVersion === null ? {} : { instructionVersion }),
    })),
    feedback: contract.feedback as Feedback,
    approvedModels: parts.checkpoints.map(modelOf),
    ...(parts.registered?.length ? { checkpoints: parts.registered } : {}),
    ...(mix.length > 0 ? { mix } : {}),
    rejectionWindowDays: contract.rejectionWindowDays,
    ...calendarOf(contract),
    ...(secondApproverAboveMinor == null
      ? {}
      : { secondApproverAbove: decimalText(secondApproverAboveMinor, digits, digits) }),
    ...(parts.policy ? { policy: parts.policy } : {}),
  };
}

function toleranceIn({ toleranceUnderBasisPoints: under, toleranceOverBasisPoints: over }: Tolerance) {
  const said = {
    ...(under === USUAL_TOLERANCE.toleranceUnderBasisPoints ? {} : { under: under / 100 }),
    ...(over === null ? {} : { over: over / 100 }),
  };
  return Object.keys(said).length > 0 ? { tolerance: said } : {};
}

/** Only what is not as usual, so that a file without days of its own stays as short as it was. */
function calendarOf({ timeZone = USUAL_CALENDAR.timeZone, weekend, holidays = [] }: StoredContract) {
  const hasOwnWeekend = weekend && weekend.join() !== USUAL_CALENDAR.weekend.join();
  return {
    ...(timeZone === USUAL_CALENDAR.timeZone ? {} : { timeZone }),
    ...(hasOwnWeekend ? { weekend } : {}),
    ...(holidays.length > 0 ? { holidays } : {}),
  };
}

const MICRO_DIGITS = String(MICRO_PER_MINOR).length - 1;

/**
 * An integer as exact decimal text, without separators.
 *
 * @example decimalText(51546, 4, 2) // "5.1546"
 * @example decimalText(50000, 4, 2) // "5.00"
 */
function decimalText(amount: number, digits: number, least: number): string {
  if (isKept(amount)) return KEPT_WORDS;
  const text = String(amount).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const fraction = text
    .slice(text.length - digits)
    .replace(/0+$/, "")
    .padEnd(least, "0");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

function modelOf({ model, fromWeek, toWeek }: Checkpoint): ContractFile["approvedModels"][number] {
  if (fromWeek === null && toWeek === null) return model;
  return { model, ...(fromWeek === null ? {} : { fromWeek }), ...(toWeek === null ? {} : { toWeek }) };
}

/** What the register says of a checkpoint, for the file; undefined when only the contract names it. */
export function registeredEntry(known: KnownCheckpoint): NonNullable<ContractFile["checkpoints"]>[number] | undefined {
  if (!known.isRegistered) return undefined;
  const { model, family, place, about, endpoint } = known;
  const { days } = approvalOf(known);
  return {
    model,
    ...(family && { family }),
    ...(place !== null && { order: place }),
    ...(about && { about }),
    ...(endpoint && { endpoint }),
    ...(days && {
      approved: days.map(({ fromDay, toDay }) => ({ ...(fromDay && { from: fromDay }), ...(toDay && { to: toDay }) })),
    }),
  };
}
