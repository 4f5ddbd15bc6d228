/** What the reviews so far say of the items, the classes and the lot. */
import {
  type ClassPlan,
  DEFECT_CLASSES,
  type DefectClass,
  type ReviewVerdict,
  type SamplingPlan,
} from "#app/domain/inspection.ts";
import { clopperPearsonInterval } from "#app/stats/clopper-pearson-interval.ts";
import { atCutOff } from "#app/stats/sequential-curve.ts";
import { sequentialLines, sequentialPlan } from "#app/stats/sequential-probability-ratio.ts";

/**
 * waiting: nobody said anything yet. second: one reviewer found it indefensible, another has to look. fine and disputed
 * (two reviewers, of whom one would defend it) are no defects.
 */
export type ItemState = "waiting" | "second" | "fine" | "disputed" | DefectClass;

/** A defect counts when two agree that the label is indefensible; where they differ in class, as the milder of the two. */
export function itemState(verdicts: readonly ReviewVerdict[]): ItemState {
  const [first, second] = verdicts;
  if (first === undefined) return "waiting";
  if (first === "defensible") return "fine";
  if (second === undefined) return "second";
  if (second === "defensible") return "disputed";
  return DEFECT_CLASSES[Math.max(DEFECT_CLASSES.indexOf(first), DEFECT_CLASSES.indexOf(second))] ?? "minor";
}

export function isSettled(state: ItemState): boolean {
  return state !== "waiting" && state !== "second";
}

export type ClassVerdict = "accepted" | "rejected" | "open";

export interface ClassStanding {
  defect: DefectClass;
  plan: ClassPlan | null;
  /** Among the judgments that the class is judged on; equal to `defects` where all are. */
  counted: number;
  /** Among all that were settled. */
  defects: number;
  settled: number;
  /** The share of defects with the exact interval of Clopper and Pearson; null when nothing is settled. */
  rate: { value: number; low: number; high: number } | null;
  verdict: ClassVerdict;
}

export interface Standing {
  drawn: number;
  settled: number;
  /** Found indefensible by one reviewer, waiting for another. */
  second: number;
  disputed: number;
  classes: ClassStanding[];
  /** open: more reviews are needed to say. */
  verdict: ClassVerdict;
  /** Every judgment that the plan asks for is settled. */
  complete: boolean;
}

/** @param states in the order of the draw. @param plan null for a queue: nothing is judged. */
export function assess(plan: SamplingPlan | null, states: readonly ItemState[]): Standing {
  const settled = states.filter(isSettled).length;
  const classes = DEFECT_CLASSES.map((defect) => {
    const one = plan?.classes.find((found) => found.defect === defect) ?? null;
    const defects = states.filter((state) => state === defect).length;
    return {
      defect,
      plan: one,
      counted: one ? states.slice(0, one.n).filter((state) => state === defect).length : defects,
      defects,
      settled,
      rate: settled === 0 ? null : { value: defects / settled, ...clopperPearsonInterval(defects, settled) },
      verdict: one ? classVerdict(one, states) : ("open" as const),
    };
  });
  const judged = classes.filter((one) => one.plan !== null);
  const verdict = judged.some((one) => one.verdict === "rejected")
    ? "rejected"
    : judged.length > 0 && judged.every((one) => one.verdict === "accepted")
      ? "accepted"
      : "open";
  const isSequential = plan?.kind === "sequential";
  return {
    drawn: states.length,
    settled,
    second: states.filter((state) => state === "second").length,
    disputed: states.filter((state) => state === "disputed").length,
    classes,
    verdict,
    complete: settled === states.length || (isSequential && verdict !== "open"),
  };
}

function classVerdict(plan: ClassPlan, states: readonly ItemState[]): ClassVerdict {
  if (plan.kind === "sequential") return sequentialVerdict(plan, states);
  const judged = states.slice(0, plan.n);
  const defects = judged.filter((state) => state === plan.defect).length;
  const unsettled = judged.filter((state) => !isSettled(state)).length;
  if (defects > plan.accept) return "rejected";
  return defects + unsettled <= plan.accept ? "accepted" : "open";
}

/** The test looks at the judgments one by one in the order of the draw, up to the first that is not settled. */
function sequentialVerdict(
  { good, limit, alpha, beta, n, defect }: Extract<ClassPlan, { kind: "sequential" }>,
  states: readonly ItemState[],
): ClassVerdict {
  const lines = sequentialPlan(good, limit, alpha, beta);
  let defects = 0;
  for (let i = 0; i < Math.min(n, states.length); i += 1) {
    const state = states[i] as ItemState;
    if (!isSettled(state)) return "open";
    if (state === defect) defects += 1;
    const { accept, reject } = i + 1 === n ? atCutOff(lines, n) : sequentialLines(lines, i + 1);
    if (defects >= reject) return "rejected";
    if (defects <= accept) return "accepted";
  }
  return "open";
}
