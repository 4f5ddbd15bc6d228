/** What the screens of mail show and change; the password of the server is in none of it. */
import { z } from "zod";
import { MAIL_KINDS, type MailState, RHYTHMS } from "#app/domain/mail.ts";
import { isTimeZone } from "#app/domain/wall-clock.ts";
import type { SmtpSettings } from "#app/mail-settings.server.ts";
import type { Person } from "#app/people/person.ts";
import type { Db } from "#db/client.server.ts";
import { addMail, chooseDigest, digestChoiceOf, type LoggedMail, mailLog } from "#db/mails.server.ts";
import type { ShownMail } from "./mail-list.ts";

interface PageTools {
  db: Db;
  settings: { smtp: SmtpSettings | null };
  now(): number;
}

export const MOST_MAILS = 1_000;
const MINUTE = 60_000;

export async function mailPage({ db, settings }: PageTools) {
  const { smtp } = settings;
  const tls =
    smtp && (smtp.implicitTls ? "from the first byte" : smtp.requireTls ? "STARTTLS, required" : "if offered");
  return {
    server: smtp && { host: smtp.host, port: smtp.port, from: smtp.from, tls, signsIn: smtp.login !== null },
    mails: await mailsShown(db),
    kinds: MAIL_KINDS,
  };
}

export async function mailsShown(db: Db, userId?: string, most = MOST_MAILS): Promise<ShownMail[]> {
  return (await mailLog(db, most, userId)).map((mail) => ({
    ...{ id: mail.id, to: mail.address, name: mail.name, kind: mail.kind, slot: mail.slot },
    ...{ madeAt: mail.madeAt, nextAt: mail.nextAt, state: stateOf(mail) },
    attempts: mail.attempts.map(({ at, code, fault, ms }) => ({ at, code, fault, ms })),
  }));
}

function stateOf({ sentAt, unsureAt, nextAt, sendingAt }: LoggedMail): MailState {
  if (sentAt !== null) return "sent";
  if (unsureAt !== null) return "unsure";
  return nextAt !== null || sendingAt !== null ? "waiting" : "given up";
}

/** To the admin's own address, at most once a minute. @returns a sentence when it cannot be. */
export async function askForTest({ db, settings, now }: PageTools, person: Person | null): Promise<string | null> {
  if (!person || settings.smtp === null) return "There is no mail server: set ASSAY_SMTP_URL.";
  const mail = { userId: person.id, kind: "test" as const, slot: slotOf(now(), MINUTE), address: person.email };
  return (await addMail(db, { ...mail, madeAt: now() })) ? null : "A test was asked for within this minute.";
}

export async function digestChoiceShown({ db, settings }: PageTools, person: Person | null) {
  const choice = person ? await digestChoiceOf(db, person.id) : undefined;
  const { rhythm = "never", hour = 8, weekday = 0, timeZone = "UTC" } = choice ?? {};
  return {
    ...{ rhythm, timeZone, hour: String(hour), weekday: String(weekday), email: person?.email ?? "" },
    hasServer: settings.smtp !== null,
    isConfirmed: choice?.confirmedEmail === person?.email,
    newest: (person && (await mailsShown(db, person.id, 1))[0]) ?? null,
  };
}

const choiceSchema = z.object({
  rhythm: z.enum(RHYTHMS, "Choose how often."),
  hour: z.coerce.number("Choose an hour.").int("Choose an hour.").min(0, "Choose an hour.").max(23, "Choose an hour."),
  weekday: z.coerce.number("Choose a day.").int("Choose a day.").min(0, "Choose a day.").max(6, "Choose a day."),
  timeZone: z.string().trim().refine(isTimeZone, "Name a zone such as Europe/Berlin, or UTC."),
});

/** Sends a link to an address that is not confirmed, at most every ten minutes. @returns errors by field; none = kept. */
export async function changeDigest(
  { db, now }: PageTools,
  person: Person | null,
  form: URLSearchParams,
): Promise<Record<string, string>> {
  const read = choiceSchema.safeParse(Object.fromEntries(form));
  if (!read.success)
    return Object.fromEntries(read.error.issues.toReversed().map(({ path, message }) => [String(path[0]), message]));
  if (!person) return { form: "Sign in first." };
  await chooseDigest(db, { userId: person.id, ...read.data, changedAt: now() });
  const isConfirmed = (await digestChoiceOf(db, person.id))?.confirmedEmail === person.email;
  if (read.data.rhythm === "never" || isConfirmed) return {};
  const mail = { userId: person.id, kind: "confirm" as const, slot: slotOf(now(), 10 * MINUTE), address: person.email };
  await addMail(db, { ...mail, madeAt: now() });
  return {};
}

function slotOf(now: number, ms: number): string {
  return new Date(Math.floor(now / ms) * ms).toISOString();
}
