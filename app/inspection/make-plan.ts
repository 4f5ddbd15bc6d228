/** A sampling plan for a lot from what was asked for. */
import {
  type ClassPlan,
  DEFECT_CLASSES,
  type DefectClass,
  PLAN_KIND_TEXT,
  type PlanKind,
  type SamplingPlan,
  type Severity,
} from "#app/domain/inspection.ts";
import { smallestSamplingPlan } from "#app/stats/smallest-sampling-plan.ts";
import { zeroAcceptanceSize } from "#app/stats/zero-acceptance.ts";
import { ACCEPTANCE_QUALITIES, acceptanceQualityPlan } from "./acceptance-quality.ts";
import { LIMITING_QUALITIES, limitingQualityPlan } from "./limiting-quality.ts";

/** Shares. A class without a limit is not judged by the plan. */
export type ClassLimits = Partial<Record<DefectClass, number>>;

export interface PlanRequest {
  kind: PlanKind;
  limits: ClassLimits;
  /** With sequential: what a good lot has. */
  good: ClassLimits;
  /** With sequential: the risks. */
  alpha: number;
  beta: number;
  /** With zero acceptance. */
  confidence: number;
  /** With acceptance quality: what the switching rules say. */
  severity: Severity;
}

/** ISO's suggestion for the classes, and the limiting quality that guards against about the same. */
export const DEFAULT_LIMITS: Record<PlanKind, Required<ClassLimits>> = {
  "limiting-quality": { critical: 0.0315, major: 0.08, minor: 0.125 },
  "acceptance-quality": { critical: 0.0065, major: 0.025, minor: 0.04 },
  "zero-acceptance": { critical: 0.02, major: 0.05, minor: 0.08 },
  sequential: { critical: 0.0315, major: 0.08, minor: 0.125 },
};
export const DEFAULT_GOOD: Required<ClassLimits> = { critical: 0.0065, major: 0.025, minor: 0.04 };
/** Limits that a kind of plan knows; null: any share. */
export const KNOWN_LIMITS: Record<PlanKind, readonly number[] | null> = {
  "limiting-quality": LIMITING_QUALITIES,
  "acceptance-quality": ACCEPTANCE_QUALITIES,
  "zero-acceptance": null,
  sequential: null,
};

/** A sequential test is cut off at twice the sample that a plan without early end would need. */
const CUT_OFF = 2;
/** More than anybody reviews. */
export const MOST_DRAWN = 5000;

export type MadePlan = { kind: "plan"; plan: SamplingPlan } | { kind: "refused"; field: string; message: string };

export function makePlan(request: PlanRequest, lot: number): MadePlan {
  if (lot < 1) return refused("", "There is nothing left to draw from.");
  const classes: ClassPlan[] = [];
  for (const defect of DEFECT_CLASSES) {
    const limit = request.limits[defect];
    if (limit === undefined) continue;
    const made = classPlan(request, defect, limit, lot);
    if ("message" in made) return refused(made.field, made.message);
    classes.push(made);
  }
  if (classes.length === 0) return refused("critical", "Give at least one class of defects a limit.");
  const n = Math.max(...classes.map((one) => one.n));
  if (n > MOST_DRAWN)
    return refused("critical", `This plan draws ${n} judgments; at most ${MOST_DRAWN} can be. Allow a larger limit.`);
  return {
    kind: "plan",
    plan: {
      kind: request.kind,
      severity: request.kind === "acceptance-quality" ? request.severity : null,
      confidence: request.kind === "zero-acceptance" ? request.confidence : null,
      lot,
      n,
      classes,
    },
  };
}

function classPlan(
  request: PlanRequest,
  defect: DefectClass,
  limit: number,
  lot: number,
): ClassPlan | { field: string; message: string } {
  const { kind } = request;
  if (!(limit > 0 && limit < 1)) return { field: defect, message: "A limit lies between 0 and 100 %." };
  if (kind === "sequential") return sequentialClass(request, defect, limit, lot);
  const single =
    kind === "limiting-quality"
      ? limitingQualityPlan(lot, limit)
      : kind === "acceptance-quality"
        ? acceptanceQualityPlan(lot, limit, request.severity)
        : { n: zeroAcceptanceSize(limit, request.confidence, lot), accept: 0 };
  if (!single) return { field: defect, message: `${PLAN_KIND_TEXT[kind].title} has no plan for this limit.` };
  return { kind: "single", defect, limit, ...single };
}

function sequentialClass(
  { good, alpha, beta }: PlanRequest,
  defect: DefectClass,
  limit: number,
  lot: number,
): ClassPlan | { field: string; message: string } {
  const clean = good[defect];
  if (clean === undefined || !(clean > 0 && clean < limit))
    return { field: `${defect}-good`, message: "A good lot has more than none and less than a bad one." };
  const single = smallestSamplingPlan({ good: clean, bad: limit, alpha, beta });
  if (!single) return { field: `${defect}-good`, message: "Good and bad are too close to be told apart." };
  return { kind: "sequential", defect, good: clean, limit, alpha, beta, n: Math.min(lot, CUT_OFF * single.n) };
}

function refused(field: string, message: string): MadePlan {
  return { kind: "refused", field, message };
}
