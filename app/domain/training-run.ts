/** Training runs and what they scored: the words, and what a new run must say. */
import { z } from "zod";

/**
 * base: nothing was trained; the checkpoint the others start from, evaluated as it is. main: trained on a whole release.
 * ablation: trained on a release without some of its batches.
 */
export const RUN_KINDS = ["main", "ablation", "base"] as const;
export type RunKind = (typeof RUN_KINDS)[number];

export const RUN_KIND_TEXT: Record<RunKind, string> = {
  main: "trained on a whole release",
  ablation: "trained on a release without some batches",
  base: "the base checkpoint itself, not trained",
};

/** Which way a benchmark is better. */
export const BETTER = ["higher", "lower"] as const;
export type Better = (typeof BETTER)[number];

/** share: a proportion of n items, 0 to 1, which carries its own sampling error. score: any other number. */
export const EVALUATION_UNITS = ["share", "score"] as const;
export type EvaluationUnit = (typeof EVALUATION_UNITS)[number];

const MOST_SEEDS = 100;

const words = (what: string, longest: number) =>
  z
    .string({ error: `Give ${what}.` })
    .trim()
    .min(1, `Give ${what}.`)
    .max(longest, `At most ${longest} characters.`);
const perhaps = (longest: number) => z.string().trim().max(longest, `At most ${longest} characters.`).default("");

/** "1, 2, 3" or [1, 2, 3] as seeds. */
const seeds = z.preprocess(
  (given) => (typeof given === "string" ? given.split(/[\s,;]+/).filter((part) => part !== "") : given),
  z
    .array(
      z.coerce
        .number({ error: "Seeds are whole numbers with commas, as 1, 2, 3." })
        .int("Seeds are whole numbers with commas, as 1, 2, 3.")
        .min(0, "A seed is at least 0.")
        .max(Number.MAX_SAFE_INTEGER, "A seed has at most 15 digits."),
      { error: "Give the seeds, as 1, 2, 3." },
    )
    .min(1, "Give at least one seed; three or more let a difference be told from chance.")
    .max(MOST_SEEDS, `At most ${MOST_SEEDS} seeds.`)
    .refine((all) => new Set(all).size === all.length, "A seed is named twice."),
);

export const newRunSchema = z
  .object({
    name: words("the run a name", 100),
    kind: z.enum(RUN_KINDS, { error: `A run is one of ${RUN_KINDS.join(", ")}.` }),
    /** By id or name; empty for the base. */
    release: perhaps(200),
    baseCheckpoint: words("the checkpoint it starts from", 200),
    /** DPO, a reward model, …; empty for the base. */
    method: perhaps(100),
    config: perhaps(500),
    seeds,
    checkpoint: perhaps(200),
    /** Batches left out of the release, by id. */
    leftOut: z.array(z.string()).default([]),
    note: perhaps(2000),
    by: words("your name", 100),
  })
  .superRefine((run, context) => {
    const problem = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (run.kind === "base") {
      if (run.release !== "") problem("release", "A base checkpoint was trained on no release of yours: leave it out.");
    } else {
      if (run.release === "") problem("release", "Say which release it was trained on.");
      if (run.method === "") problem("method", "Say how it was trained, as DPO or a reward model.");
    }
    if (run.kind === "ablation" && run.leftOut.length === 0) problem("leftOut", "Say which weeks were left out.");
    if (run.kind !== "ablation" && run.leftOut.length > 0)
      problem("leftOut", "Only an ablation leaves weeks out of its release.");
  });

export type NewRun = z.output<typeof newRunSchema>;

/**
 * The week of a contract by which the model should visibly have improved: the fifth, as of a first contract of six weeks
 * ("by week 4 or 5 we can see the data improving our model"), or the last of a shorter one. The week before is when one
 * begins to look. Source: Lambert, RLHF book, chapter "Preference Data".
 */
export function improvementDueWeek(weeks: number): number {
  return Math.min(IMPROVEMENT_DUE_WEEK, Math.max(1, weeks));
}

const IMPROVEMENT_DUE_WEEK = 5;

/** What is compared: runs that differ in the data alone start from one checkpoint and are trained in one way. */
export function recipeOf({ baseCheckpoint, method }: { baseCheckpoint: string; method: string }): string {
  return `${method} from ${baseCheckpoint}`;
}
