/** Which batches of a vendor are looked at, as the address says. */
import { isDay } from "#app/domain/instant.ts";
import type { Lot } from "./lot.ts";

export interface LotFilter {
  /** Id of a contract; "" = all. */
  contract: string;
  /** Due days, YYYY-MM-DD, both included; "" = open. */
  from: string;
  to: string;
}

/** `?contract=ID&from=2026-10-01&to=2026-12-31`; what is no day is ignored. */
export function lotFilterOf(params: URLSearchParams): LotFilter {
  const day = (name: string) => {
    const text = params.get(name) ?? "";
    return isDay(text) ? text : "";
  };
  return { contract: params.get("contract") ?? "", from: day("from"), to: day("to") };
}

/** The same for a vendor with these contracts: one it does not have narrows nothing. */
export function ofVendor(filter: LotFilter, contracts: readonly { id: string }[]): LotFilter {
  return contracts.some(({ id }) => id === filter.contract) ? filter : { ...filter, contract: "" };
}

/** What is wrong with the span; undefined when nothing is. */
export function spanFault({ from, to }: Pick<LotFilter, "from" | "to">): string | undefined {
  return from !== "" && to !== "" && from > to ? "This day is before the first one: no batch lies between." : undefined;
}

export function filterLots(lots: readonly Lot[], { contract, ...span }: LotFilter): Lot[] {
  return lots.filter((lot) => (contract === "" || lot.contractId === contract) && inSpan(lot.dueAt, span));
}

/** @param dueAt midnight UTC of the due day */
export function inSpan(dueAt: number, { from, to }: Pick<LotFilter, "from" | "to">): boolean {
  const due = new Date(dueAt).toISOString().slice(0, 10);
  return (from === "" || due >= from) && (to === "" || due <= to);
}

/** The filter as a query string without "?", with more parameters; what is empty is left out. */
export function lotQuery(filter: LotFilter, more: Record<string, string> = {}): string {
  const given = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== "");
  return new URLSearchParams(given).toString();
}
