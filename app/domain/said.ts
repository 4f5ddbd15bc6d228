/** What people type: names and prose, so that nothing unseen comes in with them. */
import { z } from "zod";

const MOST_NAME = 200;
/** Controls, direction marks and overrides, zero-width spaces. The joiners that some scripts are written with stay. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;
const CONTROLS = /(?![\n\t])\p{Cc}/gu;

/** One line that can be seen: a person's name, the name of a thing. */
export function nameText(missing: string, most = MOST_NAME) {
  return z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(most, `A name has at most ${most} characters.`)
    .refine((text) => !UNSEEN.test(text), "Write it without line breaks, control or direction characters.")
    .refine((text) => text === "" || /[\p{L}\p{N}]/u.test(text), "Write at least one letter or digit.");
}

/** Lines of text, empty by default; control characters are taken out. */
export function proseText(most: number, tooLong: string) {
  return z
    .string()
    .transform((text) => text.replaceAll("\r\n", "\n").replace(CONTROLS, "").trim())
    .pipe(z.string().max(most, tooLong));
}

/** The same, and something must be said. */
export function saidText(missing: string, most: number, tooLong: string) {
  return z.preprocess((text) => text ?? "", proseText(most, tooLong).pipe(z.string().min(1, missing)));
}
