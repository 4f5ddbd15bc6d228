/**
 * Money of a contract that is not settled yet, each cent in one place only: what waits for a decision, credits that
 * nothing has closed, and what was billed over what is payable beyond those credits.
 */
import { KEPT_AMOUNT } from "#app/domain/kept-fields.ts";
import type { BookedEntry, Books } from "./books.ts";
import type { Obligation } from "./obligations.ts";

/** Minor units of the contract's currency. */
export interface AtStake {
  /** Delivered and undecided, at the contract's prices. */
  undecidedMinor: number;
  /** Billed over what is payable of decided weeks, less credit notes and open credits: to be claimed back. */
  claimableMinor: number;
  /** Credits of decisions in force that no credit note, invoice or waiver has closed. */
  openCreditMinor: number;
  totalMinor: number;
}

/** @param undecidedMinor what waits, without what silence has accepted already */
export function atStake(
  books: Pick<Books<BookedEntry>, "batches" | "unnamed">,
  obligations: readonly Obligation[],
  undecidedMinor: number,
): AtStake {
  const creditOf = new Map<string, number>();
  for (const { batchId, minor, closed } of obligations)
    if (closed === null && minor !== null) creditOf.set(batchId, minor);
  let claimableMinor = Math.max(0, books.unnamed.billedMinor - books.unnamed.creditedMinor);
  for (const { batchId, isWaiting, isDeemed, toInvoiceMinor } of books.batches) {
    // What is billed of a week that waits may turn out to be owed.
    if (isWaiting && !isDeemed) continue;
    claimableMinor += Math.max(0, -toInvoiceMinor - (creditOf.get(batchId) ?? 0));
  }
  const isSomeKept = obligations.some(({ closed }) => closed?.how === "kept");
  const openCreditMinor = isSomeKept ? KEPT_AMOUNT : [...creditOf.values()].reduce((sum, minor) => sum + minor, 0);
  return {
    undecidedMinor,
    claimableMinor,
    openCreditMinor,
    totalMinor: undecidedMinor + claimableMinor + openCreditMinor,
  };
}
