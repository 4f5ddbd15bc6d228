/** The rule of a calibration round: who passes. */

export const KEY_MATCHES = ["side", "one-step", "exact"] as const;
/** When an answer counts as right: the side of the key, within one step of it on the scale, or its very category. */
export type KeyMatch = (typeof KEY_MATCHES)[number];

export interface PassRule {
  /** At least this many right … */
  atLeast: number;
  /** … of this many items. */
  of: number;
  match: KeyMatch;
  /** Share that must be right in every domain; null asks for none. */
  domainShare: number | null;
}

export const KEY_MATCH_WORDS: Record<KeyMatch, { title: string; help: string }> = {
  side: { title: "The same side as the key", help: "First, second or tie; how much better does not matter." },
  "one-step": {
    title: "Within one step of the key on the scale",
    help: "A key that only names a side is compared by side.",
  },
  exact: { title: "The very category of the key", help: "A key that only names a side is compared by side." },
};

export const MOST_CALIBRATION_ITEMS = 2000;

/** @example parsePassRule("16/20") // { atLeast: 16, of: 20 } */
export function parsePassRule(text: string): { atLeast: number; of: number } | null {
  const match = /^\s*(\d{1,4})\s*(?:\/|of)\s*(\d{1,4})\s*$/.exec(text);
  if (!match) return null;
  const [atLeast, of] = [Number(match[1]), Number(match[2])];
  return atLeast >= 1 && of >= atLeast && of <= MOST_CALIBRATION_ITEMS ? { atLeast, of } : null;
}

/** @example passRuleText({ atLeast: 16, of: 20, match: "side", domainShare: null }) // "at least 16 of 20 with the side of the key" */
export function passRuleText({ atLeast, of, match, domainShare }: PassRule): string {
  const how = {
    side: "on the side of the key",
    "one-step": "within one step of the key",
    exact: "in the category of the key",
  };
  const domains = domainShare === null ? "" : `, and ${Math.round(domainShare * 1000) / 10} % of every domain`;
  return `at least ${atLeast} of ${of} ${how[match]}${domains}`;
}

export interface DomainTally {
  n: number;
  right: number;
}

export type RuleOutcome = "passed" | "failed" | "not-enough";

/** Told only of all the items the rule speaks of: whoever has answered fewer, or others besides, neither passes nor fails. */
export function ruleOutcome(
  rule: PassRule,
  answered: number,
  right: number,
  domains: readonly DomainTally[],
): RuleOutcome {
  if (answered !== rule.of) return "not-enough";
  const { domainShare } = rule;
  const enough = domains.every((domain) => domain.right >= domainMinimum(domainShare, domain.n));
  return right >= rule.atLeast && enough ? "passed" : "failed";
}

/** How many of n a domain's share asks for. */
export function domainMinimum(domainShare: number | null, n: number): number {
  // 0.7 × 10 is 7.000000000000001 in binary; that hair is not an eighth item.
  return domainShare === null ? 0 : Math.ceil(domainShare * n - 1e-9);
}
