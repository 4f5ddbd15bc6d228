/** The money of a contract as its page and its downloads show it. */
import { costPerUnit } from "#app/domain/pricing.ts";
import { contractStanding } from "#app/review/contract-standing.ts";
import { effectiveUnits } from "#app/review/effective-units.ts";
import type { Db } from "#db/client.server.ts";
import { booksOf } from "./books.ts";
import { type ContractLedger, contractLedger } from "./contract-ledger.server.ts";
import { forecast } from "./forecast.ts";
import { type Obligation, obligationOf } from "./obligations.ts";
import { priceBands } from "./price-bands.ts";

export type MoneyPage = NonNullable<Awaited<ReturnType<typeof moneyPage>>>;

/** undefined when there is no such contract. */
export async function moneyPage(db: Db, contractId: string, now: number) {
  const ledger = await contractLedger(db, contractId, now);
  return ledger && moneyOf(ledger);
}

export function moneyOf(ledger: ContractLedger) {
  const { contract, pricing, progress, decisions, batches, entries, lines } = ledger;
  const books = booksOf(pricing, batches, entries, lines);
  const { committed, delivered } = contractStanding(contract, pricing, progress);
  const effective = effectiveUnits([...decisions.values()]);
  const { payableMinor, acceptedUnits } = books;
  const judgedUnits = sum(
    batches.filter(({ isDeemed, decision }) => isDeemed || decision),
    ({ deliveredUnits }) => deliveredUnits,
  );
  // Silence accepts what is paid, and says nothing of what trains.
  const decidedMinor = sum(
    batches.filter(({ isDeemed }) => !isDeemed),
    (batch) => batch.payableMinor,
  );
  return {
    contract,
    committed,
    delivered,
    books,
    bands: priceBands(pricing, batches),
    effective,
    /** Delivered units of the weeks that are decided or deemed accepted: what is payable so far was paid for them. */
    judgedUnits,
    /** Ten-thousandths of a minor unit; null without units to carry it. */
    cost: {
      perDelivered: costPerUnit(payableMinor, judgedUnits),
      perAccepted: costPerUnit(payableMinor, acceptedUnits),
      perEffective: effective === null ? null : costPerUnit(decidedMinor, effective),
    },
    forecast: forecast(
      pricing,
      batches.map((batch, i) => ({
        deliveredUnits: batch.deliveredUnits,
        acceptedUnits: batch.acceptedUnits,
        state: batch.isDeemed ? "deemed" : batch.decision !== null && !batch.isWaiting ? "decided" : "open",
        expectedUnits: progress[i]?.expectedUnits ?? 0,
        mostUnits: batch.mostUnits ?? null,
        ...{ phase: progress[i]?.phase, domains: progress[i]?.domains },
      })),
      payableMinor,
    ),
    obligations: obligationsOf(ledger, books),
    entries,
  };
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

function obligationsOf(
  { progress, decisions, waivers }: ContractLedger,
  books: ReturnType<typeof booksOf>,
): Obligation[] {
  return books.batches.flatMap((money) => {
    const decision = decisions.get(money.batchId);
    if (!decision) return [];
    const { billedUnits, billedMinor, creditedMinor } = money;
    const newestDelivery = progress.find(({ id }) => id === money.batchId)?.newestDelivery ?? null;
    const owed = obligationOf({
      money,
      decidedAt: decision.decidedAt,
      signer: decision.signer,
      decidedDelivery: decision.deliveryId,
      newestDelivery,
      waiver: waivers.get(decision.id) ?? null,
      ...{ billedUnits, billedMinor, creditedMinor },
    });
    return owed ?? [];
  });
}
