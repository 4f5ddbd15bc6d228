/** The claim in units and money: what was delivered, what is taken off and why, what is payable. Exact, in minor units. */
import { COMMERCIAL_CHOICES, type Commercial } from "#app/domain/decision.ts";
import { percentText } from "#app/domain/figure.ts";
import { isKept } from "#app/domain/kept-fields.ts";
import { BASIS_POINTS } from "#app/domain/pricing.ts";
import type { DecisionEvidence } from "../decision-evidence.ts";
import type { Rule } from "../rules.ts";
import type { MoneyStatement } from "./content.ts";
import { sliceForVendor } from "./words-for-vendor.ts";

interface Decided {
  commercial: Commercial;
  acceptedUnits: number;
  payableMinor: number;
  rules: readonly Rule[];
  evidence: Pick<DecisionEvidence, "before" | "after" | "atMost" | "creditBasisPoints">;
}

/**
 * @param idOf the vendor's ids of the records that rules name, by their place (`12/345`).
 * @throws RangeError when the amounts of the decision do not add up: such a report must not leave the house
 */
export function moneyStatement(
  { commercial, acceptedUnits, payableMinor, rules, evidence }: Decided,
  idOf: ReadonlyMap<string, string> = new Map(),
): MoneyStatement {
  const { before, after } = evidence;
  const paid = evidence.atMost ?? paidWithoutCredit({ commercial, acceptedUnits, payableMinor }, after);
  const creditBasisPoints = commercial === "accept_with_credit" ? (evidence.creditBasisPoints ?? null) : 0;
  const delivered = { units: before.units, minor: before.moneyMinor };
  const payable = { units: acceptedUnits, minor: payableMinor };
  const deductions = COMMERCIAL_CHOICES[commercial].payable
    ? [
        ...leftOut(before, after, rules, idOf),
        ...beyond(after.units - paid.units, after.moneyMinor - paid.moneyMinor),
        ...credited(paid.moneyMinor - payableMinor, creditBasisPoints),
      ]
    : [
        {
          ...delivered,
          label: NOT_PAYABLE[commercial] ?? "Not payable",
          why: [COMMERCIAL_CHOICES[commercial].meaning],
        },
      ];
  const statement = { delivered, deductions, payable, creditBasisPoints };
  if (!isBalanced(statement)) throw new RangeError("The decision's units or money do not add up.");
  return statement;
}

export function isBalanced({ delivered, deductions, payable }: MoneyStatement): boolean {
  const units = deductions.reduce((sum, deduction) => sum + deduction.units, payable.units);
  const minor = deductions.reduce((sum, deduction) => sum + deduction.minor, payable.minor);
  return units === delivered.units && (minor === delivered.minor || isKept(delivered.minor));
}

const NOT_PAYABLE: Partial<Record<Commercial, string>> = {
  hold: "Held, not payable yet",
  rework: "Returned, payable once a corrected delivery passes",
  reject: "Refused",
};

/** Only what is left out of the batch is not paid for; a weight in training is no deduction. */
function leftOut(
  before: DecisionEvidence["before"],
  after: DecisionEvidence["after"],
  rules: readonly Rule[],
  idOf: ReadonlyMap<string, string>,
): MoneyStatement["deductions"] {
  const units = before.units - after.units;
  const minor = before.moneyMinor - after.moneyMinor;
  if (units === 0 && minor === 0) return [];
  const why = rules
    .filter((rule) => rule.action === "exclude" || (rule.action === "weight" && rule.weight === 0))
    .map(({ where }) => sliceForVendor(where, idOf));
  return [{ label: "Left out", units, minor, why }];
}

/** Of a decision that does not say what the contract pays at most: all that is left, or what was paid without a credit. */
function paidWithoutCredit(
  { commercial, acceptedUnits, payableMinor }: Pick<Decided, "commercial" | "acceptedUnits" | "payableMinor">,
  after: DecisionEvidence["after"],
) {
  const isLess = commercial === "accept" && acceptedUnits < after.units;
  return isLess ? { units: acceptedUnits, moneyMinor: payableMinor } : after;
}

function beyond(units: number, minor: number): MoneyStatement["deductions"] {
  if (units === 0 && minor === 0) return [];
  return [
    { label: "More than was ordered", units, minor, why: ["The contract pays up to its tolerance over a week."] },
  ];
}

function credited(minor: number, creditBasisPoints: number | null): MoneyStatement["deductions"] {
  if (minor === 0 || !creditBasisPoints) return [];
  const why = [`${percentText(creditBasisPoints / BASIS_POINTS)} of the price of the accepted units.`];
  return [{ label: "Credit", units: 0, minor, why }];
}
