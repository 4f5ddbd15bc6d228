/** Every contract with its strip, filtered and sorted as the address says. */
import { STAGE_UNSAID, STAGES, type Stage } from "#app/domain/stage.ts";
import type { Db } from "#db/client.server.ts";
import { stageByContract } from "#db/contract-life.server.ts";
import { type ContractStrip, thisWeek } from "./this-week.server.ts";

export const CONTRACT_SORTS = ["title", "vendor", "committed", "delivered", "accepted", "payable", "stage"] as const;
type SortKey = (typeof CONTRACT_SORTS)[number];

export type StagedContract = ContractStrip & { stage: Stage };

export interface ContractList {
  contracts: StagedContract[];
  /** How many there are without the filter. */
  all: number;
  vendors: string[];
  /** The vendor filtered by; "" = all. */
  vendor: string;
  /** The stage filtered by; "" = all. */
  stage: string;
  sort: { key: SortKey; direction: "ascending" | "descending" };
}

/** `?vendor=NAME&stage=running&sort=-accepted`; what is not known is ignored. */
export async function contractList(db: Db, search: URLSearchParams, now: number): Promise<ContractList> {
  const stages = await stageByContract(db);
  const every = (await thisWeek(db, now)).contracts.map((one) => ({
    ...one,
    stage: stages.get(one.id) ?? STAGE_UNSAID,
  }));
  const wanted = search.get("sort") ?? "vendor";
  const key = CONTRACT_SORTS.find((one) => one === wanted.replace(/^-/, "")) ?? "vendor";
  const direction = wanted.startsWith("-") ? "descending" : "ascending";
  const vendor = search.get("vendor") ?? "";
  const stage = STAGES.find((one) => one === search.get("stage")) ?? "";
  const contracts = every
    .filter((contract) => stage === "" || contract.stage === stage)
    .filter((contract) => vendor === "" || contract.vendor === vendor)
    .sort((a, b) => (direction === "ascending" ? 1 : -1) * COMPARE[key](a, b) || a.title.localeCompare(b.title, "en"));
  return {
    contracts,
    all: every.length,
    vendors: [...new Set(every.map((contract) => contract.vendor))].sort(),
    vendor,
    stage,
    sort: { key, direction },
  };
}

const COMPARE: Record<SortKey, (a: StagedContract, b: StagedContract) => number> = {
  title: (a, b) => a.title.localeCompare(b.title, "en"),
  vendor: (a, b) => a.vendor.localeCompare(b.vendor, "en"),
  committed: (a, b) => a.committedUnits - b.committedUnits,
  delivered: (a, b) => a.deliveredUnits - b.deliveredUnits,
  accepted: (a, b) => a.acceptedUnits - b.acceptedUnits,
  // Amounts of two currencies are never compared.
  payable: (a, b) => a.currency.localeCompare(b.currency, "en") || a.acceptedMinor - b.acceptedMinor,
  stage: (a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage),
};
