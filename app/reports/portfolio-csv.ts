/** The portfolio as lines for a spreadsheet. Money in minor units, beside its currency. */
import { OUTCOME_LOOKS } from "./outcome.ts";
import type { PortfolioList } from "./portfolio-list.server.ts";

type Lines = { header: string[]; rows: (string | number | null)[][] };

export function contractCsv({ rows }: Pick<PortfolioList, "rows">): Lines {
  return {
    header: [
      ...["id", "contract", "vendor", "stage", "weeks", "currency", "undecided_minor", "claimable_minor"],
      ...["open_credit_minor", "at_stake_minor", "next_clock", "next_clock_at"],
    ],
    rows: rows.map(({ id, title, vendor, stage, weeks, currency, stake, next }) => [
      ...[id, title, vendor, stage, weeks.map(({ outcome }) => OUTCOME_LOOKS[outcome].letter).join(""), currency],
      ...[stake.undecidedMinor, stake.claimableMinor, stake.openCreditMinor, stake.totalMinor],
      ...[next?.what ?? null, next && new Date(next.at).toISOString()],
    ]),
  };
}

export function weekCsv({ rows, filter }: Pick<PortfolioList, "rows" | "filter">): Lines {
  const weeks = rows.flatMap((row) => row.weeks.map((week) => ({ row, week })));
  return {
    header: [
      ...["contract_id", "contract", "vendor", "week", "outcome", "delivered_units", "accepted_units"],
      ...["payable_minor", "undecided_minor", "currency"],
    ],
    rows: weeks
      .filter(({ week }) => filter.state === "" || week.outcome === filter.state)
      .map(({ row, week }) => [
        ...[row.id, row.title, row.vendor, week.week, OUTCOME_LOOKS[week.outcome].word, week.deliveredUnits],
        ...[week.acceptedUnits, week.payableMinor, week.undecidedMinor, row.currency],
      ]),
  };
}
