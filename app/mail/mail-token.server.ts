/** What a link in a mail lets its reader do without signing in: confirm the address, or end the digest. Nothing else. */
import { seal, sealFor, unseal, unsealInTime } from "#app/people/seal.server.ts";
import type { Db } from "#db/client.server.ts";
import { confirmAddress, endDigest } from "#db/mails.server.ts";
import { userById } from "#db/people.server.ts";

interface TokenTools {
  db: Db;
  settings: { keyFile: string };
  now(): number;
}

interface Whose {
  userId: string;
  email: string;
}

const CONFIRM = "mail address";
const END = "end of digest";
const CONFIRM_MS = 7 * 86_400_000;

export const confirmToken = ({ settings, now }: TokenTools, whose: Whose) =>
  sealFor({ keyFile: settings.keyFile, purpose: CONFIRM }, { now: now(), lasts: CONFIRM_MS }, whose);

/** Serves for as long as the mail that it stands in is kept. */
export const endToken = ({ settings }: TokenTools, whose: Whose) =>
  seal({ keyFile: settings.keyFile, purpose: END }, JSON.stringify(whose));

export type MailLink = Whose & { kind: "confirm" | "end" };

/** null for what was never made here, is too old, or was sent to an address that the account no longer has. */
export async function mailLinkOf(tools: TokenTools, token: string): Promise<MailLink | null> {
  const { keyFile } = tools.settings;
  const confirm = unsealInTime<Whose>({ keyFile, purpose: CONFIRM }, token, tools.now());
  const end = confirm ? null : unseal({ keyFile, purpose: END }, token);
  const whose = confirm ?? (end === null ? null : (JSON.parse(end) as Whose));
  const user = whose && (await userById(tools.db, whose.userId));
  if (!whose || user?.email !== whose.email || user.disabledAt !== null) return null;
  return { ...whose, kind: confirm ? "confirm" : "end" };
}

export async function followMailLink({ db, now }: TokenTools, { kind, userId, email }: MailLink): Promise<void> {
  if (kind === "confirm") await confirmAddress(db, userId, email);
  else await endDigest(db, userId, now());
}
