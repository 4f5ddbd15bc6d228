/** What a decision says, as it will stand in the history: both axes, units, money, what was left out. */
import { type Axes, COMMERCIAL_CHOICES, TRAINING_CHOICES } from "#app/domain/decision.ts";
import { groupDigits, percentText } from "#app/domain/figure.ts";
import { formatMoney } from "#app/domain/money.ts";
import { BASIS_POINTS } from "#app/domain/pricing.ts";
import { axesText } from "./verdict-sentence.ts";

export interface DecisionFigures extends Axes {
  /** Paid unit of the contract, singular. */
  unit: string;
  currency: string;
  unitsBefore: number;
  acceptedUnits: number;
  /** Units that would be accepted and lie over what the contract's tolerance pays. */
  overUnits?: number;
  payableMinor: number;
  /** null: to be agreed. */
  creditBasisPoints: number | null;
  itemsBefore: number;
  itemsUsed: number;
  effective: number;
  /** The recommendation it goes against; null when it follows it. */
  against: Axes | null;
}

/**
 * @example "Accept with credit, and reweight: 9 066 of 9 962 comparisons accepted for $40 797 after a credit of 10 %.
 *   9 066 of 9 962 records train, effective size 8 640. This goes against the recommendation (Accept)."
 */
export function decisionSentence(figures: DecisionFigures): string {
  const against = figures.against ? `This goes against the recommendation (${axesText(figures.against)}).` : null;
  return [`${axesText(figures)}: ${moneyPart(figures)}.`, `${usePart(figures)}.`, against].filter(Boolean).join(" ");
}

function moneyPart({
  commercial,
  unit,
  currency,
  unitsBefore,
  acceptedUnits,
  payableMinor,
  creditBasisPoints,
  overUnits = 0,
}: DecisionFigures) {
  if (!COMMERCIAL_CHOICES[commercial].payable)
    return `none of ${groupDigits(unitsBefore)} ${unit}s accepted, nothing payable`;
  const over = overUnits > 0 ? ` (${groupDigits(overUnits)} over what the contract’s tolerance pays)` : "";
  const accepted = `${groupDigits(acceptedUnits)} of ${groupDigits(unitsBefore)} ${unit}s accepted${over} for ${formatMoney(payableMinor, currency)}`;
  if (commercial !== "accept_with_credit") return accepted;
  if (creditBasisPoints === null) return `${accepted} less a credit to be agreed`;
  return `${accepted} after a credit of ${percentText(creditBasisPoints / BASIS_POINTS)}`;
}

function usePart({ training, itemsBefore, itemsUsed, effective }: DecisionFigures): string {
  if (!TRAINING_CHOICES[training].usable) return `None of ${groupDigits(itemsBefore)} records trains`;
  return `${groupDigits(itemsUsed)} of ${groupDigits(itemsBefore)} records train, effective size ${groupDigits(Math.round(effective))}`;
}
