/** The portfolio as the address asks for it, with its sums by currency. */
import { compareCells } from "#app/domain/list.ts";
import { STAGES } from "#app/domain/stage.ts";
import type { AtStake } from "#app/ledger/at-stake.ts";
import type { Db } from "#db/client.server.ts";
import { OUTCOMES } from "./outcome.ts";
import { type PortfolioRow, portfolio } from "./portfolio.server.ts";

export const PORTFOLIO_SORTS = ["contract", "vendor", "stage", "stake", "next"] as const;
export type PortfolioSort = (typeof PORTFOLIO_SORTS)[number];
export const PORTFOLIO_VIEWS = ["contracts", "weeks"] as const;

export type PortfolioList = Awaited<ReturnType<typeof portfolioList>>;

/** `?vendor=NAME&stage=running&state=late&sort=-stake&view=weeks`; what is not known is ignored. */
export async function portfolioList(db: Db, params: URLSearchParams, now: number) {
  const every = await portfolio(db, now);
  const vendors = [...new Set(every.map(({ vendor }) => vendor))].sort();
  const vendor = vendors.find((one) => one === params.get("vendor")) ?? "";
  const stage = STAGES.find((one) => one === params.get("stage")) ?? "";
  const state = OUTCOMES.find((one) => one === params.get("state")) ?? "";
  const wanted = params.get("sort") ?? "";
  const sort = PORTFOLIO_SORTS.find((one) => one === wanted.replace(/^-/, "")) ?? "next";
  const descending = wanted.startsWith("-");
  const rows = every
    .filter((row) => (vendor === "" || row.vendor === vendor) && (stage === "" || row.stage === stage))
    .filter((row) => state === "" || row.weeks.some(({ outcome }) => outcome === state))
    .sort((a, b) => COMPARE[sort](a, b, descending ? -1 : 1) || a.title.localeCompare(b.title, "en"));
  return {
    now,
    rows,
    all: every.length,
    vendors,
    filter: { vendor, stage, state },
    sort,
    descending,
    view: PORTFOLIO_VIEWS.find((one) => one === params.get("view")) ?? "contracts",
    sums: sumsByCurrency(rows),
  };
}

/** Amounts of two currencies are never compared: the currency orders first. */
const COMPARE: Record<PortfolioSort, (a: PortfolioRow, b: PortfolioRow, sign: number) => number> = {
  contract: (a, b, sign) => sign * a.title.localeCompare(b.title, "en"),
  vendor: (a, b, sign) => sign * a.vendor.localeCompare(b.vendor, "en"),
  stage: (a, b, sign) => sign * (STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage)),
  stake: (a, b, sign) => sign * (a.currency.localeCompare(b.currency, "en") || a.stake.totalMinor - b.stake.totalMinor),
  // Without a clock last, either way.
  next: (a, b, sign) => compareCells(a.next?.at ?? null, b.next?.at ?? null, sign),
};

export interface CurrencySum extends AtStake {
  currency: string;
  contracts: number;
}

export function sumsByCurrency(rows: readonly Pick<PortfolioRow, "currency" | "stake">[]): CurrencySum[] {
  const sums = new Map<string, CurrencySum>();
  for (const { currency, stake } of rows) {
    const before = sums.get(currency);
    sums.set(currency, {
      currency,
      contracts: (before?.contracts ?? 0) + 1,
      undecidedMinor: (before?.undecidedMinor ?? 0) + stake.undecidedMinor,
      claimableMinor: (before?.claimableMinor ?? 0) + stake.claimableMinor,
      openCreditMinor: (before?.openCreditMinor ?? 0) + stake.openCreditMinor,
      totalMinor: (before?.totalMinor ?? 0) + stake.totalMinor,
    });
  }
  return [...sums.values()].sort((a, b) => a.currency.localeCompare(b.currency, "en"));
}
