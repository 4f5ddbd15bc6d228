/** When exclusions and weights leave so little effective size that it has to be said loudly. */
import { groupDigits, percentText } from "#app/domain/figure.ts";
import { EFFECTIVE_SHARE_LINES } from "./what-if.ts";

export interface EffectiveStanding {
  items: number;
  /** Kish's effective size. */
  effective: number;
  /** Of the records with a kept judgment; null when there is none. */
  effectiveShare: number | null;
}

export interface EffectiveWarning {
  title: string;
  text: string;
}

const FAIL = EFFECTIVE_SHARE_LINES.fail;

/** Of the weights among what is left, and of everything against what was delivered; empty where both keep 40 %. */
export function effectiveWarnings(before: EffectiveStanding, after: EffectiveStanding): EffectiveWarning[] {
  const warnings: EffectiveWarning[] = [];
  const size = groupDigits(Math.round(after.effective));
  if (after.effectiveShare !== null && after.effectiveShare < FAIL)
    warnings.push({
      title: `The weights leave ${percentText(after.effectiveShare)} of the records’ worth.`,
      text: `${groupDigits(after.items)} records weigh as much as ${size} of equal weight would: under ${percentText(FAIL)} a few records carry the training. Flatter weights, or caps, keep more.`,
    });
  if (before.effective > 0 && after.effective < FAIL * before.effective)
    warnings.push({
      title: `${percentText(after.effective / before.effective)} of the delivery’s effective size is left.`,
      text: `${size} of ${groupDigits(Math.round(before.effective))}: under ${percentText(FAIL)} it is another, smaller batch. Filtering often does harm; weigh rather than leave out.`,
    });
  return warnings;
}
