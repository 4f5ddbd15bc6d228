/** Over any sequence of decisions, changes of mind, invoices, credit notes, payments and reversals no cent appears or disappears. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMERCIAL, COMMERCIAL_CHOICES, type Commercial } from "#app/domain/decision.ts";
import { balanceOfInvoice, entryFault } from "#app/domain/ledger.ts";
import { formatMoney, minorDigits, parseMoney } from "#app/domain/money.ts";
import { amountFor, lessCredit, type Pricing } from "#app/domain/pricing.ts";
import { type BatchFacts, batchMoney, payableUpTo } from "#app/ledger/batch-money.ts";
import { type BookedEntry, type BookedLine, booksOf } from "#app/ledger/books.ts";
import { priceBands } from "#app/ledger/price-bands.ts";

/** Currencies with no, two and three digits after the point. */
const CURRENCIES = ["JPY", "USD", "KWD"];
const WEEKS = 4;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const pricings = fc
  .record({
    first: fc.integer({ min: 0, max: 90_000_001 }),
    later: fc.array(
      fc.record({
        fromUnit: fc.integer({ min: 2, max: 9000 }),
        unitPriceMicro: fc.integer({ min: 0, max: 90_000_001 }),
      }),
      {
        maxLength: 3,
      },
    ),
    discount: fc.option(
      fc.record({ basisPoints: fc.integer({ min: 0, max: 10_000 }), upToUnits: fc.integer({ min: 1, max: 6000 }) }),
    ),
    agreed: fc.option(fc.integer({ min: 0, max: 1_000_000_000 })),
  })
  .map(
    ({ first, later, discount, agreed }): Pricing => ({
      tiers: [{ fromUnit: 1, unitPriceMicro: first }, ...new Map(later.map((tier) => [tier.fromUnit, tier])).values()],
      discount,
      agreedTotal: agreed === null ? null : { minor: agreed, units: 9700 },
    }),
  );

