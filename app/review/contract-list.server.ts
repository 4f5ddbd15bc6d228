/** Every contract with its strip, filtered and sorted as the address says. */
import type { Db } from "#db/client.server.ts";
import { type ContractStrip, thisWeek } from "./this-week.server.ts";

export const CONTRACT_SORTS = ["title", "vendor", "committed", "delivered", "accepted"] as const;
type SortKey = (typeof CONTRACT_SORTS)[number];

export interface ContractList {
  contracts: ContractStrip[];
  /** How many there are without the filter. */
  all: number;
  vendors: string[];
  /** The vendor filtered by; "" = all. */
  vendor: string;
  sort: { key: SortKey; direction: "ascending" | "descending" };
}

/** `?vendor=NAME&sort=-accepted`; what is not known is ignored. */
export async function contractList(db: Db, search: URLSearchParams, now: number): Promise<ContractList> {
  const { contracts: every } = await thisWeek(db, now);
  const wanted = search.get("sort") ?? "vendor";
  const key = CONTRACT_SORTS.find((one) => one === wanted.replace(/^-/, "")) ?? "vendor";
  const direction = wanted.startsWith("-") ? "descending" : "ascending";
  const vendor = search.get("vendor") ?? "";
  const contracts = every
    .filter((contract) => vendor === "" || contract.vendor === vendor)
    .sort((a, b) => (direction === "ascending" ? 1 : -1) * COMPARE[key](a, b) || a.title.localeCompare(b.title, "en"));
  return {
    contracts,
    all: every.length,
    vendors: [...new Set(every.map((contract) => contract.vendor))].sort(),
    vendor,
    sort: { key, direction },
  };
}

const COMPARE: Record<SortKey, (a: ContractStrip, b: ContractStrip) => number> = {
  title: (a, b) => a.title.localeCompare(b.title, "en"),
  vendor: (a, b) => a.vendor.localeCompare(b.vendor, "en"),
  committed: (a, b) => a.committedUnits - b.committedUnits,
  delivered: (a, b) => a.deliveredUnits - b.deliveredUnits,
  accepted: (a, b) => a.acceptedUnits - b.acceptedUnits,
};
