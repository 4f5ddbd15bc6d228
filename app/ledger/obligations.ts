/**
 * What the vendor owes after a decision in force: a credit, a rework, a replacement. Each stays open until a credit note or
 * an invoice that takes it off, a new delivery, or a waiver with a reason closes it.
 */
import { isKept, KEPT_WORDS } from "#app/domain/kept-fields.ts";
import type { BatchMoney } from "./batch-money.ts";

export type ObligationKind = "credit" | "rework" | "replacement";

export interface Obligation {
  kind: ObligationKind;
  decisionId: number;
  batchId: string;
  week: number;
  /** Who signed the decision. */
  signer: string;
  /** When it arose: UTC milliseconds of the decision. */
  since: number;
  /** What it is about: units to deliver again; of a credit null. */
  units: number | null;
  /** The credit; of the others null. */
  minor: number | null;
  closed: { how: "credit note" | "invoice" | "delivery" | "waiver" | "kept"; what: string } | null;
}

export interface ObligationFacts {
  money: BatchMoney;
  decidedAt: number;
  signer: string;
  /** The delivery that was decided about, and the newest in force. */
  decidedDelivery: number;
  newestDelivery: number | null;
  waiver: { reason: string; by: string } | null;
  /** Standing invoice lines and credit notes about this batch. */
  billedUnits: number;
  billedMinor: number;
  creditedMinor: number;
}

/** null when the decision leaves nothing to do for the vendor. */
export function obligationOf(facts: ObligationFacts): Obligation | null {
  const { money, decidedAt, signer } = facts;
  const { decision, batchId, week } = money;
  if (!decision) return null;
  const about = { decisionId: decision.id, batchId, week, signer, since: decidedAt };
  if (decision.commercial === "accept_with_credit" && money.creditMinor > 0)
    return { ...about, kind: "credit", units: null, minor: money.creditMinor, closed: creditClosed(facts) };
  if (decision.commercial !== "rework" && decision.commercial !== "reject") return null;
  const kind = decision.commercial === "rework" ? "rework" : "replacement";
  return { ...about, kind, units: money.deliveredUnits, minor: null, closed: deliveryClosed(facts) };
}

function creditClosed({
  money,
  waiver,
  billedUnits,
  billedMinor,
  creditedMinor,
}: ObligationFacts): Obligation["closed"] {
  if (waiver) return waived(waiver);
  const isBilled = billedUnits >= money.acceptedUnits && money.acceptedUnits > 0;
  if (isKept(billedMinor - creditedMinor - money.payableMinor)) return { how: "kept", what: KEPT_WORDS };
  if (!isBilled || billedMinor - creditedMinor > money.payableMinor) return null;
  if (creditedMinor > 0) return { how: "credit note", what: "a credit note brought the week down to what is payable" };
  return { how: "invoice", what: "invoiced with the credit taken off" };
}

function deliveryClosed({ decidedDelivery, newestDelivery, waiver }: ObligationFacts): Obligation["closed"] {
  if (waiver) return waived(waiver);
  if (newestDelivery === null || newestDelivery <= decidedDelivery) return null;
  return { how: "delivery", what: "delivered again" };
}

function waived({ reason, by }: { reason: string; by: string }): Obligation["closed"] {
  return { how: "waiver", what: `given up by ${by}: ${reason}` };
}
