/** Agreed mixes: what a stratum may be a share of. */

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
