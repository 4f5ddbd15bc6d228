/**
 * A clock walks in random steps, minutes to weeks, over both changes of the clocks in several zones, while batches come, are
 * decided, sent back and come again, or are left to silence; invoices are entered and paid. At every look the desk is held
 * against times found by going back minute by minute in another locale's writing of the clock, which shares no code with it.
 */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clocksOfContract } from "#app/contracts/terms-page.server.ts";
import { moneyPage } from "#app/ledger/money-page.server.ts";
import { recordFollowUp, recordInvoice } from "#app/ledger/write-entry.server.ts";
import { type Db, databasePath, openDatabase } from "#db/client.server.ts";
import { batchesOf, contractById } from "#db/contracts.server.ts";
import { recordTerm, termsOf } from "#db/terms.server.ts";
import { aContract, decided, delivered } from "#test/support/contract-story.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CENTS = 400;
/** Zones with the days on which their clocks change in 2026 or 2027; Kolkata never changes. */
const SHIFTS: [string, string][] = [
  ["Europe/Berlin", "2027-03-28"],
  ["Europe/Berlin", "2026-10-25"],
  ["America/New_York", "2027-03-14"],
  ["America/New_York", "2026-11-01"],
  ["Australia/Lord_Howe", "2027-04-04"],
  ["Australia/Lord_Howe", "2026-10-04"],
  ["America/Havana", "2027-03-14"],
  ["America/Havana", "2026-11-01"],
  ["Asia/Kolkata", "2026-10-25"],
];

let tools: TestTools;
let db: Db;
beforeAll(async () => {
  tools = await testTools(0, "disk");
  db = openDatabase(databasePath(tools.folder));
});
afterAll(() => {
  db.$client.close();
  tools.dispose();
});
function restart() {
  db.$client.close();
  db = openDatabase(databasePath(tools.folder));
}

const plans = fc.record({
  windowDays: fc.integer({ min: 1, max: 14 }),
  reworkDays: fc.integer({ min: 1, max: 5 }),
  payDays: fc.integer({ min: 1, max: 20 }),
  weeks: fc.array(
    fc.record({
      /** Minutes after eleven days before the shift. */
      comesAfter: fc.integer({ min: 0, max: 12 * 1440 }),
      fate: fc.constantFrom("silence", "hold", "accept", "reject", "rework", "just in time", "a moment late"),
      decidedAfter: fc.integer({ min: 1, max: 16 * 1440 }),
      againAfter: fc.integer({ min: 1, max: 6 * 1440 }),
    }),
    { minLength: 4, maxLength: 4 },
  ),
  /** Tenths of powers of two of minutes: from one minute to more than two weeks. */
  steps: fc.array(fc.noBias(fc.integer({ min: 0, max: 144 })), { minLength: 12, maxLength: 12 }),
  restarts: fc.array(fc.constantFrom(true, false, false), { minLength: 12, maxLength: 12 }),
});
type Plan = typeof plans extends fc.Arbitrary<infer One> ? One : never;

describe("a clock that walks over a change of the clocks", () => {
  it.each(SHIFTS)(
    "%s, %s: silence accepts once, at its moment, never against a decision in time; books balance",
    async (zone, shift) => {
      let n = 0;
      await fc.assert(
        fc.asyncProperty(plans, async (plan) => {
          n += 1;
          await walk(`${zone} ${shift} ${n}`, zone, Date.parse(shift), plan);
        }),
        { numRuns: 2, seed: 1918, endOnFailure: true },
      );
    },
    120_000,
  );
});

interface Event {
  at: number;
  happen(): Promise<unknown>;
}

/** What the test knows of a week, by its own account. */
interface Known {
  receivedAt: number | null;
  closesAt: number;
  /** A decision that answers what came; a hold answers nothing. */
  answer: "accept" | "reject" | "rework" | null;
  answeredAt: number;
  cameAgainAt: number | null;
  reworkEnds: number | null;
  silent: boolean;
}

