/**
 * Holds an invoice against what was accepted. The lines of a week are checked together, week by week, after what earlier
 * invoices already billed of it. Every difference is split into causes, in units and money, that add up to it exactly.
 */
import { timesRatio } from "#app/domain/money.ts";
import { amountFor, type Pricing } from "#app/domain/pricing.ts";
import { type BatchMoney, payableUpTo, pricingFor } from "./batch-money.ts";
import {
  type Cause,
  costOfFirst,
  costsOfExcess,
  type Difference,
  excessUnits,
  type InvoiceLine,
  unitsOf,
  withoutBare,
} from "./invoice-differences.ts";

export interface CheckedWeek {
  /** null: lines that name no week. */
  batchId: string | null;
  week: number | null;
  lines: InvoiceLine[];
  billedUnits: number;
  billedMinor: number;
  /** Of these units, after what earlier invoices billed. */
  owedMinor: number;
  /** billed − owed; the sum of `because`. */
  differenceMinor: number;
  because: Difference[];
  state: InvoiceState;
}

export type InvoiceState = "agrees" | "differs" | "not-checkable";

export interface CheckedInvoice {
  weeks: CheckedWeek[];
  billedMinor: number;
  owedMinor: number;
  differenceMinor: number;
  state: InvoiceState;
}

/** @param earlier lines of the invoices before this one that stand. */
export function checkInvoice(
  pricing: Pricing,
  batches: readonly BatchMoney[],
  lines: readonly InvoiceLine[],
  earlier: readonly InvoiceLine[],
): CheckedInvoice {
  const known = new Map(batches.map((batch) => [batch.batchId, batch]));
  const groups = new Map<string | null, InvoiceLine[]>();
  for (const line of lines) {
    const key = line.batchId !== null && known.has(line.batchId) ? line.batchId : null;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const weeks = [...groups].map(([batchId, own]) => {
    const batch = batchId === null ? undefined : known.get(batchId);
    if (!batch) return withoutWeek(own);
    return checkWeek(pricing, batch, own, unitsOf(earlier.filter((line) => line.batchId === batchId)));
  });
  weeks.sort((a, b) => (a.week ?? Number.MAX_SAFE_INTEGER) - (b.week ?? Number.MAX_SAFE_INTEGER));
  const billedMinor = sum(weeks.map((week) => week.billedMinor));
  const owedMinor = sum(weeks.map((week) => week.owedMinor));
  return { weeks, billedMinor, owedMinor, differenceMinor: billedMinor - owedMinor, state: stateOf(weeks) };
}

function checkWeek(
  contractPricing: Pricing,
  batch: BatchMoney,
  lines: InvoiceLine[],
  earlierUnits: number,
): CheckedWeek {
  const pricing = pricingFor(contractPricing, batch);
  const billedUnits = unitsOf(lines);
  const priced = lines.filter(({ units }) => units !== null);
  const stated = costOfFirst(priced, billedUnits);
  const bare = sum(lines.filter(({ units }) => units === null).map(({ amountMinor }) => amountMinor));
  const first = Math.min(earlierUnits, batch.acceptedUnits);
  const last = Math.min(earlierUnits + billedUnits, batch.acceptedUnits);
  const excess = excessUnits(batch, priced, earlierUnits, billedUnits - (last - first));
  const place = { after: batch.after + first, units: last - first };
  const listed = amountFor({ ...pricing, discount: null, agreedTotal: null }, place);
  const full = amountFor(pricing, place);
  const owedMinor = payableUpTo(pricing, batch, last) - payableUpTo(pricing, batch, first);
  const creditMinor = creditOfPart(batch, full, full - owedMinor);
  const billedMinor = sum(lines.map(({ amountMinor }) => amountMinor));
  const accepted = costOfFirst(priced, last - first);
  const because = withoutBare(bare, [
    { cause: "arithmetic", units: null, minor: billedMinor - bare - stated },
    ...costsOfExcess(priced, last - first, excess),
    { cause: "tier", units: last - first, minor: accepted - listed },
    { cause: "discount", units: null, minor: listed - full },
    { cause: "credit", units: null, minor: creditMinor },
    { cause: "changed", units: null, minor: full - owedMinor - creditMinor },
  ]);
  return finished(batch, { lines, billedUnits, billedMinor, owedMinor, because });
}

/** The credit on a part of the batch; what else the decided amount differs by is no credit. */
function creditOfPart(batch: BatchMoney, full: number, gap: number): number {
  if (batch.adjustmentMinor === 0 || batch.fullMinor === 0) return gap;
  return timesRatio(batch.creditMinor - batch.waivedMinor, full, batch.fullMinor);
}

function withoutWeek(lines: InvoiceLine[]): CheckedWeek {
  const billedMinor = sum(lines.map(({ amountMinor }) => amountMinor));
  const billedUnits = unitsOf(lines);
  const because: Difference[] = [{ cause: "no-week", units: billedUnits || null, minor: billedMinor }];
  return finished(null, { lines, billedUnits, billedMinor, owedMinor: 0, because });
}

/** Not yet checkable is what only a decision, or a week's name, would settle. */
const UNSETTLED: readonly Cause[] = ["not-decided", "no-week"];

function finished(
  batch: BatchMoney | null,
  week: Pick<CheckedWeek, "lines" | "billedUnits" | "billedMinor" | "owedMinor" | "because">,
): CheckedWeek {
  const because = week.because.filter(({ minor }) => minor !== 0);
  const isSettled = because.every(({ cause }) => !UNSETTLED.includes(cause));
  return {
    ...week,
    because,
    batchId: batch?.batchId ?? null,
    week: batch?.week ?? null,
    differenceMinor: week.billedMinor - week.owedMinor,
    state: because.length === 0 ? "agrees" : isSettled ? "differs" : "not-checkable",
  };
}

function stateOf(weeks: readonly CheckedWeek[]): InvoiceState {
  if (weeks.some(({ state }) => state === "differs")) return "differs";
  return weeks.some(({ state }) => state === "not-checkable") ? "not-checkable" : "agrees";
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
