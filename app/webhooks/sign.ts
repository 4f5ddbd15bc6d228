/** The signature under a message: of when it was sent and of every byte of it. */
import { createHmac, timingSafeEqual } from "node:crypto";

/** Older messages are refused by whoever checks: somebody kept them. */
export const TOLERANCE_MS = 5 * 60_000;

/**
 * The value of `Assay-Signature`: seconds since 1970, and the HMAC-SHA-256 of them, a full stop and the body.
 *
 * @example sign("secret", "{}", 1_700_000_000_000) // "t=1700000000,v1=<64 hex digits>"
 */
export function sign(secret: string, body: string, now: number): string {
  const seconds = Math.floor(now / 1000);
  return `t=${seconds},v1=${mac(secret, seconds, body)}`;
}

/** What a receiver does; the README shows the same in Python. */
export function isSigned(secret: string, body: string, header: string, now: number): boolean {
  const [, seconds = "", given = ""] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (given === "" || Math.abs(now - Number(seconds) * 1000) > TOLERANCE_MS) return false;
  return timingSafeEqual(Buffer.from(given, "hex"), Buffer.from(mac(secret, Number(seconds), body), "hex"));
}

function mac(secret: string, seconds: number, body: string): string {
  return createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
}
