/**
 * ln(p / (1 - p)), on which shares near 1 spread evenly. Nearer than `edge` to 0 or 1 counts as `edge`: infinite odds have
 * no spread.
 *
 * @example logOdds(0.75) // ln 3
 */
export function logOdds(p: number, edge = 0.001): number {
  const inside = Math.min(1 - edge, Math.max(edge, p));
  return Math.log(inside / (1 - inside));
}

/** The share with these log odds. */
export function fromLogOdds(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
