import { describe, expect, it } from "vitest";
import { type ClockFacts, termClocks } from "#app/contracts/clocks.ts";
import { invoicesToPay, paidBatches } from "#app/contracts/payments.ts";
import type { TermKind } from "#app/domain/terms/kinds.ts";
import type { Term } from "#app/domain/terms/term.ts";

const DAY = 86_400_000;
/** Tuesday 10 November 2026, noon. */
const RECEIVED = Date.UTC(2026, 10, 10, 12);
const DECIDED = RECEIVED + 2 * DAY;

const term = (kind: TermKind, value: unknown): Term => ({
  id: 1,
  kind,
  value,
  clause: "",
  source: "",
  owner: "ops",
  effectiveFrom: "2026-01-01",
  recordedAt: 0,
  recordedBy: "ops",
});
const ENTRY = { invoiceId: null, reverses: null, number: "" };
const TERMS = [
  term("rejection_window", { days: 10, deemed: "accepted" }),
  term("rework", { days: 5, dayKind: "business", maxRounds: 1 }),
  term("replacement", { days: 14, dayKind: "calendar", atWhoseCost: "vendor" }),
  term("payment", { days: 30, from: "acceptance" }),
  term("deletion", { days: 60, certificate: "yes" }),
];
type Week = ClockFacts["weeks"][number];
const week = (changes: Partial<Week> = {}): Week => ({
  id: "b1",
  week: 1,
  receivedAt: RECEIVED,
  newestDelivery: 1,
  newestReceivedAt: RECEIVED,
  decision: null,
  rounds: 0,
  ...changes,
});
const decided = (commercial: "accept" | "rework" | "reject" | "hold", payableMinor = 0) => ({
  deliveryId: 1,
  commercial,
  decidedAt: DECIDED,
  payableMinor,
});
const clocks = (one: Week, now: number, more: Partial<ClockFacts> = {}) =>
  termClocks(
    { contract: { rejectionWindowDays: 7 }, terms: TERMS, weeks: [one], timeZone: "UTC", closedAt: null, ...more },
    now,
  );
const short = (found: ReturnType<typeof termClocks>) =>
  found.map(({ kind, state, what }) => `${kind} ${state}: ${what}`);

describe("the clocks of a contract", () => {
  it("run the rejection window until somebody decides; a hold does not stop it", () => {
    expect(short(clocks(week(), RECEIVED + DAY))).toEqual(["rejection_window open: deemed accepted"]);
    expect(short(clocks(week({ decision: decided("hold") }), RECEIVED + 9 * DAY))).toEqual([
      "rejection_window closing: deemed accepted",
    ]);
  });

  it("make a lapsed batch payable from the day it was deemed accepted", () => {
    const found = clocks(week(), RECEIVED + 12 * DAY);
    expect(short(found)).toEqual([
      "rejection_window lapsed: deemed accepted: nobody decided in time",
      "payment open: payment is due",
    ]);
    expect(found[1]?.startsAt).toBe(RECEIVED + 10 * DAY);
  });

  it("wait for the corrected delivery after a rework, and say when the rounds are used up", () => {
    const back = week({ decision: decided("rework"), rounds: 1 });
    const [clock] = clocks(back, DECIDED);
    expect(clock).toMatchObject({ kind: "rework", what: "the corrected delivery is due, round 1 of 1" });
    // Thursday and five business days: the end of the next Thursday.
    expect(new Date(clock?.endsAt ?? 0).toISOString()).toBe("2026-11-20T00:00:00.000Z");
    expect(short(clocks(back, DECIDED + 9 * DAY))).toEqual([
      "rework lapsed: the corrected delivery is due, round 1 of 1",
    ]);
    const again = clocks({ ...back, rounds: 2 }, DECIDED);
    expect(again[0]?.what).toBe("sent back 2 times; the contract allows 1 round");
    const came = { ...back, newestDelivery: 2, receivedAt: DECIDED + 3 * DAY, newestReceivedAt: DECIDED + 3 * DAY };
    expect(short(clocks(came, DECIDED + 4 * DAY))).toContain("rework met: the corrected delivery is due, round 1 of 1");
  });

  it("wait for a replacement after a rejection, and for payment after an acceptance, until it is made", () => {
    expect(short(clocks(week({ decision: decided("reject") }), DECIDED))).toEqual([
      "replacement open: the replacement is due",
    ]);
    const accepted = week({ decision: decided("accept", 1000) });
    expect(short(clocks(accepted, DECIDED + 31 * DAY))).toEqual(["payment lapsed: payment is due"]);
    const paidAt = new Map([["b1", DECIDED + 20 * DAY]]);
    expect(short(clocks(accepted, DECIDED + 31 * DAY, { paidAt }))).toEqual(["payment met: payment is due"]);
  });

  it("wait for the payment of an invoice where the days count from it, and stop when it is paid", () => {
    const terms = [term("payment", { days: 30, from: "invoice" })];
    const quiet = week({ receivedAt: null, newestDelivery: null });
    const entries = [
      { ...ENTRY, id: 7, kind: "invoice" as const, number: "A-1", datedOn: "2026-11-10", amountMinor: 100 },
      { ...ENTRY, id: 8, kind: "payment" as const, invoiceId: 7, datedOn: "2026-12-01", amountMinor: 60 },
    ];
    const at = Date.UTC(2026, 11, 11);
    const found = clocks(quiet, at, { terms, invoices: invoicesToPay(entries, at) });
    // 30 days after 10 November: the end of 10 December.
    expect(found).toMatchObject([
      { kind: "payment", state: "lapsed", endsAt: at, invoice: { id: 7, number: "A-1", openMinor: 40 } },
    ]);
    expect(clocks(quiet, at - 1, { terms, invoices: invoicesToPay(entries, at) })[0]?.state).toBe("closing");
    const rest = { ...ENTRY, id: 9, kind: "payment" as const, invoiceId: 7, datedOn: "2026-12-10", amountMinor: 40 };
    const paid = invoicesToPay([...entries, rest], at);
    expect(clocks(quiet, at, { terms, invoices: paid })[0]?.state).toBe("met");
    expect(paidBatches(paid, [{ entryId: 7, batchId: "b1" }])).toEqual(new Map([["b1", Date.UTC(2026, 11, 10, 12)]]));
    const undone = { ...ENTRY, id: 10, kind: "reversal" as const, reverses: 9, datedOn: "2026-12-11", amountMinor: 40 };
    expect(clocks(quiet, at, { terms, invoices: invoicesToPay([...entries, rest, undone], at) })[0]?.state).toBe(
      "lapsed",
    );
    expect(paidBatches(invoicesToPay(entries, at), [{ entryId: 7, batchId: "b1" }])).toEqual(new Map());
  });

  it("wait for deletion once the contract has closed", () => {
    const quiet = week({ receivedAt: null, newestDelivery: null });
    expect(clocks(quiet, DECIDED)).toEqual([]);
    expect(short(clocks(quiet, DECIDED, { closedAt: DECIDED }))).toEqual([
      "deletion open: deletion and its certificate are due",
    ]);
  });

  it("go by the contract’s own days where no term of the window is recorded", () => {
    const found = termClocks(
      { contract: { rejectionWindowDays: 7 }, terms: [], weeks: [week()], timeZone: "UTC", closedAt: null },
      RECEIVED,
    );
    expect(found.map(({ endsAt }) => endsAt)).toEqual([RECEIVED + 7 * DAY]);
  });
});
