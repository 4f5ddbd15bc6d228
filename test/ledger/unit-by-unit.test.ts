/**
 * Every contract, whatever its prices by quantity, domain and phase, its discount and its tolerance, against a sum made unit
 * by unit that shares no code with the ledger: decisions, changes of mind, silence, credits and reversals.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryFault } from "#app/domain/ledger.ts";
import { pricingAlong } from "#app/domain/price-line.ts";
import { lessCredit, type PriceTier, type Pricing } from "#app/domain/pricing.ts";
import { paidOf, payableAtMost, type Tolerance } from "#app/domain/tolerance.ts";
import { type BatchFacts, batchMoney } from "#app/ledger/batch-money.ts";
import { type BookedEntry, booksOf } from "#app/ledger/books.ts";
import { checkInvoice } from "#app/ledger/check-invoice.ts";
import { priceBands } from "#app/ledger/price-bands.ts";

const DOMAINS = ["chat", "code", "maths"];
const PHASES = ["calibration", "production"] as const;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const price = fc.integer({ min: 0, max: 90_000_001 });
const quantities = fc
  .record({ first: price, later: fc.array(fc.tuple(fc.integer({ min: 2, max: 120 }), price), { maxLength: 2 }) })
  .map(({ first, later }) => [...new Map<number, number>([[1, first], ...later]).entries()]);
const scopes = fc.uniqueArray(
  fc.record({
    domain: fc.option(fc.constantFrom(...DOMAINS)),
    phase: fc.option(fc.constantFrom(...PHASES)),
    quantities,
  }),
  { maxLength: 5, selector: ({ domain, phase }) => `${domain} ${phase}` },
);
const pricings = fc
  .record({
    general: quantities,
    scopes,
    discount: fc.option(
      fc.record({ basisPoints: fc.integer({ min: 0, max: 10_000 }), upToUnits: fc.integer({ min: 1, max: 200 }) }),
    ),
  })
  .map(({ general, scopes: named, discount }): Pricing => {
    const all = [
      { domain: null, phase: null, quantities: general },
      ...named.filter(({ domain, phase }) => domain !== null || phase !== null),
    ];
    const tiers = all.flatMap(({ domain, phase, quantities: own }) =>
      own.map(([fromUnit, unitPriceMicro]): PriceTier => ({ domain, phase, fromUnit, unitPriceMicro })),
    );
    return { tiers, discount, agreedTotal: null };
  });

const weeks = fc.array(
  fc.record({
    phase: fc.constantFrom(...PHASES),
    expected: fc.integer({ min: 0, max: 90 }),
    delivered: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 4 }),
    /** How it ended, after how many changes of mind, or that nobody decided. */
    outcome: fc.constantFrom("accept", "accept_with_credit", "reject", "rework", "silence"),
    credit: fc.integer({ min: 0, max: 10_000 }),
    waived: fc.boolean(),
    left: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 6 },
);
const tolerances = fc.record({
  toleranceUnderBasisPoints: fc.constant(500),
  toleranceOverBasisPoints: fc.option(fc.integer({ min: 0, max: 5000 })),
});