async function walk(title: string, zone: string, shift: number, plan: Plan) {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const start = shift - 11 * DAY;
  const id = await aContract(db, { title, timeZone: zone, startsOn: day(start), ramp: [10, 10, 10, 16_970] }, start);
  const contract = await contractById(db, id);
  const batches = await batchesOf(db, id);
  if (!contract) throw new Error("No contract.");
  const terms = [
    ["rejection_window", { days: plan.windowDays, deemed: "accepted" }],
    ["rework", { days: plan.reworkDays, dayKind: "business", maxRounds: 3 }],
    ["payment", { days: plan.payDays, from: "invoice" }],
  ] as const;
  for (const [kind, value] of terms)
    await recordTerm(db, {
      ...{ contractId: id, kind, value, clause: "As agreed.", source: "§1", owner: "ops" },
      ...{ effectiveFrom: "2020-01-01", recordedAt: start, recordedBy: "ops" },
    });
  const known: Known[] = plan.weeks.map(() => ({
    ...{
      receivedAt: null,
      closesAt: 0,
      answer: null,
      answeredAt: 0,
      cameAgainAt: null,
      reworkEnds: null,
      silent: false,
    },
  }));
  const events = eventsOf(plan, { id, zone, start, known });
  let invoice: { id: number; datedOn: string; minor: number } | null = null;
  let paid = false;
  let now = start;
  for (const [i, power] of plan.steps.entries()) {
    now += Math.round(2 ** (power / 10)) * MINUTE;
    // Every third look is at the very moment at which a window closes, or just before it.
    const next = Math.min(...known.map(({ closesAt }) => (closesAt > now ? closesAt : Number.POSITIVE_INFINITY)));
    if (i % 3 === 2 && Number.isFinite(next)) now = plan.restarts[i] ? next : next - 1;
    for (const event of events.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)) {
      events.splice(events.indexOf(event), 1);
      await event.happen();
    }
    await look(now);
    if (plan.restarts[i]) {
      const before = JSON.stringify(await moneyPage(db, id, now));
      restart();
      expect(JSON.stringify(await moneyPage(db, id, now))).toBe(before);
      await look(now);
    }
    await bill(now);
  }

  async function look(at: number) {
    const page = await moneyPage(db, id, at);
    if (!page) throw new Error("No contract.");
    const { books } = page;
    let payable = 0;
    for (const [i, week] of known.entries()) {
      const isSilent = week.receivedAt !== null && week.answer === null && at >= week.closesAt;
      expect([title, i, at, books.batches[i]?.isDeemed]).toEqual([title, i, at, isSilent]);
      // Once silence has accepted, nothing but a later decision takes that back.
      if (week.silent && week.answer === null) expect(isSilent).toBe(true);
      week.silent = isSilent;
      const minor = isSilent || week.answer === "accept" ? 10 * CENTS : 0;
      expect(books.batches[i]?.payableMinor).toBe(minor);
      payable += minor;
    }
    expect(books.payableMinor).toBe(payable);
    expect(books.invoicedMinor - books.creditedMinor - books.paidMinor).toBe(books.openMinor);
    expect(books.toInvoiceMinor).toBe(payable - books.invoicedMinor + books.creditedMinor);
    const clocks = await clocksOfContract(db, contract as never, { rows: await termsOf(db, id), now: at });
    for (const [i, week] of known.entries()) {
      const own = clocks.filter(({ batch }) => batch?.id === batches[i]?.id);
      const right = own.find(({ kind }) => kind === "rejection_window");
      expect(right?.endsAt).toBe(week.receivedAt === null || week.answer !== null ? undefined : week.closesAt);
      if (right) expect(right.state === "lapsed").toBe(at >= week.closesAt);
      const rework = own.find(({ kind }) => kind === "rework");
      expect(rework?.endsAt).toBe(week.reworkEnds ?? undefined);
      const [again, ends] = [week.cameAgainAt, week.reworkEnds ?? 0];
      if (again !== null) expect(rework?.state).toBe(again < ends ? "met" : "missed");
      else if (rework) expect(rework.state === "lapsed").toBe(at >= ends);
    }
    const payment = clocks.find(({ kind }) => kind === "payment");
    expect(payment?.endsAt).toBe(invoice ? endOfDay(plusDays(invoice.datedOn, plan.payDays), zone) : undefined);
    if (payment) expect(payment.state).toBe(paid ? payment.state.replace(/open|closing|lapsed/, "met") : payment.state);
    for (const { daysLeft, endsAt } of clocks) expect(daysLeft === 0).toBe(at >= endsAt);
  }

  /** The first payable sum is invoiced, and paid at a later look. */
  async function bill(at: number) {
    const money = await moneyPage(db, id, at);
    if (!money || money.books.payableMinor === 0) return;
    if (!invoice) {
      const lines = money.books.batches
        .filter(({ payableMinor }) => payableMinor > 0)
        .map(({ batchId, payableMinor }) => ({
          batchId,
          description: "",
          units: 10,
          unitPriceMicro: 4_000_000,
          amountMinor: payableMinor,
        }));
      const head = { number: title, datedOn: dayThere(at, zone), currency: "USD", note: "", by: "ops" };
      const written = await recordInvoice(db, id, { ...head, lines }, at);
      if (written.kind !== "written") throw new Error(written.message);
      invoice = { id: written.id, datedOn: head.datedOn, minor: money.books.payableMinor };
    } else if (!paid) {
      const entry = { kind: "payment", number: "", invoiceId: invoice.id, reverses: null, batchId: null } as const;
      const said = { amountMinor: invoice.minor, datedOn: dayThere(at, zone), note: "", by: "ops" };
      expect(await recordFollowUp(db, { id, currency: "USD" }, { ...entry, ...said }, at)).toMatchObject({
        kind: "written",
      });
      paid = true;
    }
  }
}

