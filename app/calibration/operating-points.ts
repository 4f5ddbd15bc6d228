/** The operating characteristic of a rule as points, words and a suggestion: what is shown while the rule is set. */
import { domainMinimum, type PassRule } from "#app/domain/pass-rule.ts";
import { type PassGroup, passProbability } from "#app/stats/pass-probability.ts";
import { smallestPassRule } from "#app/stats/smallest-pass-rule.ts";

export interface OperatingPoint {
  /** True accuracy. */
  accuracy: number;
  passes: number;
}

export interface Operating {
  points: OperatingPoint[];
  sentence: string;
  /** What the rule asks for and the points leave out; null for nothing. */
  leftOut: string | null;
  /** Whom the rule lets through or stops too often; null when it does neither. */
  suggestion: string | null;
}

const POOR = 0.7;
const GOOD = 0.9;
const ERROR = 0.05;
const LEFT_OUT =
  "The minimum of every domain is not part of these numbers until the round has all its items: with it fewer pass, and more of the good fail";

/** @param domains keyed items by domain; [] while they are not known: a rule by domain is then shown without its minima. */
export function operatingOf(rule: PassRule, domains: readonly { n: number }[] = []): Operating {
  const groups = groupsOf(rule, domains);
  const passes = (accuracy: number) => passProbability(rule.atLeast, groups ?? [{ n: rule.of, atLeast: 0 }], accuracy);
  const points = Array.from({ length: 36 }, (_, i) => {
    const accuracy = (30 + 2 * i) / 100;
    return { accuracy, passes: passes(accuracy) };
  });
  const [poor, good] = [passes(POOR), 1 - passes(GOOD)];
  return {
    points,
    sentence: `A ${percent(POOR)} annotator passes ${percent(poor)} of the time; a ${percent(GOOD)} annotator fails ${percent(good)}.`,
    leftOut: groups ? null : LEFT_OUT,
    suggestion: poor <= ERROR && good <= ERROR ? null : suggestionFor(rule),
  };
}

/** null where the rule asks for a share of every domain and the items that it speaks of are not all there. */
function groupsOf({ of, domainShare }: PassRule, domains: readonly { n: number }[]): PassGroup[] | null {
  if (domainShare === null) return [{ n: of, atLeast: 0 }];
  const known = domains.reduce((sum, { n }) => sum + n, 0) === of;
  return known ? domains.map(({ n }) => ({ n, atLeast: domainMinimum(domainShare, n) })) : null;
}

function suggestionFor({ of, domainShare }: PassRule): string | null {
  const found = smallestPassRule({ good: GOOD, goodFails: ERROR, poor: POOR, poorPasses: ERROR });
  if (!found) return null;
  const asked = `at least ${found.atLeast} of ${found.of} is the smallest rule ${domainShare === null ? "" : "without a minimum by domain "}that keeps both errors within ${percent(ERROR)}`;
  return of >= found.of ? `Another number right would do: ${asked}.` : `More items would do: ${asked}.`;
}

function percent(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 0 && share > 0) return "under 1 %";
  if (whole === 100 && share < 1) return "over 99 %";
  return `${whole} %`;
}
