/** Makes the digests that are due and sends what waits. A mail is claimed before the server is spoken to. */
import { dueDigest, isMailAddress, MOST_MAIL_WAIT_MS, mailWaitAfter } from "#app/domain/mail.ts";
import type { Role } from "#app/domain/permission.ts";
import type { SmtpSettings } from "#app/mail-settings.server.ts";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import {
  addMail,
  claimMail,
  type DueMail,
  digestChoiceOf,
  dueMails,
  markUnsure,
  noteMailAttempt,
  postponeMail,
  wantedDigests,
} from "#db/mails.server.ts";
import { userById } from "#db/people.server.ts";
import { mailBytes } from "./compose.server.ts";
import { contentOf } from "./content.server.ts";
import { type Sent, type SmtpTools, sendBySmtp } from "./smtp.server.ts";

export interface MailTools extends ReviewTools, Pick<SmtpTools, "ca" | "patience"> {
  settings: {
    smtp: SmtpSettings | null;
    publicUrl: string | null;
    keyFile: string;
    secondFactorRoles: readonly Role[];
    separateDuties: boolean;
  };
  random(): number;
}

const AT_ONCE = 20;
/** Longer than any conversation with a server may take. */
const CLAIM_MS = 600_000;

/** A digest for everybody whose hour has come. @returns how many are new. */
export async function makeDigests({ db, now }: Pick<MailTools, "db" | "now">): Promise<number> {
  let made = 0;
  for (const { userId, email, changedAt, ...choice } of await wantedDigests(db)) {
    const due = dueDigest(choice, now());
    // An hour that was past when it was chosen is not made up for; unless the clock was set back since.
    if (!due || (due.at < changedAt && changedAt <= now())) continue;
    made += Number(await addMail(db, { userId, kind: "digest", slot: due.day, address: email, madeAt: now() }));
  }
  return made;
}

export interface Round {
  taken: number;
  putOff: number;
  /** Given up, or unsure. */
  lost: number;
}

/** Sends what is due, one after the other. */
export async function sendMails(tools: MailTools, stopped: () => boolean = () => false): Promise<Round> {
  const { db, now } = tools;
  const round = { taken: 0, putOff: 0, lost: 0 };
  await markUnsure(db, { now: now(), longest: CLAIM_MS });
  for (const mail of await dueMails(db, { now: now(), longest: MOST_MAIL_WAIT_MS, limit: AT_ONCE })) {
    if (stopped()) break;
    const outcome = await attempt(tools, mail);
    if (outcome === "taken") round.taken += 1;
    else if (outcome === "put off") round.putOff += 1;
    else if (outcome !== null) round.lost += 1;
  }
  return round;
}

async function attempt(tools: MailTools, mail: DueMail): Promise<Sent["outcome"] | null> {
  const { db, now, random, settings, ca, patience } = tools;
  const { smtp, publicUrl: base } = settings;
  if (!smtp || base === null) return null;
  const raw = await bytesOf(tools, mail, smtp, base);
  if (!(await claimMail(db, mail, now()))) return null;
  const at = now();
  const sent: Sent =
    raw === null
      ? { outcome: "refused", code: null, fault: "There is nothing to send to this account any more.", ms: 0 }
      : await sendBySmtp({ smtp, ca, patience }, { to: mail.address, raw });
  const { outcome, ...answer } = sent;
  const wait = outcome === "put off" ? mailWaitAfter(mail.failed + 1, random()) : null;
  await noteMailAttempt(
    db,
    { mailId: mail.id, at, ...answer },
    {
      nextAt: wait === null ? null : now() + wait,
      sentAt: outcome === "taken" ? now() : null,
      unsureAt: outcome === "unsure" ? now() : null,
    },
  );
  return outcome === "put off" && wait === null ? "refused" : outcome;
}

/** Made before the claim: what fails here was not sent, and comes again later. */
async function bytesOf(tools: MailTools, mail: DueMail, smtp: SmtpSettings, base: string): Promise<Buffer | null> {
  const { db, now } = tools;
  try {
    const user = await userById(db, mail.userId);
    if (!user || user.disabledAt !== null || user.email !== mail.address || !isMailAddress(mail.address)) return null;
    const content = await contentOf(tools, mail, user, await digestChoiceOf(db, user.id), base);
    const messageId = `<assay-${mail.id}.${mail.madeAt}@${new URL(base).hostname}>`;
    return content && (await mailBytes(content, { from: smtp.from, to: mail.address, messageId, at: now(), base }));
  } catch (error) {
    await postponeMail(db, mail, now() + CLAIM_MS);
    throw error;
  }
}
