/** How an inspection ends, and the sentence that says so. */

import { countOf, estimateText } from "#app/domain/figure.ts";
import { DEFECT_CLASS_TEXT, type InspectionEnd, type InspectionKind } from "#app/domain/inspection.ts";
import type { ClassStanding, Standing } from "./assess.ts";

export interface Ended {
  end: InspectionEnd;
  standing: Standing;
  reason: string;
  endedAt: number;
  endedBy: string;
}

/** Complete, or certain already: what the plan says. A queue is only finished. */
export function outcomeOf(
  { kind }: { kind: InspectionKind },
  standing: Standing,
  { now, by, reason = "" }: { now: number; by: string; reason?: string },
): Ended {
  const judged = standing.verdict === "rejected" ? "rejected" : "accepted";
  return { end: kind === "queue" ? "finished" : judged, standing, reason, endedAt: now, endedBy: by };
}

/** @example "Rejected: 5 major defects where 3 were allowed; none critical." */
export function standingSentence(end: InspectionEnd | null, { classes, settled, drawn, second }: Standing): string {
  const found = classes.filter(({ defects }) => defects > 0).map(classText);
  const none = settled === 0 ? "nothing reviewed yet" : "no defect";
  const text = found.length === 0 ? none : found.join(", ");
  if (end === "abandoned") return `Abandoned after ${countOf(settled, "judgment")}: ${text}. Nothing follows from it.`;
  if (end === "finished")
    return `Finished: ${text} among ${countOf(settled, "chosen judgment")}. No lot is judged by it.`;
  if (end === "accepted") return `Accepted: ${text} in ${countOf(settled, "judgment")}.`;
  if (end === "rejected") return `Rejected: ${text} in ${countOf(settled, "judgment")}.`;
  const waits = second > 0 ? `; ${second} wait${second === 1 ? "s" : ""} for a second reviewer` : "";
  return `${settled} of ${countOf(drawn, "judgment")} settled: ${text}${waits}.`;
}

function classText({ defect, plan, counted, defects, verdict }: ClassStanding): string {
  const name = DEFECT_CLASS_TEXT[defect].title.toLowerCase();
  const allowed = plan?.kind === "single" ? `, ${plan.accept} allowed` : "";
  const of = counted === defects ? "" : ` (${counted} among the first ${plan?.n ?? 0})`;
  return `${defects} ${name}${of}${verdict === "rejected" ? allowed : ""}`;
}

/** @example "0.024 [0.005, 0.069]" */
export function rateText({ rate }: Pick<ClassStanding, "rate">): string {
  return rate ? estimateText(rate, "share") : "nothing reviewed yet";
}
