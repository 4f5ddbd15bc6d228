/** The portfolio as lines for a spreadsheet. Money in minor units, beside its currency. */
import type { List } from "#app/domain/list.ts";
import { OUTCOME_LOOKS } from "./outcome.ts";
import type { PortfolioRow, PortfolioWeek } from "./portfolio.server.ts";
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

export interface PortfolioCell extends PortfolioWeek {
  of: Pick<PortfolioRow, "id" | "title" | "vendor" | "currency">;
}

/** Every cell as a row, in the order of the contracts; with a state chosen, only weeks in it. */
export function weeksOfPortfolio({ rows, filter }: Pick<PortfolioList, "rows" | "filter">): PortfolioCell[] {
  return rows
    .flatMap((of) => of.weeks.map((week) => ({ ...week, of })))
    .filter(({ outcome }) => filter.state === "" || outcome === filter.state);
}

export const WEEK_LIST: List<PortfolioCell> = {
  name: "weeks",
  filters: ["outcome"],
  cells: {
    contract_id: ({ of }) => of.id,
    contract: ({ of }) => of.title,
    vendor: ({ of }) => of.vendor,
    week: ({ week }) => week,
    outcome: ({ outcome }) => OUTCOME_LOOKS[outcome].word,
    delivered_units: ({ deliveredUnits }) => deliveredUnits,
    accepted_units: ({ acceptedUnits }) => acceptedUnits,
    payable_minor: ({ payableMinor }) => payableMinor,
    undecided_minor: ({ undecidedMinor }) => undecidedMinor,
    currency: ({ of }) => of.currency,
  },
};
