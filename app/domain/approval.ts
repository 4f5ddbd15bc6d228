/** Two pairs of eyes: a decision that moves more than the contract's limit counts once a second person has approved it. */
import type { Commercial } from "./decision.ts";

export const APPROVAL_OUTCOMES = ["approved", "declined"] as const;
export type ApprovalOutcome = (typeof APPROVAL_OUTCOMES)[number];

/** `awaiting` and `declined` decisions count for nothing: not for money, not for a release. */
export type Standing = "stands" | "awaiting" | "declined";

interface MovedMoney {
  commercial: Commercial;
  /** What the decision makes payable. Minor units, as everything here. */
  payableMinor: number;
  /** What everything delivered would cost. */
  deliveredMinor: number;
  /** What the decision in force before makes payable; 0 when there is none. */
  payableBeforeMinor: number;
}

/**
 * The money a decision moves: the largest of what it makes payable, what it keeps from the vendor (left out, credited or
 * refused), and the change against the decision it replaces. A hold keeps nothing: it only stops the clock.
 *
 * @example valueOfDecision({ commercial: "accept_with_credit", payableMinor: 900_00, deliveredMinor: 1_000_00, payableBeforeMinor: 0 }) // 900_00
 * @example valueOfDecision({ commercial: "reject", payableMinor: 0, deliveredMinor: 1_000_00, payableBeforeMinor: 0 }) // 1_000_00
 */
export function valueOfDecision({ commercial, payableMinor, deliveredMinor, payableBeforeMinor }: MovedMoney): number {
  const kept = commercial === "hold" ? 0 : Math.max(0, deliveredMinor - payableMinor);
  return Math.max(payableMinor, kept, Math.abs(payableMinor - payableBeforeMinor));
}

/** @param aboveMinor the contract's limit; null = never. The limit itself still needs one person only. */
export function needsSecondApprover(valueMinor: number, aboveMinor: number | null): boolean {
  return aboveMinor !== null && valueMinor > aboveMinor;
}

/** An amendment that set another limit. */
export interface LimitChange {
  beforeMinor: number | null;
  afterMinor: number | null;
  /** Who signed the amendment. */
  signer: string;
  /** UTC milliseconds from which it holds, never before it was signed. */
  from: number;
}

/**
 * The limit above which this person's signature is not enough for this batch. Nobody raises it for themselves, nor for what
 * was delivered before: whoever amended it signs under the one that somebody else agreed to, and so does everybody about a
 * batch that was there already. A limit that was lowered holds for all.
 *
 * @param inForceMinor the contract's limit now; null = none
 * @param changes in the order in which they took effect
 * @param deliveredAt when the batch first came, UTC milliseconds
 * @example limitFor(500_00, [{ beforeMinor: 100_00, afterMinor: 500_00, signer: "ada", from: 0 }], { signer: "Ada", deliveredAt: 1 }) // 100_00
 */
export function limitFor(
  inForceMinor: number | null,
  changes: readonly LimitChange[],
  { signer, deliveredAt }: { signer: string; deliveredAt: number },
): number | null {
  let limit = changes[0] ? changes[0].beforeMinor : inForceMinor;
  for (const { afterMinor, ...change } of changes) {
    const isOwn = isSamePerson(change.signer, signer);
    limit = isOwn || deliveredAt < change.from ? stricterLimit(limit, afterMinor) : afterMinor;
  }
  return limit;
}

/** The lower of two limits; null = none. */
function stricterLimit(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

/** Names as people type them: case, spaces and the form of letters make no other person. */
export function isSamePerson(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

function plainName(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
}
