/** Flags: a doubt on record, with what its author proposes, and what became of it. */
import { z } from "zod";
import { nameText, proseText, saidText } from "./said.ts";

export const FLAG_SUBJECTS = ["record", "annotator", "slice", "batch"] as const;
export type FlagSubject = (typeof FLAG_SUBJECTS)[number];

export const FLAG_REASONS = [
  "gold_errors",
  "disagreement",
  "side_bias",
  "length_bias",
  "careless",
  "copying",
  "duplicates",
  "against_instructions",
  "scores_disagree",
  "drift",
  "other",
] as const;
export type FlagReason = (typeof FLAG_REASONS)[number];

export const FLAG_REASON_TEXT: Record<FlagReason, string> = {
  gold_errors: "wrong on gold",
  disagreement: "disagrees with the others",
  side_bias: "prefers a side",
  length_bias: "prefers the longer response",
  careless: "careless work",
  copying: "copied answers",
  duplicates: "duplicates",
  against_instructions: "against the instructions",
  scores_disagree: "scores say otherwise",
  drift: "drift",
  other: "another reason",
};

export const FLAG_TREATMENTS = ["inspect", "downweight", "quarantine", "drop", "charge_back"] as const;
export type FlagTreatment = (typeof FLAG_TREATMENTS)[number];

export const FLAG_TREATMENT_TEXT: Record<FlagTreatment, string> = {
  inspect: "inspect",
  downweight: "downweight",
  quarantine: "quarantine",
  drop: "drop",
  charge_back: "charge back",
};

export const FLAG_STATES = ["open", "upheld", "dismissed"] as const;
export type FlagState = (typeof FLAG_STATES)[number];

/** A flag in these states counts: it is doubted still, or the doubt was right. */
export const STANDING_STATES: readonly FlagState[] = ["open", "upheld"];

const MOST_NOTE = 2000;
/** Characters of what a flag is about: some two hundred records by place. */
export const LONGEST_SUBJECT = 4000;

/** A new flag as a form sends it. Weights are text there; an empty one is none. */
export const newFlagSchema = z
  .object({
    subjectKind: z.enum(FLAG_SUBJECTS, { error: "Say what the flag is about." }),
    subject: z.string().max(LONGEST_SUBJECT, "This slice has too many names for a flag.").default(""),
    reason: z.enum(FLAG_REASONS, { error: "Choose a reason." }),
    note: proseText(MOST_NOTE, "A note has at most 2,000 characters.").default(""),
    treatment: z.enum(FLAG_TREATMENTS, { error: "Choose a treatment." }),
    weight: z.preprocess(
      (text) => (typeof text === "string" && text.trim() !== "" ? Number(text) : null),
      z
        .number({ error: "A weight is a number." })
        .min(0, "A weight is at least 0.")
        .lt(1, "A weight is under 1.")
        .nullable(),
    ),
    author: nameText("Sign the flag with your name."),
  })
  .superRefine(({ treatment, weight, reason, note }, context) => {
    if (treatment === "downweight" && weight === null)
      context.addIssue({ code: "custom", path: ["weight"], message: "Give the weight proposed, under 1." });
    if (reason === "other" && note === "")
      context.addIssue({ code: "custom", path: ["note"], message: "Say in the note what the reason is." });
  })
  .transform((flag) => ({ ...flag, weight: flag.treatment === "downweight" ? flag.weight : null }));

export type NewFlag = z.output<typeof newFlagSchema>;

/** What becomes of a flag. */
export const rulingSchema = z.object({
  flag: z.coerce.number().int().positive(),
  state: z.enum(FLAG_STATES, { error: "Uphold, dismiss or reopen it." }),
  by: nameText("Sign with your name."),
  why: saidText("Say why.", MOST_NOTE, "A reason has at most 2,000 characters."),
});
