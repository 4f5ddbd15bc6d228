/** What the forms of the register send, read once. */
import { z } from "zod";
import { isDay, parseInstant } from "#app/domain/instant.ts";
import { nameText, proseText } from "#app/domain/said.ts";

const none = (text: unknown) => (typeof text === "string" && text.trim() !== "" ? text.trim() : null);
const perhapsDay = z.preprocess(none, z.string().refine(isDay, "Write the day as YYYY-MM-DD.").nullable());
const day = z.string({ error: "Give the day." }).trim().refine(isDay, "Write the day as YYYY-MM-DD.");
const note = (most: number) =>
  z.preprocess((text) => text ?? "", proseText(most, `At most ${most.toLocaleString("en")} characters.`));
const said = (missing: string) =>
  z.preprocess((text) => text ?? "", proseText(2_000, "At most 2,000 characters.").pipe(z.string().min(1, missing)));
const by = nameText("Sign with your name.");

const place = z.preprocess(
  (text) => (none(text) === null ? null : Number(none(text))),
  z
    .int({ error: "The order is a whole number, 1 for the oldest." })
    .min(1, "The order begins at 1.")
    .max(10_000)
    .nullable(),
);
/** As a browser sends it, without a zone; read as UTC. */
const instant = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .refine((text) => !Number.isNaN(parseInstant(text)), "Write the time as YYYY-MM-DDThh:mm, in UTC.")
    .transform(parseInstant);

const facts = {
  family: z.preprocess((text) => none(text) ?? "", z.union([z.literal(""), nameText("Name the family.")])),
  place,
  about: note(2_000),
  endpoint: note(2_000),
};

export const registerForm = z.object({
  model: nameText("Name it as deliveries do."),
  ...facts,
  fromDay: perhapsDay,
  toDay: perhapsDay,
  by,
});
export const changeForm = z.object({ ...facts, by });
export const approveForm = z.object({
  fromDay: z.preprocess(none, z.string({ error: "Give the first day." }).refine(isDay, "Write the day as YYYY-MM-DD.")),
  toDay: perhapsDay,
  note: note(2_000),
  by,
});
export const endForm = z.object({ toDay: day, note: said("Say why."), by });
export const restoreForm = z.object({ note: said("Say why."), by });
export const downtimeForm = z.object({
  fromAt: instant("Say since when."),
  toAt: z.preprocess(none, instant("Say until when.").nullable()),
  note: said("Say what was down."),
  by,
});

export function errorsOf(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.toReversed().map(({ path, message }) => [String(path[0]), message]));
}
