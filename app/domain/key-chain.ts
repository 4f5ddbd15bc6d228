/**
 * Keys of conversations: 53-bit hashes that grow message by message, so that a conversation and its continuation can be
 * recognised from their keys alone.
 */
import type { Message } from "./record.ts";

const ROLES: readonly Message["role"][] = ["system", "user", "assistant", "tool"];

/** Combines keys of parts, where order matters. */
export function chainKeys(first: number, second: number): number {
  const a = Math.imul((first | 0) ^ 0x27d4eb2f, -1640531535) ^ Math.imul((first / 0x100000000) | 0, 1597334677);
  const b = Math.imul((second | 0) ^ (a >>> 13), 2246822507) ^ Math.imul((second / 0x100000000) | 0, 3266489909);
  return key53(a ^ Math.imul(b, -1640531535), b ^ Math.imul(a, 1597334677));
}

/** The key of a conversation with one more message. An empty conversation has key 0. */
export function chainMessage(key: number, role: Message["role"], content: number): number {
  return chainKeys(chainKeys(key, ROLES.indexOf(role)), content);
}

/**
 * The key of a prompt and the response given to it: the `contextKey` that the next turn must have.
 *
 * The prompt of one message has the key of its bare text, one of several messages the chained key; columns do not say
 * which, so whoever compares tries both.
 */
export function chainAfter(promptKey: number, isOneMessage: boolean, responseKey: number): number {
  return chainMessage(isOneMessage ? chainMessage(0, "user", promptKey) : promptKey, "assistant", responseKey);
}

/** Two running 32-bit hashes as one number of 53 bits, every bit depending on both. */
export function key53(high: number, low: number): number {
  let h = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  let l = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  h ^= h >>> 15;
  l ^= l >>> 15;
  return 4294967296 * (2097151 & h) + (l >>> 0);
}
