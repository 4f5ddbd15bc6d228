/** One judged metric in plain words, with its number, its interval and the lines it was put against. */
import { estimateText, groupDigits, lineText, percentText, unitsText } from "#app/domain/figure.ts";
import { BASIS_POINTS } from "#app/domain/pricing.ts";
import type { Estimate } from "#app/metrics/metric.ts";
import type { Judged } from "./judge.ts";

/** Whose lines they are, as the sentence says it. */
export type Whose = "contract" | "policy";

/** @example "Gold accuracy is 0.880 [0.861, 0.897], n 1 204 gold answers, under the contract's 0.90." */
export function judgedSentence(judged: Judged, whose: Whose): string {
  const { metric, outcome } = judged;
  if (outcome.kind === "not-computable") {
    const because = [outcome.reason, outcome.ask].filter((text) => text !== undefined).map(closed);
    return `${metric.title} is not computable: ${lowerFirst(because.join(" "))}`;
  }
  if (outcome.kind === "not-enough" || judged.state === "insufficient") return closed(shortageText(judged));
  const { side, past, straddled, unsure } = standingOf(judged, outcome);
  const found = [
    past !== null && `${side} the ${whose}'s ${lineText(past)}`,
    straddled !== null && `and its interval straddles ${past === null ? `the ${whose}'s ` : ""}${lineText(straddled)}`,
    unsure !== null &&
      `${side} ${lineText(unsure)} too, but not surely enough to fail as one of ${judged.family} gates`,
  ].filter(Boolean);
  const n = `n ${unitsText(outcome.n, outcome.nUnit)}`;
  return `${[`${subject(metric.title)} ${estimateText(outcome, metric.unit)}`, n, ...found].join(", ")}.`;
}

/** Shorter, to stand after a dash. @example "gold accuracy 0.880 [0.861, 0.897] is under 0.90" */
export function judgedClause(judged: Judged): string {
  const { metric, outcome } = judged;
  if (outcome.kind === "not-computable") return `${lowerFirst(metric.title)} is not computable`;
  if (outcome.kind === "not-enough" || judged.state === "insufficient") return lowerFirst(shortageText(judged));
  const { side, past, straddled } = standingOf(judged, outcome);
  const found = [
    past !== null && `is ${side} ${lineText(past)}`,
    straddled !== null && `straddles ${lineText(straddled)}`,
  ].filter(Boolean);
  return `${lowerFirst(metric.title)} ${estimateText(outcome, metric.unit)} ${found.join(" and ") || "is within its lines"}`;
}

/** Plurals and phrases take a colon where a singular noun takes "is". */
function subject(title: string): string {
  return /preferred$|duplicates|pairs/i.test(title) ? `${title}:` : `${title} is`;
}

/** What a credit comes to in words. */
export function creditSentence(creditBasisPoints: number | null): string {
  if (creditBasisPoints === null) return "The policy's credit table does not say how much; the credit is to be agreed.";
  return `The policy's credit for this gold accuracy is ${percentText(creditBasisPoints / BASIS_POINTS)}.`;
}

function shortageText({ metric, outcome, criterion }: Judged): string {
  if (outcome.kind === "not-computable") return `${metric.title} is not computable`;
  const needed = outcome.kind === "not-enough" ? outcome.needed : (criterion?.minimumN ?? metric.minimumN);
  const had = outcome.n === 0 ? `without ${outcome.nUnit}` : `on ${unitsText(outcome.n, outcome.nUnit)}`;
  return `${metric.title} cannot be judged ${had}; ${groupDigits(needed)} are needed`;
}

interface Standing {
  side: "under" | "over";
  /** The line the value is past: fail when it fails, else warn. */
  past: number | null;
  /** The fail line inside the interval, of what only warns. */
  straddled: number | null;
  /** The fail line that the 95 % interval is beyond and the wider one of all gates together is not. */
  unsure: number | null;
}

function standingOf({ metric, state, criterion }: Judged, { value, low, high }: Estimate): Standing {
  const { warn, fail } = criterion ?? metric.lines;
  const target = metric.target ?? 0;
  const isNear = metric.better === "near-target";
  const side = metric.better === "higher" || (isNear && value < target) ? "under" : "over";
  const at = (line: number) => (isNear ? target + (side === "under" ? -line : line) : line);
  const isPast = (line: number) => (side === "under" ? value < at(line) : value > at(line));
  if (state === "fail") return { side, past: at(fail), straddled: null, unsure: null };
  const fails = isNear ? [target - fail, target + fail] : [fail];
  const straddled = fails.find((line) => low !== high && low <= line && line <= high) ?? null;
  const isBeyond = side === "under" ? high < at(fail) : low > at(fail);
  return {
    side,
    past: isPast(warn) ? at(warn) : null,
    straddled: state === "warn" ? straddled : null,
    unsure: state === "warn" && isBeyond ? at(fail) : null,
  };
}

function closed(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

const NAMES = /^(Krippendorff|Cohen|Fleiss|Gwet|Likert|Kish|Wilson|Bradley|Dawid)/;

/** Lowers the first letter of an ordinary word; names and abbreviations (Krippendorff's, PSI) keep theirs. */
export function lowerFirst(text: string): string {
  if (NAMES.test(text) || /^.[A-Z0-9]/.test(text)) return text;
  return text.charAt(0).toLowerCase() + text.slice(1);
}
