/** The way back from a strength to the number the vendor wrote, on the vendor's own scale. */

export type LabelScale =
  | { kind: "likert"; points: number }
  | { kind: "choice"; degrees?: number }
  | { kind: "strength"; scale: number };

/**
 * Likert: the point 1…points. Strength: the signed number. Choice: the signed degree, -degrees … +degrees, 0 a tie.
 * Inverse of the strength rules: `rawFromStrength(likertStrength(v, k), {kind: "likert", points: k}) === v`.
 *
 * @example rawFromStrength(-0.5, { kind: "likert", points: 5 }) // 2
 */
export function rawFromStrength(strength: number, scale: LabelScale): number {
  if (scale.kind === "strength") return strength * scale.scale;
  if (scale.kind === "choice") return Math.round(strength * (scale.degrees ?? 1));
  const { points } = scale;
  if (points % 2 === 1) return Math.round((points + 1) / 2 + strength * ((points - 1) / 2));
  const half = points / 2;
  return Math.round(strength < 0 ? half + 1 + strength * half : half + strength * half);
}
