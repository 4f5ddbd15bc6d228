/** Inspection: a drawn sample reviewed by us, blind, against a plan. */

/** Worst first. */
export const DEFECT_CLASSES = ["critical", "major", "minor"] as const;
export type DefectClass = (typeof DEFECT_CLASSES)[number];

export const DEFECT_CLASS_TEXT: Record<DefectClass, { title: string; meaning: string }> = {
  critical: { title: "Critical", meaning: "would do harm if a model learnt it, or the task was not done at all" },
  major: { title: "Major", meaning: "the label says the opposite of what the instruction asks for" },
  minor: { title: "Minor", meaning: "the side is defensible, its strength or the formalities are not" },
};

/** What a reviewer says of a label once it is revealed. */
export const REVIEW_VERDICTS = ["defensible", ...DEFECT_CLASSES] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

/** lot: a random sample by a plan, from which the lot is judged. queue: chosen items, from which no lot is. */
export const INSPECTION_KINDS = ["lot", "queue"] as const;
export type InspectionKind = (typeof INSPECTION_KINDS)[number];

export const INSPECTION_ENDS = ["accepted", "rejected", "finished", "abandoned"] as const;
export type InspectionEnd = (typeof INSPECTION_ENDS)[number];

export const SEVERITIES = ["normal", "tightened"] as const;
export type Severity = (typeof SEVERITIES)[number];

export const PLAN_KINDS = ["limiting-quality", "acceptance-quality", "zero-acceptance", "sequential"] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

export const PLAN_KIND_TEXT: Record<PlanKind, { title: string; meaning: string; limit: string }> = {
  "limiting-quality": {
    title: "Limiting quality (ISO 2859-2)",
    meaning:
      "For a lot by itself or a short series, as a contract of a few weeks is: a lot at the limit seldom passes.",
    limit: "Limiting quality",
  },
  "acceptance-quality": {
    title: "Acceptance quality (ISO 2859-1)",
    meaning:
      "For a continuing series of lots: a series at the limit nearly always passes; two refusals in five tighten it.",
    limit: "Acceptance quality limit",
  },
  "zero-acceptance": {
    title: "Zero acceptance",
    meaning:
      "One defect refuses the lot; none shows, with the confidence asked for, that fewer than the limit are there.",
    limit: "Limit",
  },
  sequential: {
    title: "Sequential (Wald’s test)",
    meaning: "Decides after every judgment whether to accept, refuse or go on; on average it needs far fewer.",
    limit: "Bad lot",
  },
};

/** Draw n, accept with at most `accept` defects of the class. `limit` is the share the plan is indexed by. */
export interface SingleClassPlan {
  kind: "single";
  defect: DefectClass;
  limit: number;
  n: number;
  accept: number;
}

/** Wald's test between a `good` and a bad lot (`limit`), cut off after n. */
export interface SequentialClassPlan {
  kind: "sequential";
  defect: DefectClass;
  good: number;
  limit: number;
  /** Risk of refusing the good lot, and of accepting the bad. */
  alpha: number;
  beta: number;
  n: number;
}

export type ClassPlan = SingleClassPlan | SequentialClassPlan;

export interface SamplingPlan {
  kind: PlanKind;
  /** Of acceptance quality only. */
  severity: Severity | null;
  /** Of zero acceptance only. */
  confidence: number | null;
  /** Judgments in the lot. */
  lot: number;
  /** Judgments drawn: the largest n of its classes. Each class is judged on the first n of its own. */
  n: number;
  classes: ClassPlan[];
}
