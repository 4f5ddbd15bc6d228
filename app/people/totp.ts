/** One-time codes of RFC 4226 (by counter) and RFC 6238 (by time). */
import { createHmac, timingSafeEqual } from "node:crypto";

export type HmacHash = "sha1" | "sha256" | "sha512";

/** Seconds that a code lasts. Apps assume it, as they assume six digits and SHA-1. */
export const STEP_SECONDS = 30;
export const DIGITS = 6;
/** Steps before and after the present one whose code is taken: clocks differ, and typing takes time. */
const DRIFT = 1;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * @param counter a whole number, not negative.
 * @returns decimal digits, with leading zeros.
 */
export function hotp(secret: Uint8Array, counter: number, digits = DIGITS, hash: HmacHash = "sha1"): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac(hash, secret).update(message).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/** @param now milliseconds since 1970. */
export function stepAt(now: number): number {
  return Math.floor(now / 1000 / STEP_SECONDS);
}

/** Ten minutes: a step used further ahead was used before the clock was set back, and refuses nobody until it comes again. */
export const STEPS_AHEAD = 20;

/** Whether a code may still be used, after the one that was used last. */
export function isUnusedStep(last: number | null, step: number): boolean {
  return last === null || step > last || last - step > STEPS_AHEAD;
}

/** The step whose code this is, of the present one and its neighbours; null when it is none of theirs. */
export function stepOfCode(secret: Uint8Array, code: string, now: number): number | null {
  const given = Buffer.from(code.replace(/\s/g, ""));
  const present = stepAt(now);
  let found: number | null = null;
  // All are compared, so that the time it takes says nothing of which one it was.
  for (let step = present - DRIFT; step <= present + DRIFT; step += 1) {
    const right = Buffer.from(hotp(secret, step));
    if (given.length === right.length && timingSafeEqual(given, right)) found = step;
  }
  return found;
}

/** RFC 4648, without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => BASE32.charAt(Number.parseInt(group.padEnd(5, "0"), 2))).join("");
}

/** What the QR code holds: https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function otpauthUri(secret: Uint8Array, account: string): string {
  const query = `secret=${base32(secret)}&issuer=Assay&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`;
  return `otpauth://totp/Assay:${encodeURIComponent(account)}?${query}`;
}