describe("unit by unit", () => {
  it("the ledger, its bands and an invoice as accepted come to the sum of the single units", () => {
    fc.assert(
      fc.property(pricings, weeks, tolerances, fc.nat(1000), (pricing, contract, tolerance, seed) => {
        const { facts, units } = played(pricing, contract, tolerance);
        const batches = facts.map((one) => batchMoney(pricing, one));
        const single = bruteForce(pricing, units);
        for (const [i, batch] of batches.entries()) expect(batch.fullMinor).toBe(single[i]);
        const books = booksOf(pricing, batches, [], []);
        expect(books.acceptedMinor).toBe(sum(single));
        const credits = facts.map(({ decision }, i) => {
          const full = single[i] ?? 0;
          return decision?.commercial === "accept_with_credit"
            ? full - lessCredit(full, decision.creditBasisPoints ?? 0)
            : 0;
        });
        const waived = facts.map(({ creditWaived }, i) => (creditWaived ? (credits[i] ?? 0) : 0));
        expect(books.payableMinor).toBe(sum(single) - sum(credits) + sum(waived));
        const bands = priceBands(pricing, batches);
        expect(sum(bands.map(({ amountMinor }) => amountMinor))).toBe(books.acceptedMinor);
        expect(sum(bands.map(({ acceptedUnits }) => acceptedUnits))).toBe(books.acceptedUnits);
        for (const batch of batches) {
          const whole = {
            batchId: batch.batchId,
            description: "",
            units: batch.acceptedUnits,
            unitPriceMicro: null,
            amountMinor: batch.payableMinor,
          };
          const checked = checkInvoice(pricing, batches, [whole], []);
          expect(checked.differenceMinor).toBe(0);
          const half = { ...whole, units: seed % (batch.acceptedUnits + 1) };
          const rest = { ...whole, units: batch.acceptedUnits - half.units };
          const owed = checkInvoice(pricing, batches, [half], []).owedMinor;
          expect(owed + checkInvoice(pricing, batches, [rest], [half]).owedMinor).toBe(batch.payableMinor);
          const all = checkInvoice(pricing, batches, [{ ...whole, units: batch.deliveredUnits + 3 }], []);
          for (const week of all.weeks)
            expect(sum(week.because.map(({ minor }) => minor))).toBe(week.billedMinor - week.owedMinor);
        }
      }),
      { numRuns: 400, seed: 27 },
    );
  });

  it("and stays so while it is invoiced, credited, paid and reversed", () => {
    const acts = fc.array(
      fc.tuple(fc.constantFrom("invoice", "credit_note", "payment", "reversal"), fc.nat(50_000), fc.nat(9)),
      {
        maxLength: 14,
      },
    );
    fc.assert(
      fc.property(pricings, weeks, tolerances, acts, (pricing, contract, tolerance, steps) => {
        const { facts, units } = played(pricing, contract, tolerance);
        const batches = facts.map((one) => batchMoney(pricing, one));
        const entries: BookedEntry[] = [];
        for (const [kind, amountMinor, of] of steps) {
          const target = entries[of % Math.max(1, entries.length)];
          const entry = {
            id: entries.length + 1,
            kind: kind as BookedEntry["kind"],
            amountMinor: kind === "reversal" ? (target?.amountMinor ?? 0) : amountMinor,
            invoiceId: kind === "invoice" || kind === "reversal" ? null : (target?.id ?? 1),
            reverses: kind === "reversal" ? (target?.id ?? 1) : null,
            batchId: kind === "credit_note" ? `b${of % facts.length}` : null,
          };
          if (entryFault(entries, entry, String) === null) entries.push(entry);
        }
        const books = booksOf(pricing, batches, entries, []);
        expect(books.acceptedMinor).toBe(sum(bruteForce(pricing, units)));
        expect(books.invoicedMinor - books.creditedMinor - books.paidMinor).toBe(books.openMinor);
        expect(books.payableMinor - books.invoicedMinor + books.creditedMinor).toBe(books.toInvoiceMinor);
      }),
      { numRuns: 150, seed: 28 },
    );
  });
});

interface Unit {
  domain: string;
  phase: string;
}

