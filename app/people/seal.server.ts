/**
 * Secrets that have to be read again (of second factors), and what a browser keeps for us (half-done sign-ins), are sealed
 * with a key that is no part of the database: a copy of the database, or a backup, opens none of them. Whoever has the
 * whole data folder has the key too, unless it is told to lie elsewhere.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isAlive } from "#app/domain/lifetime.ts";

const KEY_BYTES = 32;
const known = new Map<string, Buffer>();

/** What it is sealed for: opened for anything else, it is nothing. */
export interface Seal {
  keyFile: string;
  purpose: string;
}

/** @returns letters fit for a form, a cookie and an address. */
export function seal({ keyFile, purpose }: Seal, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(keyFile, purpose), iv);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** null when it was altered, sealed for something else or with another key. One spelling opens it, though others have its bytes. */
export function unseal({ keyFile, purpose }: Seal, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < 28 || bytes.toString("base64url") !== sealed) return null;
  const decipher = createDecipheriv("aes-256-gcm", keyFor(keyFile, purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** Sealed for a while, in milliseconds. */
export function sealFor(what: Seal, { now, lasts }: { now: number; lasts: number }, value: unknown): string {
  return seal(what, JSON.stringify({ at: now, until: now + lasts, value }));
}

/**
 * null also when its time is over, or it was sealed by a clock that ran ahead: no further than it lasts, and two days at most.
 * What comes back is what was sealed here, so its form is known; what an older version sealed does not say when.
 */
export function unsealInTime<T>(what: Seal, sealed: string, now: number): T | null {
  const text = unseal(what, sealed);
  if (text === null) return null;
  const { at = now, until, value } = JSON.parse(text) as { at?: number; until: number; value: T };
  return isAlive({ createdAt: at, expiresAt: until }, now) && at - now < until - at ? value : null;
}

function keyFor(file: string, purpose: string): Buffer {
  const key = known.get(file) ?? installationKey(file);
  known.set(file, key);
  return Buffer.from(hkdfSync("sha256", key, "", purpose, KEY_BYTES));
}

/** Made when it is first needed, readable by its owner only. */
function installationKey(file: string): Buffer {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString("base64url")}\n`, { mode: 0o600, flag: "wx", flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64url");
  if (key.length !== KEY_BYTES)
    throw new Error(`The key file of this installation is damaged: ${KEY_BYTES} bytes are needed.`);
  return key;
}
