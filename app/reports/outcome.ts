/** What became of a week, in one word and one letter: the list that cells, filter, legend and downloads share. */
import type { Commercial } from "#app/domain/decision.ts";
import type { MetricState } from "#app/metrics/metric.ts";

export const OUTCOMES = [
  "late",
  "deemed",
  "waiting",
  "rejected",
  "rework",
  "held",
  "credit",
  "accepted",
  "to-come",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface OutcomeLook {
  letter: string;
  word: string;
  /** Colour; null = none. */
  tone: MetricState | null;
  about: string;
}

export const OUTCOME_LOOKS: Record<Outcome, OutcomeLook> = {
  late: { letter: "L", word: "late", tone: "fail", about: "due, and nothing came" },
  deemed: { letter: "D", word: "deemed accepted", tone: "fail", about: "nobody decided in time; payable in full" },
  waiting: { letter: "U", word: "undecided", tone: "insufficient", about: "delivered, waits for a decision" },
  rejected: { letter: "R", word: "rejected", tone: "fail", about: "refused and not payable" },
  rework: { letter: "W", word: "sent back for rework", tone: "warn", about: "a corrected delivery is awaited" },
  held: { letter: "H", word: "held", tone: "insufficient", about: "the evidence was not enough; it still waits" },
  credit: { letter: "C", word: "accepted with credit", tone: "warn", about: "payable less a credit" },
  accepted: { letter: "A", word: "accepted", tone: "pass", about: "payable in full" },
  "to-come": { letter: "·", word: "to come", tone: null, about: "not due yet" },
};

const OF_DECISION: Record<Commercial, Outcome> = {
  accept: "accepted",
  accept_with_credit: "credit",
  hold: "held",
  rework: "rework",
  reject: "rejected",
};

/** @param isDeemed silence has accepted what waits */
export function outcomeOf(
  { mark, decision }: { mark: "decided" | "waiting" | "late" | "to come"; decision: { commercial: Commercial } | null },
  isDeemed: boolean,
): Outcome {
  if (isDeemed) return "deemed";
  if (mark === "late") return "late";
  if (mark === "to come") return "to-come";
  if (mark === "waiting") return decision?.commercial === "hold" ? "held" : "waiting";
  return decision ? OF_DECISION[decision.commercial] : "waiting";
}
