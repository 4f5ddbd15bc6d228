/** Adds to the ledger: an invoice, or what follows on one. The form and the command line both come here. */
import { isSamePerson, needsSecondApprover } from "#app/domain/approval.ts";
import { entryFault, standingEntries } from "#app/domain/ledger.ts";
import { formatMoney } from "#app/domain/money.ts";
import { signingFault } from "#app/review/duty.server.ts";
import { type Limited, signingLimit } from "#app/review/signing-limit.server.ts";
import type { Db } from "#db/client.server.ts";
import { appendLedgerEntry, batchesBilled, insertWaiver, type LedgerEntryRow } from "#db/ledger.server.ts";
import { type CheckedInvoice, checkInvoice } from "./check-invoice.ts";
import type { ContractLedger } from "./contract-ledger.server.ts";
import type { Obligation } from "./obligations.ts";
import type { GivenInvoice } from "./read-invoice.ts";

export type Written = { kind: "written"; id: number } | { kind: "refused"; message: string };

/** What entering this invoice now would show, without entering it. */
export function checkGiven(
  { pricing, batches, entries, lines }: ContractLedger,
  invoice: GivenInvoice,
): CheckedInvoice {
  const invoices = new Set(standingEntries(entries).map(({ id }) => id));
  return checkInvoice(
    pricing,
    batches,
    invoice.lines,
    lines.filter(({ entryId }) => invoices.has(entryId)),
  );
}

export async function recordInvoice(db: Db, contractId: string, invoice: GivenInvoice, now: number): Promise<Written> {
  const { number, datedOn, note, by, lines } = invoice;
  const amountMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  const entry = { contractId, kind: "invoice", number, datedOn, note, by, amountMinor, at: now } as const;
  return appendLedgerEntry(db, entry, lines, (_, sameNumber) => duplicateFault(sameNumber, number));
}

export interface FollowUp {
  kind: "credit_note" | "payment" | "reversal";
  number: string;
  /** Of a reversal: what it undoes. */
  invoiceId: number | null;
  reverses: number | null;
  batchId: string | null;
  amountMinor: number;
  datedOn: string;
  note: string;
  by: string;
}

export async function recordFollowUp(
  db: Db,
  contract: { id: string; currency: string },
  entry: FollowUp,
  now: number,
  separateDuties = false,
): Promise<Written> {
  const duty = separateDuties && entry.kind === "payment" ? await payerFault(db, entry) : null;
  if (duty) return { kind: "refused", message: duty };
  const money = (minor: number) => formatMoney(minor, contract.currency, true);
  return appendLedgerEntry(db, { ...entry, contractId: contract.id, at: now }, [], (entries, sameNumber) => {
    const fault = entryFault(entries, entry, money);
    return fault ?? (entry.kind === "credit_note" ? duplicateFault(sameNumber, entry.number) : null);
  });
}

/** Of the batches that the invoice bills. */
async function payerFault(db: Db, { invoiceId, by }: FollowUp): Promise<string | null> {
  const batchIds = invoiceId === null ? [] : await batchesBilled(db, invoiceId);
  return signingFault(db, { signer: by, batchIds, what: "enter its payment" });
}

function duplicateFault(sameNumber: readonly LedgerEntryRow[], number: string): string | null {
  const [twin] = standingEntries(sameNumber);
  if (!twin) return null;
  return `Number ${number} of this vendor is entered already, dated ${twin.datedOn}; reverse that entry first if it was mistyped.`;
}

export interface Waiver {
  owed: Obligation;
  reason: string;
  by: string;
}

/**
 * Gives up what a decision left the vendor to do. With duties separated that is another person's word than the decision's,
 * and never a reviewer's. A credit above the limit for one signature is given up by a new decision, which two people sign.
 */
export async function waiveObligation(
  db: Db,
  contract: Limited,
  { owed, reason, by }: Waiver,
  now: number,
  separateDuties = false,
): Promise<{ kind: "written" } | { kind: "refused"; message: string }> {
  const refused = (message: string) => ({ kind: "refused" as const, message });
  const limit = await signingLimit(db, contract, { batchId: owed.batchId, signer: by });
  if (needsSecondApprover(owed.minor ?? 0, limit))
    return refused(
      `A credit above ${formatMoney(limit ?? 0, contract.currency, true)} is not given up by one person. Decide week ${owed.week} again without it: a second person approves that decision.`,
    );
  if (separateDuties && isSamePerson(by, owed.signer))
    return refused(`${owed.signer} signed the decision that asked for it; somebody else has to give it up.`);
  const signing = { signer: by, batchIds: [owed.batchId], what: `give up its ${owed.kind}` };
  const duty = separateDuties ? await signingFault(db, signing) : null;
  if (duty) return refused(duty);
  const done = await insertWaiver(db, { decisionId: owed.decisionId, reason, by, at: now });
  return done ? { kind: "written" } : refused("It was given up already.");
}