const steps = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("decide" as const),
      week: fc.integer({ min: 0, max: WEEKS - 1 }),
      commercial: fc.constantFrom(...COMMERCIAL),
      accepted: fc.integer({ min: 0, max: 3000 }),
      credit: fc.integer({ min: 0, max: 10_000 }),
      waived: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("invoice" as const),
      lines: fc.array(
        fc.record({
          week: fc.integer({ min: 0, max: WEEKS }),
          units: fc.option(fc.integer({ min: 0, max: 4000 })),
          price: fc.option(fc.integer({ min: 0, max: 90_000_001 })),
          amount: fc.integer({ min: -5000, max: 5_000_000 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
    fc.record({
      kind: fc.constantFrom("credit_note" as const, "payment" as const, "reversal" as const),
      of: fc.nat(20),
      week: fc.integer({ min: 0, max: WEEKS }),
      amount: fc.integer({ min: 0, max: 5_000_000 }),
    }),
  ),
  { maxLength: 25 },
);

describe("no cent appears or disappears", () => {
  it("whatever is decided, invoiced, credited, paid and reversed", () => {
    fc.assert(
      fc.property(pricings, steps, fc.constantFrom(...CURRENCIES), (pricing, sequence, currency) => {
        const desk = played(pricing, sequence);
        const batches = desk.facts.map((facts) => batchMoney(pricing, facts));
        const books = booksOf(pricing, batches, desk.entries, desk.lines);
        // Payable is the sum of the batches, and of the price bands less credits.
        expect(books.payableMinor).toBe(sum(books.batches.map((batch) => batch.payableMinor)));
        const bands = priceBands(pricing, batches);
        expect(sum(bands.map((band) => band.amountMinor))).toBe(books.acceptedMinor);
        expect(sum(bands.map((band) => band.acceptedUnits))).toBe(books.acceptedUnits);
        for (const b of batches)
          expect(b.fullMinor - b.creditMinor + b.adjustmentMinor + b.waivedMinor).toBe(b.payableMinor);
        // Invoiced less credited less paid is open, as a whole and over the invoices.
        expect(books.invoicedMinor - books.creditedMinor - books.paidMinor).toBe(books.openMinor);
        expect(sum(books.invoices.map(({ balance }) => balance.openMinor))).toBe(books.openMinor);
        // Batches and what names no week add up to the whole.
        expect(sum(books.batches.map((b) => b.billedMinor)) + books.unnamed.billedMinor).toBe(books.invoicedMinor);
        expect(sum(books.batches.map((b) => b.creditedMinor)) + books.unnamed.creditedMinor).toBe(books.creditedMinor);
        const unnamed = books.unnamed.creditedMinor - books.unnamed.billedMinor;
        expect(sum(books.batches.map((b) => b.toInvoiceMinor)) + unnamed).toBe(books.toInvoiceMinor);
        // Every difference of every invoice is the sum of its causes.
        for (const { checked } of books.invoices)
          for (const week of checked.weeks)
            expect(sum(week.because.map(({ minor }) => minor))).toBe(week.billedMinor - week.owedMinor);
        // What standing invoices are owed of a week, one after the other, is what its billed units are owed.
        for (const batch of books.batches) {
          const owed = sum(
            books.invoices
              .filter(({ isReversed }) => !isReversed)
              .flatMap(({ checked }) => checked.weeks.filter(({ batchId }) => batchId === batch.batchId))
              .map((week) => week.owedMinor),
          );
          expect(owed).toBe(payableUpTo(pricing, batch, batch.billedUnits) - payableUpTo(pricing, batch, 0));
        }
        expect(parseMoney(formatMoney(Math.abs(books.openMinor), currency, true), currency)).toBe(
          Math.abs(books.openMinor),
        );
      }),
      { numRuns: 300, seed: 18_900 },
    );
  });
  it("a payment never exceeds what is open, and what others rest on is not reversed", () => {
    fc.assert(
      fc.property(pricings, steps, (pricing, sequence) => {
        const { entries } = played(pricing, sequence);
        for (const { id, kind } of entries.filter((entry) => entry.kind === "invoice")) {
          expect(kind).toBe("invoice");
          const { invoicedMinor, creditedMinor, paidMinor } = balanceOfInvoice(entries, id);
          expect(creditedMinor).toBeLessThanOrEqual(invoicedMinor);
          expect(paidMinor).toBeLessThanOrEqual(invoicedMinor);
        }
      }),
      { numRuns: 200, seed: 5 },
    );
  });
  it("in currencies of no, two and three digits", () => {
    expect(CURRENCIES.map(minorDigits)).toEqual([0, 2, 3]);
  });
});

type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never;

/** The desk after the steps, each refused where the ledger refuses it. */
function played(pricing: Pricing, sequence: readonly Step[]) {
  const facts: BatchFacts[] = Array.from({ length: WEEKS }, (_, i) => ({
    batchId: `b${i}`,
    week: i + 1,
    deliveredUnits: 3000,
    after: 0,
    isWaiting: false,
    isDeemed: false,
    decision: null,
    creditWaived: false,
  }));
  const order: number[] = [];
  const entries: BookedEntry[] = [];
  const lines: BookedLine[] = [];
  for (const step of sequence) {
    if (step.kind === "decide") decide(step);
    else if (step.kind === "invoice") invoice(step);
    else follow(step);
  }
  // Places are derived from the order of first decisions, as the desk does: they may move after a decision was priced.
  for (const [i, one] of facts.entries()) one.after = placeOf(i);
  return { facts, entries, lines };

  function placeOf(week: number): number {
    const earlier = order.includes(week) ? order.slice(0, order.indexOf(week)) : order;
    return sum(earlier.map((other) => unitsOf(facts[other])));
  }
  function decide({ week, commercial, accepted, credit, waived }: Extract<Step, { kind: "decide" }>) {
    const one = facts[week];
    if (!one) return;
    if (!order.includes(week)) order.push(week);
    const units = COMMERCIAL_CHOICES[commercial as Commercial].payable ? accepted : 0;
    const full = amountFor(pricing, { after: placeOf(week), units });
    const basisPoints = commercial === "accept_with_credit" ? credit : 0;
    one.decision = {
      id: order.length,
      commercial,
      acceptedUnits: units,
      payableMinor: lessCredit(full, basisPoints),
      creditBasisPoints: basisPoints,
    };
    one.creditWaived = waived;
  }
  function invoice({ lines: given }: Extract<Step, { kind: "invoice" }>) {
    const own = given.map(({ week, units, price, amount }) => ({
      batchId: week < WEEKS ? `b${week}` : null,
      description: "",
      units,
      unitPriceMicro: price,
      amountMinor: amount,
    }));
    add({ kind: "invoice", amountMinor: sum(own.map(({ amountMinor }) => amountMinor)) }, own);
  }
  function follow({ kind, of, week, amount }: Exclude<Step, { kind: "decide" | "invoice" }>) {
    if (entries.length === 0) return;
    const target = entries[of % entries.length];
    if (!target) return;
    if (kind === "reversal") add({ kind, reverses: target.id, amountMinor: target.amountMinor });
    else
      add({
        kind,
        invoiceId: target.id,
        amountMinor: amount,
        batchId: kind === "credit_note" && week < WEEKS ? `b${week}` : null,
      });
  }
  function add(
    changes: Partial<BookedEntry> & Pick<BookedEntry, "kind" | "amountMinor">,
    own: Omit<BookedLine, "entryId">[] = [],
  ) {
    const entry = { id: entries.length + 1, invoiceId: null, reverses: null, batchId: null, ...changes };
    if (entryFault(entries, entry, String) !== null) return;
    entries.push(entry);
    lines.push(...own.map((line) => ({ ...line, entryId: entry.id })));
  }
}

function unitsOf(facts: BatchFacts | undefined): number {
  return facts?.decision?.acceptedUnits ?? 0;
}
