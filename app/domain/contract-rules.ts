/** The rules between the fields of a contract file, each with a message for a person. */
import { type DayWindow, overlapping } from "./checkpoint.ts";
import type { ContractFile } from "./contract-file.ts";
import { groupDigits, lineText } from "./figure.ts";
import { isDay } from "./instant.ts";
import { parseMoney } from "./money.ts";
import { priceProblems } from "./price-rules.ts";

export interface ContractProblem {
  /** Where: `weeks[2].dueOn`; "" for the whole file. */
  path: string;
  message: string;
}

export function contractProblems(file: ContractFile): ContractProblem[] {
  return [
    ...priceProblems(file),
    ...startProblems(file),
    ...weekProblems(file),
    ...unitProblems(file),
    ...modelProblems(file),
    ...checkpointProblems(file),
    ...mixProblems(file),
    ...approverProblems(file),
    ...calendarProblems(file),
  ];
}

function* startProblems({ startsOn }: ContractFile) {
  if (!isDay(startsOn)) yield problem("startsOn", `"${startsOn}" is not a date. Write YYYY-MM-DD.`);
}

function* weekProblems({ weeks, ramp, startsOn, calibrationWeeks }: ContractFile) {
  if (!weeks?.length && !ramp) yield problem("weeks", "Give a schedule: weeks, or a ramp of expected units per week.");
  if (weeks && ramp) yield problem("ramp", "Give weeks or a ramp, not both.");
  if (weeks && calibrationWeeks !== undefined)
    yield problem("calibrationWeeks", "calibrationWeeks goes with a ramp; weeks name their own phase.");
  for (const [index, { week, dueOn }] of (weeks ?? []).entries()) {
    const before = weeks?.[index - 1];
    if (week !== index + 1)
      yield problem(
        `weeks[${index}].week`,
        `${before ? `Week ${week} follows week ${before.week}` : `The first week is ${week}`}: weeks run 1, 2, 3 … without gaps.`,
      );
    if (!isDay(dueOn)) yield problem(`weeks[${index}].dueOn`, `"${dueOn}" is not a date. Write YYYY-MM-DD.`);
    else if (isDay(startsOn) && dueOn <= startsOn)
      yield problem(
        `weeks[${index}].dueOn`,
        `Week ${week} is due on ${dueOn}; the contract starts on ${startsOn}, and a week is due after that.`,
      );
    else if (before && isDay(before.dueOn) && dueOn <= before.dueOn)
      yield problem(
        `weeks[${index}].dueOn`,
        `Week ${week} is due on ${dueOn}, not after week ${before.week}, which is due on ${before.dueOn}.`,
      );
  }
}

/** Weeks of 0 units have no stated volume yet, so the schedule may then still add up to less than is committed. */
function* unitProblems({ weeks, ramp, committedUnits }: ContractFile) {
  const expected = weeks?.map(({ expectedUnits }) => expectedUnits) ?? ramp ?? [];
  const sum = expected.reduce((total, units) => total + units, 0);
  const isOpen = expected.some((units) => units === 0);
  if (expected.length === 0 || sum === committedUnits || (isOpen && sum < committedUnits)) return;
  const message = `The weeks add up to ${groupDigits(sum)} units; the contract commits ${groupDigits(committedUnits)}.`;
  yield problem(weeks ? "weeks" : "ramp", message);
}

function* modelProblems({ approvedModels }: ContractFile) {
  const seen = new Set<string>();
  for (const [index, entry] of approvedModels.entries()) {
    const {
      model,
      fromWeek = 1,
      toWeek = Number.POSITIVE_INFINITY,
    } = typeof entry === "string" ? { model: entry } : entry;
    if (seen.has(model)) yield problem(`approvedModels[${index}]`, `${model} is listed twice.`);
    if (toWeek < fromWeek)
      yield problem(
        `approvedModels[${index}].toWeek`,
        `${model} is approved up to week ${toWeek}, before it begins in week ${fromWeek}.`,
      );
    seen.add(model);
  }
}

function* checkpointProblems({ checkpoints = [] }: ContractFile) {
  const seen = new Set<string>();
  for (const [index, { model, approved = [] }] of checkpoints.entries()) {
    const path = `checkpoints[${index}]`;
    if (seen.has(model)) yield problem(path, `${model} is listed twice.`);
    seen.add(model);
    for (const [at, { from, to }] of approved.entries()) {
      const wrong = [from, to].find((day) => day !== undefined && !isDay(day));
      if (wrong !== undefined) yield problem(`${path}.approved[${at}]`, `"${wrong}" is not a date. Write YYYY-MM-DD.`);
      else if (from !== undefined && to !== undefined && to < from)
        yield problem(`${path}.approved[${at}]`, `The window ends on ${to}, before it begins on ${from}.`);
      else if (overlapping(approved.slice(0, at).map(windowOf), windowOf({ from, to })))
        yield problem(`${path}.approved[${at}]`, `Two windows of ${model} overlap.`);
    }
  }
}

function windowOf({ from, to }: { from?: string | undefined; to?: string | undefined }): DayWindow {
  return { fromDay: from ?? null, toDay: to ?? null };
}

/** Shares of one dimension may leave a rest without an agreement, but never add up to more than everything. */
function* mixProblems({ mix = [] }: ContractFile) {
  const seen = new Set<string>();
  const sums = new Map<string, number>();
  for (const [index, { dimension, stratum, share }] of mix.entries()) {
    const key = `${dimension} ${stratum}`;
    if (seen.has(key)) yield problem(`mix[${index}]`, `The ${dimension} ${stratum} is listed twice.`);
    seen.add(key);
    sums.set(dimension, (sums.get(dimension) ?? 0) + share);
  }
  for (const [dimension, sum] of sums)
    if (sum > 1 + 1e-9) yield problem("mix", `The shares by ${dimension} add up to ${lineText(sum)}, more than 1.`);
}

function* approverProblems({ secondApproverAbove, currency }: ContractFile) {
  if (secondApproverAbove !== undefined && !((parseMoney(secondApproverAbove, currency) ?? -1) >= 0))
    yield problem("secondApproverAbove", `"${secondApproverAbove}" is not an amount in ${currency}.`);
}

function* calendarProblems({ holidays = [], weekend = [] }: ContractFile) {
  for (const [index, day] of holidays.entries())
    if (!isDay(day)) yield problem(`holidays[${index}]`, `"${day}" is not a date. Write YYYY-MM-DD.`);
  if (new Set(weekend).size < weekend.length) yield problem("weekend", "A day off is listed twice.");
}

function problem(path: string, message: string): ContractProblem {
  return { path, message };
}
