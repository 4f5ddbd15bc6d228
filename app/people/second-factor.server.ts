/** The second factor: setting it up, checking it, taking it away. */
import { randomBytes } from "node:crypto";
import { setSecondFactor, type UserRow, useTotpStep } from "#db/people.server.ts";
import { useRecoveryCode } from "#db/sessions.server.ts";
import { type QrShape, qrShape } from "./qr.server.ts";
import { newRecoveryCodes, recoveryCodeOf } from "./recovery-code.ts";
import { seal, sealFor, unseal, unsealInTime } from "./seal.server.ts";
import { tokenHash } from "./token.server.ts";
import type { Tools } from "./tools.server.ts";
import { base32, isUnusedStep, otpauthUri, STEPS_AHEAD, stepOfCode } from "./totp.ts";

/** RFC 4226 recommends 160 bits. */
const SECRET_BYTES = 20;
const SET_UP_LASTS = 30 * 60_000;

export interface SetUp {
  /** For those who cannot scan: letters in groups of four. */
  secret: string;
  qr: QrShape;
  /** The secret as the form carries it until a code confirms it; nothing is stored before. */
  sealed: string;
}

export async function beginSetUp(tools: Tools, user: UserRow): Promise<SetUp> {
  const secret = randomBytes(SECRET_BYTES);
  return shown(
    user,
    secret,
    sealFor(pendingSeal(tools, user.id), { now: tools.now(), lasts: SET_UP_LASTS }, secret.toString("hex")),
  );
}

/** The same again, after a code that was not right; null when it is too old, or not ours. */
export async function sameSetUp(tools: Tools, user: UserRow, sealed: string): Promise<SetUp | null> {
  const secret = unsealInTime<string>(pendingSeal(tools, user.id), sealed, tools.now());
  return secret === null ? null : shown(user, Buffer.from(secret, "hex"), sealed);
}

async function shown(user: UserRow, secret: Buffer, sealed: string): Promise<SetUp> {
  const groups = base32(secret).match(/.{4}/g) ?? [];
  return { secret: groups.join(" "), qr: await qrShape(otpauthUri(secret, user.email)), sealed };
}

/** The recovery codes, which nobody can read again; null when the code is not right or there is a second factor already. */
export async function confirmSetUp(
  tools: Tools,
  user: UserRow,
  sealed: string,
  code: string,
): Promise<string[] | null> {
  const secret = unsealInTime<string>(pendingSeal(tools, user.id), sealed, tools.now());
  if (secret === null) return null;
  const step = stepOfCode(Buffer.from(secret, "hex"), code, tools.now());
  if (step === null) return null;
  const codes = newRecoveryCodes();
  const kept = { sealed: seal(secretSeal(tools, user.id), secret), step, codeHashes: codes.map(hashOf) };
  return (await setSecondFactor(tools.db, user.id, kept)) ? codes : null;
}

/** Spends the code: neither one of the app nor a recovery code is right twice. */
export async function isSecondFactor(tools: Tools, user: UserRow, typed: string): Promise<boolean> {
  const recovery = recoveryCodeOf(typed);
  if (recovery !== null) return useRecoveryCode(tools.db, user.id, tokenHash(recovery), tools.now());
  return isAppCode(tools, user, typed);
}

export async function isAppCode(tools: Tools, user: UserRow, typed: string): Promise<boolean> {
  const step = appStep(tools, user, typed);
  return step !== null && (await useTotpStep(tools.db, user.id, { step, ahead: STEPS_AHEAD }));
}

/** Whether it would be right, without spending it. */
export function couldBeAppCode(tools: Tools, user: UserRow, typed: string): boolean {
  const step = appStep(tools, user, typed);
  return step !== null && isUnusedStep(user.totpLastStep, step);
}

function appStep(tools: Tools, user: UserRow, typed: string): number | null {
  // With another key than it was sealed with, a secret cannot be read; recovery codes still serve.
  const secret = user.totpSecret && unseal(secretSeal(tools, user.id), user.totpSecret);
  return secret ? stepOfCode(Buffer.from(secret, "hex"), typed, tools.now()) : null;
}

export function hashOf(recoveryCode: string): string {
  return tokenHash(recoveryCode.replaceAll("-", ""));
}

/** A secret copied to the row of somebody else opens nothing there. */
function secretSeal({ settings }: Tools, userId: string) {
  return { keyFile: settings.keyFile, purpose: `second factor of ${userId}` };
}

function pendingSeal({ settings }: Tools, userId: string) {
  return { keyFile: settings.keyFile, purpose: `second factor being set up by ${userId}` };
}
