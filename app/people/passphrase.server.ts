/** Passphrases are kept as argon2id hashes, with OWASP's parameters: 19 MiB, two passes, one lane. */
import { hash, verify } from "@node-rs/argon2";

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassphrase(passphrase: string): Promise<string> {
  return hash(passphrase.normalize("NFKC"), COST);
}

/** Of an account that does not exist, or has no passphrase, a hash of nothing known is checked: it takes as long. */
export async function isPassphrase(passphrase: string, kept: string | null): Promise<boolean> {
  const right = await verify(kept ?? NOBODY, passphrase.normalize("NFKC"));
  return right && kept !== null;
}

/** A hash, with the parameters above, of 32 random bytes that were thrown away. */
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$uHRR+SABDTWmNX3h2btt5Q$zLjkADbLCln06476GM5WJbldykQlu6jkBdvb0buyC98";
