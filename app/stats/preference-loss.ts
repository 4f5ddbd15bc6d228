/** What one pair costs a reward model that scores the chosen response `margin` above the rejected one, in nats. */

/**
 * Bradley-Terry's loss, -ln sigmoid(margin - room): `room` asks for a margin that grows with the strength of preference.
 *
 * @example preferenceLoss(0.5) // 0.4741
 */
export function preferenceLoss(margin: number, room = 0): number {
  return softplus(room - margin);
}

/**
 * The same where a share `flipped` of the labels is taken to be wrong: (1 - e) · loss + e · loss of the swapped pair (conservative).
 *
 * @example smoothedPreferenceLoss(0.5, 0.1) // 0.5241
 */
export function smoothedPreferenceLoss(margin: number, flipped: number): number {
  return (1 - flipped) * softplus(-margin) + flipped * softplus(margin);
}

/**
 * The loss whose mean over labels flipped with probability `flipped` is that of the true labels (robust, unbiased).
 *
 * Source: Chowdhury et al. 2024 (robust DPO).
 *
 * @example unbiasedPreferenceLoss(0.5, 0.1) // 0.4116
 */
export function unbiasedPreferenceLoss(margin: number, flipped: number): number {
  return ((1 - flipped) * softplus(-margin) - flipped * softplus(margin)) / (1 - 2 * flipped);
}

/** ln(1 + e^x) without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
