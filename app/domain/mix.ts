/** Agreed mixes: what a stratum may be a share of, and what follows from the shares. */

export const MIX_DIMENSIONS = ["domain", "language"] as const;

/** An agreed share of the records, e.g. 0.3 in domain "code", give or take the tolerance. */
export interface MixStratum {
  dimension: (typeof MIX_DIMENSIONS)[number];
  stratum: string;
  share: number;
  tolerance: number;
}

/** Of shares by name, each with one tolerance: `mixOf("domain", { code: 0.3, chat: 0.7 }, 0.02)`. */
export function mixOf(
  dimension: MixStratum["dimension"],
  shares: Readonly<Record<string, number>>,
  tolerance: number,
): MixStratum[] {
  return Object.entries(shares).map(([stratum, share]) => ({ dimension, stratum, share, tolerance }));
}

/** A share in whole per cent is this far from what was meant, at most. */
const ROUNDING = 0.005;

/**
 * The languages that a mix agrees on, BCP 47: those it gives a share, where these add up to the whole as far as whole per
 * cents can. Where they do not, the rest may be in any language and none is agreed on: null.
 *
 * @example languagesOfMix(mixOf("language", { en: 0.8, de: 0.2 }, 0.02)) // Set { "en", "de" }
 */
export function languagesOfMix(mix: readonly MixStratum[]): ReadonlySet<string> | null {
  const named = mix.filter(({ dimension, share, tolerance }) => dimension === "language" && share + tolerance > 0);
  const rest = 1 - named.reduce((sum, { share }) => sum + share, 0);
  if (named.length === 0 || rest > ROUNDING * named.length + 1e-9) return null;
  return new Set(named.map(({ stratum }) => stratum));
}
