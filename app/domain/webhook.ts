/** What is told to other programs, and in what form. */
import type { Permission } from "./permission.ts";

export const WEBHOOK_FORMATS = ["json", "slack"] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

export interface WebhookKind {
  /** Noun and past participle; part of the message, so never renamed. */
  id: string;
  about: string;
  /** What the role of a webhook must include to be told at all. */
  needs: Permission;
}

export const WEBHOOK_KINDS = [
  { id: "delivery.received", about: "A delivery was taken in and measured.", needs: "contracts.read" },
  { id: "decision.signed", about: "A decision about a week was signed.", needs: "contracts.read" },
  { id: "decision.approved", about: "The second person approved or declined a decision.", needs: "contracts.read" },
  { id: "inspection.ended", about: "An inspection came to its outcome.", needs: "contracts.read" },
  { id: "flag.raised", about: "Somebody flagged records, an annotator, a slice or a week.", needs: "contracts.read" },
  { id: "flag.ruled", about: "A flag was upheld or dismissed.", needs: "contracts.read" },
  { id: "release.made", about: "A release was made.", needs: "contracts.read" },
  { id: "pointer.moved", about: "A pointer names another release, or none.", needs: "contracts.read" },
  { id: "contract.stage", about: "A contract entered another stage.", needs: "contracts.read" },
  { id: "ledger.entered", about: "An invoice, credit note, payment or reversal was entered.", needs: "money.read" },
  { id: "question.asked", about: "A question to or from a vendor was asked.", needs: "contracts.read" },
  { id: "assignment.given", about: "Somebody was given something to do.", needs: "contracts.read" },
] as const satisfies readonly WebhookKind[];
export type WebhookKindId = (typeof WEBHOOK_KINDS)[number]["id"];
export const WEBHOOK_KIND_IDS = WEBHOOK_KINDS.map(({ id }) => id);

/** Sent by hand, to see whether the other side hears; not to be subscribed to. */
export const TEST_KIND = "test";

/** A message that is not taken: tried again after about 30 s, 2 min, 8 min … up to 12 hours apart, ten times in all. */
export const MOST_ATTEMPTS = 10;
const FIRST_WAIT_MS = 30_000;
export const MOST_WAIT_MS = 12 * 3_600_000;

/**
 * Milliseconds until the next attempt; null when there is none. Spread over half to all of the wait, so that messages that
 * failed together do not come together again.
 *
 * @param failed attempts so far, at least 1
 * @param chance in [0, 1)
 * @example waitAfter(1, 0.5) // 22500
 */
export function waitAfter(failed: number, chance: number): number | null {
  if (failed >= MOST_ATTEMPTS) return null;
  const wait = Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 4 ** (failed - 1));
  return Math.round(wait * (0.5 + chance / 2));
}
