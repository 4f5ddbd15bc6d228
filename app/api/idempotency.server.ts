/** A call sent twice with the same key counts once: the second gets the answer of the first. */
import { createHash } from "node:crypto";
import { claimAnswer, dropAnswer, keepAnswer } from "#db/api-tokens.server.ts";
import type { Db } from "#db/client.server.ts";
import { Problem } from "./problem.ts";

const HOUR = 3_600_000;
const KEPT = 24 * HOUR;
/** Nothing here takes as long; whoever was to answer is gone. */
const PENDING = HOUR;

/** Keys whose requests this process is answering: a clock that jumps meanwhile does not free them. */
const answering = new Set<string>();

export interface JsonAnswer {
  status: number;
  location: string | null;
  /** JSON. */
  body: string;
}

interface Keyed {
  tokenId: string;
  key: string | undefined;
  /** Method, address and hash of the body. */
  request: string;
  now: number;
}

/** @returns the answer, and whether it is that of an earlier request. */
export async function once(
  db: Db,
  { tokenId, key, request, now }: Keyed,
  work: () => Promise<JsonAnswer>,
): Promise<JsonAnswer & { replayed: boolean }> {
  if (key === undefined) return { ...(await work()), replayed: false };
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new Problem(400, "An Idempotency-Key is 1 to 255 visible ASCII characters, such as a UUID.");
  const requestSha256 = createHash("sha256").update(request).digest("hex");
  const inHand = `${tokenId} ${key}`;
  if (answering.has(inHand)) throw stillAnswered();
  const claim = { tokenId, key, requestSha256, createdAt: now };
  const times = { keptSince: now - KEPT, pendingSince: now - PENDING, pendingUntil: now + PENDING };
  const claimed = await claimAnswer(db, claim, times);
  if (claimed.kind === "known") {
    const { answer } = claimed;
    if (answer.requestSha256 !== requestSha256)
      throw new Problem(422, "This Idempotency-Key was used for another request. Use a new key for each one.");
    if (answer.status === null || answer.body === null) throw stillAnswered();
    return { status: answer.status, location: answer.location, body: answer.body, replayed: true };
  }
  answering.add(inHand);
  try {
    const done = await work();
    await keepAnswer(db, { tokenId, key, ...done });
    return { ...done, replayed: false };
  } catch (error) {
    await dropAnswer(db, claim);
    throw error;
  } finally {
    answering.delete(inHand);
  }
}

function stillAnswered(): Problem {
  const headers = { "Retry-After": "5" };
  return new Problem(409, "A request with this Idempotency-Key is still being answered.", { headers });
}
