/**
 * What of the data is money and what is about people: the one list from which a role that may not see it has it cut, out
 * of the database itself, before any query, sum or sentence is made of it. A permission's name is the key.
 *
 * Rates (a discount, a credit in per cent, a credit table) are terms of the agreement and no amounts; they stay.
 */
import { contractsFor, type Permission, type Standing } from "./permission.ts";

/** How a column is cut: an amount, the words of it, or of a document the values under these keys, at any depth. */
export type Cut =
  | { as: "amount" }
  /** A limit for this amount: that it is passed stays known, for it says whether a second person is asked. */
  | { as: "limit"; of: string }
  | { as: "words" }
  /** `beside`: the column of the same document before, so that it is still told whether a value changed. */
  | { as: "document"; keys: readonly string[]; beside?: string };

export interface KeptTable {
  /** How the rows are found to be of a contract. */
  of: "contract" | "batch" | "decision" | "entry" | "vendor";
  /** Nothing of the row is given out. */
  rows?: boolean;
  columns?: Readonly<Record<string, Cut>>;
}

const amount: Cut = { as: "amount" };
/** Of a contract as its file. */
const PRICES = ["total", "unitPrice", "secondApproverAbove"];
/** Of a decision's evidence and a vendor's report. */
const AMOUNTS = ["moneyMinor", "payableMinor", "minor"];

export const KEPT_FIELDS = {
  "money.read": {
    contracts: { of: "contract", columns: { committed_minor: amount, second_approver_above_minor: amount } },
    price_tiers: { of: "contract", columns: { unit_price_micro: amount } },
    scoped_price_tiers: { of: "contract", columns: { unit_price_micro: amount } },
    decisions: {
      of: "batch",
      columns: {
        payable_minor: amount,
        second_approver_above_minor: { as: "limit", of: "value_minor" },
        value_minor: amount,
        evidence: { as: "document", keys: AMOUNTS },
      },
    },
    vendor_reports: { of: "decision", columns: { content: { as: "document", keys: AMOUNTS } } },
    ledger_entries: { of: "contract", columns: { amount_minor: amount, note: { as: "words" } } },
    invoice_lines: { of: "entry", columns: { unit_price_micro: amount, amount_minor: amount } },
    contract_amendments: {
      of: "contract",
      columns: {
        before: { as: "document", keys: PRICES },
        after: { as: "document", keys: PRICES, beside: "before" },
      },
    },
    pending_amendments: {
      of: "contract",
      columns: {
        before: { as: "document", keys: PRICES },
        after: { as: "document", keys: PRICES, beside: "before" },
      },
    },
    /** What was open when it closed is told with its amounts. */
    contract_stages: { of: "contract", columns: { open: { as: "document", keys: ["items"] } } },
    close_outs: { of: "contract", rows: true },
    notifications: { of: "contract", columns: { amount_minor: amount } },
  },
  "personal.read": {
    /** What a vendor says of its annotators. */
    annotator_attributes: { of: "vendor", rows: true },
  },
} as const satisfies Partial<Record<Permission, Readonly<Record<string, KeptTable>>>>;

export type KeptPermission = keyof typeof KEPT_FIELDS;
export const KEPT_PERMISSIONS = Object.keys(KEPT_FIELDS) as KeptPermission[];

/** What of these contracts somebody sees: for each permission those that it is given for; null = all. */
export function sightOf(standing: Standing, contracts: readonly string[] | null) {
  const granted = KEPT_PERMISSIONS.map((one) => [one, contractsFor(standing, one)] as const);
  return { contracts, ...(Object.fromEntries(granted) as Record<KeptPermission, string[] | null>) };
}

/** What stands in the place of words that are kept. */
export const KEPT_WORDS = "kept behind a role";

/** In the place of a kept amount: a number that is not finite. What is computed of it is not finite either. */
export const KEPT_AMOUNT = Number.POSITIVE_INFINITY;

/** Whether what stands under a name is an amount of money, by the units that such names end with. */
export function isMoneyName(name: string): boolean {
  return /minor$|micro$/i.test(name);
}

/** Whether an amount is not given out to the person who asks. */
export function isKept(amount: number): boolean {
  return !Number.isFinite(amount);
}

/**
 * A document without the values under these keys; everything else stays as it is.
 *
 * @param beside the same document before: of a value that differs it is said that it changed.
 * @example withoutKept({ tiers: [{ fromUnit: 1, unitPrice: "4.00" }] }, ["unitPrice"])
 *   // { tiers: [{ fromUnit: 1, unitPrice: "kept behind a role" }] }
 */
export function withoutKept(document: unknown, keys: readonly string[], beside?: unknown): unknown {
  if (Array.isArray(document))
    return document.map((one, i) => withoutKept(one, keys, Array.isArray(beside) ? beside[i] : undefined));
  if (document === null || typeof document !== "object") return document;
  const other = (beside ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => {
      if (!keys.includes(key)) return [key, withoutKept(value, keys, other[key])];
      return [key, keptValue(value, beside !== undefined && JSON.stringify(value) !== JSON.stringify(other[key]))];
    }),
  );
}

/** What is nothing, or no amount at all, stays so. */
function keptValue(value: unknown, changed: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => keptValue(one, changed));
  if (typeof value === "number") return value === 0 ? 0 : KEPT_AMOUNT;
  if (typeof value === "string") return changed ? `${KEPT_WORDS}, changed` : KEPT_WORDS;
  return value;
}
