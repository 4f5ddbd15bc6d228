/** Comments and assignments, as forms send them. */
import { z } from "zod";
import { parseInstant } from "./instant.ts";
import { nameText, proseText, saidText } from "./said.ts";

/** What can be talked about. */
export const TALK_SUBJECTS = ["contract", "batch", "slice", "record", "flag"] as const;
export type TalkSubject = (typeof TALK_SUBJECTS)[number];

const MOST_COMMENT = 10_000;
const MOST_TASK = 500;

export const commentText = saidText("Write something.", MOST_COMMENT, "A comment has at most 10,000 characters.");

export const newCommentSchema = z.object({ text: commentText, author: nameText("Sign with your name.") });

export const newAssignmentSchema = z.object({
  task: saidText("Say what is to be done.", MOST_TASK, "A task has at most 500 characters; use a comment for more."),
  assignee: nameText("Say who is to do it."),
  dueOn: z
    .string({ error: "Give the day it is due." })
    .trim()
    .regex(/^\d{4}-\d\d-\d\d$/, "Write the day as YYYY-MM-DD.")
    .refine((day) => Number.isFinite(parseInstant(day)), "There is no such day."),
  author: nameText("Sign with your name."),
});

export const closureSchema = z.object({
  by: nameText("Sign with your name."),
  note: z.preprocess((text) => text ?? "", proseText(2000, "A note has at most 2,000 characters.")),
});