function eventsOf(
  { weeks, windowDays, reworkDays }: Plan,
  { id, zone, start, known }: { id: string; zone: string; start: number; known: Known[] },
): Event[] {
  return weeks.flatMap((week, i) => {
    const one = known[i];
    if (!one) return [];
    const comesAt = start + week.comesAfter * MINUTE;
    const closesAt = endOfWindow(comesAt, windowDays, zone);
    const comes = (at: number) => async () => {
      await delivered(db, id, i + 1, { items: 10, at });
      Object.assign(one, {
        receivedAt: at,
        closesAt: endOfWindow(at, windowDays, zone),
        answer: null,
      });
      if (one.reworkEnds !== null) one.cameAgainAt = at;
    };
    const decides = (at: number, commercial: "hold" | "accept" | "reject" | "rework") => async () => {
      const paidUnits = commercial === "accept" ? 10 : 0;
      const axes = {
        commercial,
        training: "include",
        acceptedUnits: paidUnits,
        payableMinor: paidUnits * CENTS,
      } as const;
      await decided(db, id, i + 1, { ...axes, at });
      if (commercial === "hold") return;
      const reworkEnds =
        commercial === "rework" ? endOfDay(workingDayAfter(dayThere(at, zone), reworkDays), zone) : null;
      Object.assign(one, { answer: commercial, answeredAt: at, reworkEnds });
    };
    const events: Event[] = [{ at: comesAt, happen: comes(comesAt) }];
    const at = comesAt + week.decidedAfter * MINUTE;
    const against = (when: number, commercial: Parameters<typeof decides>[1]) =>
      events.push({ at: when, happen: decides(when, commercial) });
    if (week.fate === "hold" || week.fate === "accept" || week.fate === "reject") against(at, week.fate);
    if (week.fate === "just in time") against(closesAt - 1, "reject");
    if (week.fate === "a moment late") against(closesAt + 1, "accept");
    if (week.fate === "rework") {
      against(at, "rework");
      const again = at + week.againAfter * MINUTE;
      events.push({ at: again, happen: comes(again) });
    }
    return events;
  });
}

const writers = new Map<string, Intl.DateTimeFormat>();
/** As Swedes write it: 2026-10-25 02:30. */
function written(at: number, timeZone: string): string {
  const known =
    writers.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  writers.set(timeZone, known);
  return known.format(at);
}
const dayThere = (at: number, zone: string) => written(at, zone).slice(0, 10);
const plusDays = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** The first instant from which on the clock there never shows an earlier time again. */
function endOfWindow(receivedAt: number, days: number, zone: string): number {
  const received = written(receivedAt, zone);
  const target = plusDays(received.slice(0, 10), days) + received.slice(10);
  for (let at = receivedAt + days * DAY + 3 * HOUR; ; at -= MINUTE) if (written(at, zone) < target) return at + MINUTE;
}

function endOfDay(day: string, zone: string): number {
  for (let at = Date.parse(day) + 3 * DAY; ; at -= 15 * MINUTE) if (dayThere(at, zone) <= day) return at + 15 * MINUTE;
}

function workingDayAfter(day: string, days: number): string {
  let at = day;
  for (let left = days; left > 0; ) {
    at = plusDays(at, 1);
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return at;
}
