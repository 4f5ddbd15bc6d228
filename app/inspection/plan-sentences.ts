/** What a plan asks and what it protects against, in words. */

import { countOf, groupDigits, percentText } from "#app/domain/figure.ts";
import { type ClassPlan, DEFECT_CLASS_TEXT, PLAN_KIND_TEXT, type SamplingPlan } from "#app/domain/inspection.ts";
import type { PlanRisks } from "./plan-risks.ts";

/** @example "Limiting quality (ISO 2859-2): 125 of 2 000 judgments are drawn." */
export function planSentence({ kind, severity, confidence, lot, n }: SamplingPlan): string {
  const how = [severity, confidence !== null && `${percentText(confidence)} confidence`].filter(Boolean).join(", ");
  const drawn = kind === "sequential" ? "at most " : "";
  const all = n >= lot ? "every one of " : `${drawn}${groupDigits(n)} of `;
  return `${PLAN_KIND_TEXT[kind].title}${how === "" ? "" : `, ${how}`}: ${all}${countOf(lot, "judgment")} ${n >= lot ? "is reviewed" : "are drawn"}.`;
}

/** @example "accepts with at most 3 among the first 125" */
export function ruleText(plan: ClassPlan): string {
  if (plan.kind === "sequential") return `decides after every judgment, at the latest after ${groupDigits(plan.n)}`;
  return plan.accept === 0
    ? `accepts with none among the first ${groupDigits(plan.n)}`
    : `accepts with at most ${plan.accept} among the first ${groupDigits(plan.n)}`;
}

/** @example "A lot with 8 % major defects passes 10.6 % of the time; one with up to 1.8 % passes at least 95 % of the time." */
export function protectionSentence(plan: ClassPlan, risks: PlanRisks): string {
  const name = DEFECT_CLASS_TEXT[plan.defect].title.toLowerCase();
  const bad = `A lot with ${percentText(plan.limit)} ${name} defects passes ${chance(risks.atLimit)}`;
  const stopped =
    risks.stopped === null || risks.atLimit <= 0.1
      ? ""
      : `; only from ${percentText(round(risks.stopped))} on is it refused nine times in ten`;
  const safe = `one with up to ${percentText(round(risks.safe))} passes at least 95 % of the time`;
  return `${bad}${stopped}; ${safe}.`;
}

function chance(share: number): string {
  if (share < 0.0005) return "practically never";
  return `${percentText(Number(share.toFixed(3)))} of the time`;
}

function round(share: number): number {
  return Number(share.toFixed(4));
}