/** The desk after its decisions, silence last; and by batch every single accepted unit. */
function played(
  pricing: Pricing,
  contract: typeof weeks extends fc.Arbitrary<infer All> ? All : never,
  tolerance: Tolerance,
) {
  const order = [
    ...[...contract.keys()].filter((i) => contract[i]?.outcome !== "silence"),
    ...[...contract.keys()].filter((i) => contract[i]?.outcome === "silence"),
  ];
  const facts: BatchFacts[] = [];
  const units: { place: number; own: Unit[] }[] = [];
  const lots: Parameters<typeof pricingAlong>[1][number][] = [];
  let after = 0;
  for (const [place, i] of order.entries()) {
    const week = contract[i];
    if (!week) continue;
    const deliveredUnits = sum(week.delivered);
    const isSilent = week.outcome === "silence";
    const isPaid = isSilent || week.outcome.startsWith("accept");
    const kept = week.delivered.map((count, at) => (isSilent ? count : Math.max(0, count - (week.left[at] ?? 0))));
    const accepted = isPaid ? paidOf(sum(kept), week.expected, tolerance) : 0;
    const names = ["", ...DOMAINS];
    const domains = Object.fromEntries(names.map((name, at) => [name, kept[at] ?? 0]));
    const lot = { phase: week.phase, units: accepted, domains };
    const laid = pricingAlong(pricing, [...lots, lot]).tiers;
    lots.push(lot);
    const fact: BatchFacts = {
      batchId: `b${i}`,
      week: i + 1,
      deliveredUnits,
      after,
      isWaiting: isSilent,
      isDeemed: isSilent,
      creditWaived: week.waived && week.outcome === "accept_with_credit",
      mostUnits: payableAtMost(week.expected, tolerance),
      laid: laid === pricing.tiers ? undefined : laid,
      decision: null,
    };
    const commercial = week.outcome as "accept";
    const creditBasisPoints = week.outcome === "accept_with_credit" ? week.credit : 0;
    const full = batchMoney(pricing, {
      ...fact,
      decision: { id: i, commercial: "accept", acceptedUnits: accepted, payableMinor: 0, creditBasisPoints: 0 },
    }).fullMinor;
    const payableMinor = isPaid ? lessCredit(full, creditBasisPoints) : 0;
    if (!isSilent) fact.decision = { id: i, commercial, acceptedUnits: accepted, payableMinor, creditBasisPoints };
    facts.push(fact);
    units.push({ place, own: unitsOf(domains, accepted, week.phase, pricing) });
    after += accepted;
  }
  return { facts, units };
}

/** Largest remainder over the names in order, then the more specific rule first, written down once more. */
function unitsOf(domains: Record<string, number>, accepted: number, phase: string, pricing: Pricing): Unit[] {
  const total = sum(Object.values(domains));
  const names = Object.keys(domains).sort();
  const shares = names.map((name) => (total === 0 ? 0 : ((domains[name] ?? 0) * accepted) / total));
  const whole = total === accepted ? names.map((name) => domains[name] ?? 0) : shares.map(Math.floor);
  const rest = accepted - sum(whole);
  const byRemainder = [...names.keys()].sort((a, b) => ((shares[b] ?? 0) % 1) - ((shares[a] ?? 0) % 1) || a - b);
  for (const at of byRemainder.slice(0, Math.max(0, rest))) whole[at] = (whole[at] ?? 0) + 1;
  const own = names.flatMap((domain, at) => Array.from({ length: whole[at] ?? 0 }, () => ({ domain, phase })));
  const rankOf = (unit: Unit) => {
    const rule = ruleOf(pricing, unit);
    return `${rule.domain === null ? 1 : 0}${rule.phase === null ? 1 : 0} ${rule.domain} ${rule.phase}`;
  };
  return own.sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : rankOf(a) > rankOf(b) ? 1 : 0));
}

function ruleOf({ tiers }: Pricing, unit: Unit) {
  const wanted = [
    [unit.domain, unit.phase],
    [unit.domain, null],
    [null, unit.phase],
    [null, null],
  ];
  for (const [domain, phase] of wanted)
    if (tiers.some((tier) => tier.domain === domain && tier.phase === phase)) return { domain, phase };
  throw new Error("No rule.");
}

/** By batch in cents: the running total of single prices, each less its discount, rounded where a batch ends. */
function bruteForce(pricing: Pricing, batches: ReturnType<typeof played>["units"]): number[] {
  const counts = new Map<string, number>();
  let n = 0;
  let exact = 0n;
  let shown = 0;
  return batches.map(({ own }) => {
    for (const unit of own) {
      n += 1;
      const { domain, phase } = ruleOf(pricing, unit);
      const key = `${domain} ${phase}`;
      const nth = (counts.get(key) ?? 0) + 1;
      counts.set(key, nth);
      let micro = 0;
      let from = 0;
      for (const tier of pricing.tiers)
        if (tier.domain === domain && tier.phase === phase && tier.fromUnit <= nth && tier.fromUnit > from)
          [micro, from] = [tier.unitPriceMicro, tier.fromUnit];
      const off = pricing.discount && n <= pricing.discount.upToUnits ? pricing.discount.basisPoints : 0;
      exact += BigInt(micro) * BigInt(10_000 - off);
    }
    // Half a cent up; a cent is 10,000 micro at 10,000 basis points.
    const now = Number((2n * exact + 100_000_000n) / 200_000_000n);
    const part = now - shown;
    shown = now;
    return part;
  });
}
