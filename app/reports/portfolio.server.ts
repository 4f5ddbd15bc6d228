/** Every contract in one row: its weeks by outcome, the money at stake, and the clock that ends next. */
import { clocksOfContract } from "#app/contracts/terms-page.server.ts";
import { STAGE_UNSAID, type Stage } from "#app/domain/stage.ts";
import { type AtStake, atStake } from "#app/ledger/at-stake.ts";
import { type MoneyPage, moneyPage } from "#app/ledger/money-page.server.ts";
import { type ContractStrip, type ThisWeek, thisWeek } from "#app/review/this-week.server.ts";
import type { Db } from "#db/client.server.ts";
import { stageByContract } from "#db/contract-life.server.ts";
import { batchesOf } from "#db/contracts.server.ts";
import { termsOf } from "#db/terms.server.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

export interface PortfolioWeek {
  batchId: string;
  week: number;
  outcome: Outcome;
  deliveredUnits: number;
  acceptedUnits: number;
  payableMinor: number;
  /** What waits of it; 0 when nothing does. */
  undecidedMinor: number;
}

export interface NextClock {
  what: string;
  /** UTC milliseconds. */
  at: number;
  href: string;
}

export interface PortfolioRow {
  id: string;
  title: string;
  vendor: string;
  unit: string;
  currency: string;
  stage: Stage;
  weeks: PortfolioWeek[];
  stake: AtStake;
  /** The soonest of the clocks that still run and the next due day; null when none does. */
  next: NextClock | null;
}

export async function portfolio(db: Db, now: number): Promise<PortfolioRow[]> {
  const week = await thisWeek(db, now);
  const stages = await stageByContract(db);
  const rows: PortfolioRow[] = [];
  for (const strip of week.contracts) {
    const money = await moneyPage(db, strip.id, now);
    if (money) rows.push(await rowOf(db, { strip, week, money, stage: stages.get(strip.id) ?? STAGE_UNSAID, now }));
  }
  return rows;
}

interface Facts {
  strip: ContractStrip;
  week: ThisWeek;
  money: MoneyPage;
  stage: Stage;
  now: number;
}

async function rowOf(db: Db, { strip, week, money, stage, now }: Facts): Promise<PortfolioRow> {
  const waiting = new Map(week.waiting.map((one) => [one.batchId, one]));
  const booked = new Map(money.books.batches.map((one) => [one.batchId, one]));
  const weeks = strip.weeks.map((cell): PortfolioWeek => {
    const waits = waiting.get(cell.batchId);
    const batch = booked.get(cell.batchId);
    const isDeemed = batch?.isDeemed ?? false;
    return {
      batchId: cell.batchId,
      week: cell.week,
      outcome: outcomeOf(cell, isDeemed),
      deliveredUnits: batch?.deliveredUnits ?? 0,
      acceptedUnits: batch?.acceptedUnits ?? 0,
      payableMinor: batch?.payableMinor ?? 0,
      undecidedMinor: isDeemed ? 0 : (waits?.atStakeMinor ?? 0),
    };
  });
  const undecided = weeks.reduce((sum, { undecidedMinor }) => sum + undecidedMinor, 0);
  return {
    id: strip.id,
    title: strip.title,
    vendor: strip.vendor,
    unit: strip.unit,
    currency: strip.currency,
    stage,
    weeks,
    stake: atStake(money.books, money.obligations, undecided),
    next: await nextClock(db, money.contract, weeks, now),
  };
}

async function nextClock(
  db: Db,
  contract: MoneyPage["contract"],
  weeks: readonly PortfolioWeek[],
  now: number,
): Promise<NextClock | null> {
  const clocks = await clocksOfContract(db, contract, { rows: await termsOf(db, contract.id), now });
  const toCome = new Set(weeks.filter(({ outcome }) => outcome === "to-come").map(({ week }) => week));
  const due = (await batchesOf(db, contract.id)).filter(({ week }) => toCome.has(week));
  const all = [
    ...clocks
      .filter(({ state }) => state === "open" || state === "closing")
      .map(({ batch, invoice, what, endsAt }) => ({
        what: batch ? `week ${batch.week}: ${what}` : what,
        at: endsAt,
        href: batch ? `/batches/${batch.id}` : invoice ? `/invoices/${invoice.id}` : `/contracts/${contract.id}/terms`,
      })),
    ...due.map(({ id, week, dueAt }) => ({ what: `week ${week} is due`, at: dueAt, href: `/batches/${id}` })),
  ];
  return all.sort((a, b) => a.at - b.at)[0] ?? null;
}
