/** The life of a contract from the first talk to its end, which moves there are, and what each stage lets in. */

export const STAGES = ["sourcing", "agreed", "onboarding", "running", "closing", "closed", "terminated"] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_TEXT: Record<Stage, string> = {
  sourcing: "Vendors are asked and quotes compared; nothing is signed.",
  agreed: "Signed; the instructions are agreed upon next.",
  onboarding: "Annotators are trained and calibrated; a pilot may come.",
  running: "Weekly batches are collected and decided.",
  closing: "Everything is ordered; corrections, invoices and claims are settled.",
  closed: "Settled. Nothing more is delivered.",
  terminated: "Ended early. Nothing more is delivered.",
};

/** Stages that a new contract may be recorded at. */
export const FIRST_STAGES = ["sourcing", "agreed", "onboarding", "running"] as const satisfies readonly Stage[];

/** Forward one step, the way back where a step was taken too early, and an early end from everywhere. */
const MOVES: Record<Stage, readonly Stage[]> = {
  sourcing: ["agreed", "terminated"],
  agreed: ["onboarding", "running", "sourcing", "terminated"],
  onboarding: ["running", "agreed", "terminated"],
  running: ["closing", "onboarding", "terminated"],
  closing: ["closed", "running", "terminated"],
  // Something came up after all: the books are opened again, with a note.
  closed: ["closing"],
  terminated: ["closing"],
};

/** Stages in which nothing more is delivered. */
export const hasEnded = (stage: Stage): boolean => stage === "closed" || stage === "terminated";

/** Stages that may follow. */
export const movesFrom = (stage: Stage): readonly Stage[] => MOVES[stage];

/** A contract nobody has said the stage of runs: all those from before there were stages did. */
export const STAGE_UNSAID: Stage = "running";

export interface StageMove {
  from: Stage;
  to: Stage;
  /** YYYY-MM-DD: when it happened. */
  on: string;
  /** YYYY-MM-DD of the move before; null = the first. */
  before: string | null;
  today: string;
  /** What of the readiness list is not ready yet. */
  red: readonly string[];
  /** Why it runs while that is so. */
  redReason: string;
  /** What is still open with the vendor. */
  open: readonly string[];
  /** Why it ends while that is so. */
  openReason: string;
}

/** What stands in the way of a move, by field of its form; empty when nothing does. */
export function moveProblems(move: StageMove): Record<string, string> {
  const { from, to, on, before, today, red, redReason, open, openReason } = move;
  if (!MOVES[from].includes(to))
    return { stage: `A contract that is ${from} can become ${listed(MOVES[from])}, not ${to}.` };
  if (on > today) return { on: "It has not happened yet: give today or an earlier day." };
  if (before !== null && on < before) return { on: `The stage before began on ${before}; this cannot be earlier.` };
  if (to === "running" && red.length > 0 && redReason.trim() === "")
    return { redReason: `Not ready yet: ${red.join(", ")}. Say why collection starts all the same.` };
  if (hasEnded(to) && open.length > 0 && openReason.trim() === "")
    return { openReason: `Still open: ${open.join("; ")}. Say why it is ${to} all the same.` };
  return {};
}

/**
 * Why nothing is taken in at a stage; null when deliveries are welcome.
 *
 * Refused while nothing is signed, because accepting rows then makes a debt that no contract prices, and after the end,
 * because what comes then would reopen settled books unseen. A pilot before the contract runs is taken: it is how one
 * gets ready. Samples are looked at without a contract, by a check.
 */
export function refusesDeliveries(stage: Stage): { message: string; hint: string } | null {
  if (stage === "sourcing")
    return {
      message: "The contract is not agreed yet, so nothing is taken in for it.",
      hint: "Look at a sample with a check of the file; move the contract to agreed once it is signed.",
    };
  if (!hasEnded(stage)) return null;
  return {
    message: `The contract is ${stage}; nothing more is taken in for it.`,
    hint: "Move it back to closing, with a note, if this delivery is still owed.",
  };
}

function listed(stages: readonly Stage[]): string {
  return stages.length === 1 ? (stages[0] ?? "") : `${stages.slice(0, -1).join(", ")} or ${stages.at(-1)}`;
}
