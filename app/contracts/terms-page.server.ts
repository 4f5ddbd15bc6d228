/** The terms of a contract as they hold today, what is coming, what is not recorded, and every clock they have started. */
import { isKept } from "#app/domain/kept-fields.ts";
import { dayIn } from "#app/domain/terms/clock.ts";
import { TERM_KINDS, TERMS, type TermKind } from "#app/domain/terms/kinds.ts";
import { sayTerm, termOn } from "#app/domain/terms/term.ts";
import type { Db } from "#db/client.server.ts";
import { stagesOf } from "#db/contract-life.server.ts";
import { type ContractRow, contractById } from "#db/contracts.server.ts";
import { latestReceipts } from "#db/deliveries.server.ts";
import { invoiceLinesOf, ledgerOf } from "#db/ledger.server.ts";
import { batchProgress } from "#db/progress.server.ts";
import { reworkRounds, type TermRow, termsOf } from "#db/terms.server.ts";
import { type TermClock, termClocks } from "./clocks.ts";
import { timeZoneOf } from "./day-of-contract.ts";
import { invoicesToPay, paidBatches } from "./payments.ts";

export interface TermLine {
  kind: TermKind;
  title: string;
  about: string;
  /** As a sentence part; null where nothing is recorded for today. */
  says: string | null;
  clause: string;
  source: string;
  owner: string;
  effectiveFrom: string | null;
  /** The next change that is not in force yet. */
  coming: { says: string; effectiveFrom: string } | null;
  /** The clock that ends first of those still running, or the first that lapsed. */
  clock: TermClock | null;
  versions: number;
}

export interface DatedTerms {
  contract: { id: string; title: string; vendor: string };
  recorded: TermLine[];
  missing: { kind: TermKind; title: string; about: string }[];
  clocks: TermClock[];
  now: number;
}

/** undefined when there is no such contract. */
export async function datedTerms(db: Db, contractId: string, now: number): Promise<DatedTerms | undefined> {
  const contract = await contractById(db, contractId);
  if (!contract) return undefined;
  const rows = await termsOf(db, contractId);
  const clocks = await clocksOfContract(db, contract, { rows, now });
  const today = dayIn(now, timeZoneOf(contract));
  const recorded = TERM_KINDS.filter((kind) => rows.some((row) => row.kind === kind));
  return {
    contract: { id: contract.id, title: contract.title, vendor: contract.vendor },
    recorded: recorded.map((kind) => termLine(kind, { rows, clocks, today })),
    missing: TERM_KINDS.filter((kind) => !recorded.includes(kind)).map((kind) => {
      const { title, about } = TERMS[kind];
      return { kind, title, about };
    }),
    clocks,
    now,
  };
}

export async function clocksOfContract(
  db: Db,
  contract: Pick<ContractRow, "id" | "rejectionWindowDays" | "timeZone" | "weekend" | "holidays">,
  { rows, now }: { rows: readonly TermRow[]; now: number },
): Promise<TermClock[]> {
  const rounds = await reworkRounds(db, contract.id);
  const receipts = await latestReceipts(db, contract.id);
  const weeks = (await batchProgress(db, contract.id)).map((batch) => ({
    ...batch,
    newestReceivedAt: receipts.get(batch.id) ?? null,
    rounds: rounds.get(batch.id) ?? 0,
  }));
  const timeZone = timeZoneOf(contract);
  const last = (await stagesOf(db, contract.id)).at(-1);
  const closedAt = last?.stage === "closed" || last?.stage === "terminated" ? Date.parse(`${last.on}T12:00:00Z`) : null;
  const entries = await ledgerOf(db, contract.id);
  const invoices = invoicesToPay(entries, now);
  const paidAt = paidBatches(invoices, await invoiceLinesOf(db, contract.id));
  const facts = { contract, terms: rows, weeks, timeZone, calendar: contract, closedAt, invoices, paidAt };
  // Whether something is paid is told by its amounts alone.
  const knowsPaid = entries.every(({ amountMinor }) => !isKept(amountMinor));
  return termClocks(facts, now).filter(({ kind }) => kind !== "payment" || knowsPaid);
}

function termLine(
  kind: TermKind,
  { rows, clocks, today }: { rows: readonly TermRow[]; clocks: readonly TermClock[]; today: string },
): TermLine {
  const own = rows.filter((row) => row.kind === kind);
  const holds = termOn(own, kind, today);
  const [next] = own
    .filter((row) => row.effectiveFrom > today)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  const running = clocks.filter((clock) => clock.kind === kind && clock.state !== "met" && clock.state !== "missed");
  const shown = holds ?? next;
  return {
    kind,
    title: TERMS[kind].title,
    about: TERMS[kind].about,
    says: holds && sayTerm(kind, holds.value),
    clause: shown?.clause ?? "",
    source: shown?.source ?? "",
    owner: shown?.owner ?? "",
    effectiveFrom: holds?.effectiveFrom ?? null,
    coming: next ? { says: sayTerm(kind, next.value), effectiveFrom: next.effectiveFrom } : null,
    clock: running[0] ?? null,
    versions: own.length,
  };
}
