/** Secrets that open something: made here, shown once, kept as a hash only. */
import { createHash, randomBytes } from "node:crypto";

/** 256 bits, fit for an address and a cookie. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * Tokens are random, so a plain hash is enough, and looking one up by its hash says nothing of how near a guess came.
 *
 * @returns 64 hexadecimal digits.
 */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
