/** Money at stake: every cent in one column only. */
import { describe, expect, it } from "vitest";
import { atStake } from "#app/ledger/at-stake.ts";
import type { BookedBatch } from "#app/ledger/books.ts";
import type { Obligation } from "#app/ledger/obligations.ts";

const batch = (batchId: string, changes: Partial<BookedBatch>): BookedBatch =>
  ({ batchId, isWaiting: false, isDeemed: false, toInvoiceMinor: 0, ...changes }) as BookedBatch;
const credit = (batchId: string, minor: number, closed: Obligation["closed"] = null) =>
  ({ kind: "credit", batchId, minor, closed }) as Obligation;
const NONE = { billedMinor: 0, creditedMinor: 0 };

describe("money at stake", () => {
  it("is nothing where books and claims are settled", () => {
    const books = { batches: [batch("a", {}), batch("b", { toInvoiceMinor: 5_000 })], unnamed: NONE };
    expect(atStake(books, [], 0)).toEqual({ undecidedMinor: 0, claimableMinor: 0, openCreditMinor: 0, totalMinor: 0 });
  });
  it("does not count a credit again where the invoice left it out", () => {
    // Billed $250.00, payable $189.00 after a credit of $21.00: $61.00 too much, of which $21.00 is the credit.
    const books = { batches: [batch("a", { toInvoiceMinor: -6_100 })], unnamed: NONE };
    expect(atStake(books, [credit("a", 2_100)], 0)).toMatchObject({
      claimableMinor: 4_000,
      openCreditMinor: 2_100,
      totalMinor: 6_100,
    });
  });
  it("leaves a credit that was closed, and what is billed of a week that waits, out of it", () => {
    const books = {
      batches: [
        batch("a", { toInvoiceMinor: 0 }),
        batch("b", { toInvoiceMinor: -9_000, isWaiting: true }),
        batch("c", { toInvoiceMinor: -100, isWaiting: true, isDeemed: true }),
      ],
      unnamed: { billedMinor: 700, creditedMinor: 200 },
    };
    const closed = credit("a", 2_100, { how: "credit note", what: "" });
    expect(atStake(books, [closed], 8_000)).toEqual({
      undecidedMinor: 8_000,
      claimableMinor: 600,
      openCreditMinor: 0,
      totalMinor: 8_600,
    });
  });
});
