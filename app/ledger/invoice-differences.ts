/** The causes for which an invoice differs, each with its units and its money. */
import { MICRO_PER_MINOR, timesRatio } from "#app/domain/money.ts";
import type { BatchMoney } from "./batch-money.ts";

export interface InvoiceLine {
  /** null: the line names no week of the contract. */
  batchId: string | null;
  description: string;
  units: number | null;
  /** Ten-thousandths of a minor unit. */
  unitPriceMicro: number | null;
  amountMinor: number;
}

/** Why an invoice differs, in the order in which it is said. */
export const CAUSE_WORDS = {
  arithmetic: "the amount of a line is not its units times its price",
  "no-week": "the line names no week of this contract",
  twice: "invoiced before",
  "not-delivered": "not delivered",
  rejected: "delivered but not accepted",
  over: "delivered over what the contract’s tolerance pays",
  "not-decided": "not decided yet",
  tier: "another price than the contract’s",
  discount: "the discount on the first units is not taken off",
  credit: "the credit is not taken off",
  changed: "prices or the order of the weeks changed after the decision",
  other: "an amount for no units",
} as const;
export type Cause = keyof typeof CAUSE_WORDS;

export interface Difference {
  cause: Cause;
  /** How many units it is about; null where it is about money alone. */
  units: number | null;
  /** Billed less owed, of this cause. */
  minor: number;
}

/** Why units beyond the accepted ones are on the invoice. */
export function excessUnits(
  { deliveredUnits, acceptedUnits, decision, isDeemed, mostUnits = null }: BatchMoney,
  lines: readonly InvoiceLine[],
  earlierUnits: number,
  over: number,
): { cause: Cause; units: number }[] {
  const isTwice = earlierUnits + unitsOf(lines) > deliveredUnits;
  const twice = isTwice ? Math.min(over, earlierUnits + repeatedUnits(lines)) : 0;
  const isDecided = isDeemed || (decision !== null && decision.commercial !== "hold");
  const there = Math.min(over - twice, Math.max(0, deliveredUnits - acceptedUnits));
  // What lies over the tolerance is the last of what was delivered.
  const unpaid =
    mostUnits === null || !isDecided ? 0 : Math.max(0, deliveredUnits - Math.max(mostUnits, acceptedUnits));
  const surplus = Math.min(unpaid, Math.max(0, there - Math.max(0, deliveredUnits - acceptedUnits - unpaid)));
  const parts: { cause: Cause; units: number }[] = [
    { cause: isDecided ? "rejected" : "not-decided", units: there - surplus },
    { cause: "over", units: surplus },
    { cause: "not-delivered", units: over - twice - there },
    { cause: "twice", units: twice },
  ];
  return parts.filter(({ units }) => units > 0);
}

/** Units of lines that say what another line of the same week says already. */
function repeatedUnits(lines: readonly InvoiceLine[]): number {
  const seen = new Set<string>();
  let units = 0;
  for (const line of lines) {
    const said = `${line.units} ${line.unitPriceMicro} ${line.amountMinor}`;
    if (seen.has(said)) units += line.units ?? 0;
    seen.add(said);
  }
  return units;
}

export function costsOfExcess(
  lines: readonly InvoiceLine[],
  accepted: number,
  excess: readonly { cause: Cause; units: number }[],
): Difference[] {
  let from = accepted;
  return excess.map(({ cause, units }) => {
    const minor = costOfFirst(lines, from + units) - costOfFirst(lines, from);
    from += units;
    return { cause, units, minor };
  });
}

/** What the first units cost by their lines’ own prices; cumulative, so that parts add up. */
export function costOfFirst(lines: readonly InvoiceLine[], units: number): number {
  let left = units;
  let cost = 0;
  for (const { units: own, unitPriceMicro, amountMinor } of lines) {
    const part = Math.min(left, own ?? 0);
    left -= part;
    if (unitPriceMicro === null) cost += own ? timesRatio(amountMinor, part, own) : amountMinor;
    else cost += timesRatio(unitPriceMicro, part, MICRO_PER_MINOR);
  }
  return cost;
}

/**
 * A line that only takes money off, or a price below the contract's, pays for a discount or a credit; what is left of either
 * stands by itself.
 */
export function withoutBare(bare: number, differences: Difference[]): Difference[] {
  const other: Difference = { cause: "other", units: null, minor: bare };
  const all = [...differences, other];
  const payers = [other, ...all.filter(({ cause }) => cause === "tier")];
  for (const owed of all.filter(({ cause, minor }) => (cause === "discount" || cause === "credit") && minor > 0))
    for (const payer of payers) {
      const taken = Math.min(owed.minor, Math.max(0, -payer.minor));
      owed.minor -= taken;
      payer.minor += taken;
    }
  return all;
}

export function unitsOf(lines: readonly InvoiceLine[]): number {
  return lines.reduce((total, { units }) => total + (units ?? 0), 0);
}
