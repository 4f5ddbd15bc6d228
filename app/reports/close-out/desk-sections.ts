/** What was bought and came, claims and how they ended, questions, what must still be done after the end. */

import { countOf, groupDigits } from "#app/domain/figure.ts";
import { formatMoney, formatUnitPrice } from "#app/domain/money.ts";
import { ASKED_TEXT } from "#app/domain/question.ts";
import { readableMicro } from "#app/domain/readable-price.ts";
import { hasEnded } from "#app/domain/stage.ts";
import { OUTCOME_LOOKS, outcomeOf } from "../outcome.ts";
import type { Section } from "../section.ts";
import type { CloseOutFacts } from "./facts.server.ts";

export function boughtSection({
  money,
  contract,
  weeks,
}: Pick<CloseOutFacts, "money" | "contract" | "weeks">): Section {
  const { currency } = contract;
  const { committed, delivered, books, effective, cost } = money;
  const row = (what: string, units: number | null, minor: number | null, per: number | null = null) => ({
    what,
    units,
    amount: minor === null ? null : { minor, currency },
    per: per === null ? "" : formatUnitPrice(readableMicro(per), currency),
  });
  return {
    key: "bought",
    title: "Bought, delivered, accepted",
    sentence: `${countOf(weeks.length, "week")}; ${groupDigits(delivered.units)} of ${countOf(committed.units, `committed ${contract.unit}`)} delivered, ${groupDigits(books.acceptedUnits)} accepted.`,
    columns: [
      { key: "what", header: "What" },
      { key: "units", header: `${contract.unit}s`, numeric: true },
      { key: "amount", header: currency, numeric: true },
      { key: "per", header: "Payable per unit of it", numeric: true },
    ],
    rows: [
      row("Committed", committed.units, committed.minor),
      row("Delivered", delivered.units, delivered.minor, cost.perDelivered),
      row("Accepted", books.acceptedUnits, books.acceptedMinor, cost.perAccepted),
      row("Effective in training", effective, null, cost.perEffective),
      row("Payable", null, books.payableMinor),
      row("Invoiced", null, books.invoicedMinor),
      row("Credited", null, books.creditedMinor),
      row("Paid", null, books.paidMinor),
    ],
  };
}

export function weeksSection({ weeks, money, contract }: Pick<CloseOutFacts, "weeks" | "money" | "contract">): Section {
  const { currency } = contract;
  const booked = new Map(money.books.batches.map((batch) => [batch.batchId, batch]));
  const late = weeks.filter(({ timing }) => timing.timing === "delivered-late" || timing.timing === "late").length;
  const short = weeks.filter(({ timing }) => timing.volume === "short").length;
  return {
    key: "weeks",
    title: "Week by week",
    sentence: `${groupDigits(late)} of ${countOf(weeks.length, "week")} late, ${groupDigits(short)} short.`,
    columns: [
      { key: "week", header: "Week" },
      { key: "phase", header: "Phase" },
      { key: "outcome", header: "Outcome" },
      { key: "expected", header: "Expected", numeric: true },
      { key: "delivered", header: "Delivered", numeric: true },
      { key: "accepted", header: "Accepted", numeric: true },
      { key: "late", header: "Days late", numeric: true },
      { key: "credit", header: "Credit", numeric: true },
      { key: "payable", header: "Payable", numeric: true },
    ],
    rows: weeks.map((one) => {
      const batch = booked.get(one.batchId);
      return {
        week: { text: `Week ${one.week}`, href: `/batches/${one.batchId}` },
        phase: one.phase,
        outcome: OUTCOME_LOOKS[outcomeOf(one, batch?.isDeemed ?? false)].word,
        expected: one.planned.units,
        delivered: batch?.deliveredUnits ?? 0,
        accepted: batch?.acceptedUnits ?? 0,
        late: one.timing.daysLate,
        credit: { minor: batch?.creditMinor ?? 0, currency },
        payable: { minor: batch?.payableMinor ?? 0, currency },
      };
    }),
  };
}

export function claimsSection({ money, contract }: Pick<CloseOutFacts, "money" | "contract">): Section {
  const { currency, unit } = contract;
  const { obligations } = money;
  const open = obligations.filter(({ closed }) => closed === null).length;
  const credits = obligations.reduce((sum, { minor }) => sum + (minor ?? 0), 0);
  return {
    key: "claims",
    title: "Credits, reworks and replacements",
    sentence:
      obligations.length === 0
        ? "No decision in force left the vendor anything to do."
        : `${countOf(obligations.length, "claim")}, ${groupDigits(open)} still open; credits of ${formatMoney(credits, currency, true)} in all.`,
    columns: [
      { key: "claim", header: "Claim" },
      { key: "what", header: "What" },
      { key: "state", header: "State" },
      { key: "how", header: "How it ended" },
    ],
    rows: obligations.map(({ kind, week, units, minor, closed }) => ({
      claim: `${kind} of week ${week}`,
      what: minor === null ? countOf(units ?? 0, unit) : formatMoney(minor, currency, true),
      state: closed ? { state: "pass", word: `closed by ${closed.how}` } : { state: "warn", word: "open" },
      how: closed?.what ?? "",
    })),
  };
}

export function questionsSection({ questions }: Pick<CloseOutFacts, "questions">): Section {
  const { counts, turnaround } = questions;
  return {
    key: "questions",
    title: "Questions and how long answers took",
    sentence: `${countOf(counts.all, "question")}, ${groupDigits(counts.open)} without an answer.`,
    columns: [
      { key: "who", header: "Who asks" },
      { key: "answered", header: "Answered", numeric: true },
      { key: "median", header: "Median days", numeric: true },
      { key: "open", header: "Open", numeric: true },
    ],
    rows: turnaround.map(({ asked, n, medianDays, open }) => ({
      who: ASKED_TEXT[asked],
      answered: n,
      median: medianDays === null ? "not enough data" : medianDays.toFixed(1),
      open,
    })),
  };
}

export function openSection(
  open: readonly string[],
  { clocks, stages }: Pick<CloseOutFacts, "clocks" | "stages">,
): Section {
  const last = stages.at(-1);
  const reason = last && hasEnded(last.stage) ? (last.open?.reason ?? "") : "";
  const deletions = clocks.filter(({ kind }) => kind === "deletion");
  const items = [
    ...open.map((what) => ({ what, until: null })),
    ...deletions
      .filter(({ state }) => state !== "met" && state !== "missed")
      .map(({ what, endsAt }) => ({ what, until: { at: endsAt } })),
  ];
  return {
    key: "open",
    title: "Still open",
    sentence:
      items.length === 0
        ? "Nothing is open with the vendor, and no deletion is due."
        : `${countOf(items.length, "thing is", "things are")} open.${reason === "" ? "" : ` Ended all the same: ${reason}`}`,
    columns: [
      { key: "what", header: "What" },
      { key: "until", header: "Until" },
    ],
    rows: items,
  };
}
