/** The people at a vendor, and dated notes about it. */
import { z } from "zod";
import { dayBy } from "./past-day.ts";
import { nameText, proseText, saidText } from "./said.ts";

const MOST_LINE = 200;
const EMAIL = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:]+$/u;

/** One version of a contact. The e-mail address may be missing, and so may everything but the name. */
export const contactSchema = z.object({
  name: nameText("Give the name."),
  role: z.preprocess((text) => text ?? "", proseText(MOST_LINE, "At most 200 characters.")),
  email: z
    .preprocess((text) => text ?? "", proseText(MOST_LINE, "At most 200 characters."))
    .refine((text) => text === "" || EMAIL.test(text), "This is no e-mail address: write it like name@example.org."),
  purpose: z.preprocess((text) => text ?? "", proseText(500, "At most 500 characters.")),
});
export type ContactValues = z.output<typeof contactSchema>;

export const retireContactSchema = z.object({
  why: saidText("Say why: left the vendor, another project …", 500, "A reason has at most 500 characters."),
});

const MOST_NOTE = 10_000;
export const vendorNoteSchema = (now: number) =>
  z.object({
    notedOn: dayBy(now, "Give the day it is about."),
    text: saidText("Write the note.", MOST_NOTE, "A note has at most 10,000 characters."),
  });

export const noteCommentSchema = z.object({
  text: saidText("Write something.", MOST_NOTE, "A comment has at most 10,000 characters."),
});
