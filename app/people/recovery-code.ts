/** Codes that stand in for the second factor, each once: 80 random bits, so that a plain hash of one is enough. */
import { randomBytes } from "node:crypto";
import { base32 } from "./totp.ts";

export const HOW_MANY = 10;
const BYTES = 10;

/** Such as ABCD-EFGH-JKMN-PQRS. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => (base32(randomBytes(BYTES)).match(/.{4}/g) ?? []).join("-"));
}

/** As it is hashed, however it was typed; null when it cannot be one. */
export function recoveryCodeOf(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, "");
  return /^[A-Z2-7]{16}$/.test(code) ? code : null;
}
