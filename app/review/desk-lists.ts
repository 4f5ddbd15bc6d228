/** The lists that belong to no contract: what their columns hold. */
import type { List } from "#app/domain/list.ts";
import { instantCell } from "#app/domain/list-cells.ts";
import type { CriterionRow } from "./policy-page.server.ts";
import type { ProtectedSetFacts } from "./protected-sets-page.server.ts";

interface Vendor {
  name: string;
  contracts: number;
  createdAt: number;
}

export const VENDOR_LIST: List<Vendor> = {
  name: "vendors",
  cells: {
    vendor: ({ name }) => name,
    contracts: ({ contracts }) => contracts,
    since: ({ createdAt }) => instantCell(createdAt),
  },
};

export interface ListedPolicy {
  name: string;
  version: number;
  criteria: number;
  gates: number;
  contracts: readonly string[];
  createdAt: number;
  createdBy: string;
}

export const POLICY_LIST: List<ListedPolicy> = {
  name: "policies",
  filters: ["policy"],
  cells: {
    policy: ({ name }) => name,
    version: ({ version }) => version,
    criteria: ({ criteria }) => criteria,
    gates: ({ gates }) => gates,
    "in force for": ({ contracts }) => contracts.join("; "),
    saved: ({ createdAt }) => instantCell(createdAt),
    by: ({ createdBy }) => createdBy,
  },
};

export const PROTECTED_LIST: List<ProtectedSetFacts> = {
  name: "sets",
  cells: {
    set: ({ name }) => name,
    version: ({ version }) => version,
    texts: ({ entries }) => entries,
    deliveries: ({ deliveries }) => deliveries,
    items: ({ items }) => items,
    field: ({ field }) => field,
    file: ({ fileName }) => fileName,
    sha256: ({ fileSha256 }) => fileSha256,
    added: ({ createdAt }) => instantCell(createdAt),
    by: ({ createdBy }) => createdBy,
  },
};

export const CRITERION_LIST: List<CriterionRow> = {
  name: "criteria",
  filters: ["role"],
  cells: {
    metric: ({ title }) => title,
    id: ({ metric }) => metric,
    role: ({ gate }) => (gate ? "gate" : "advice"),
    warn: ({ warn }) => warn,
    fail: ({ fail }) => fail,
    "minimum n": ({ minimumN }) => minimumN,
    "on warn": ({ onWarn }) => `${onWarn.commercial}, ${onWarn.training}`,
    "on fail": ({ onFail }) => `${onFail.commercial}, ${onFail.training}`,
    "without data": ({ whenInsufficient }) => whenInsufficient,
  },
};
