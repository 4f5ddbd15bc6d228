/**
 * z of the difference of two independent shares under "no difference": (p2 - p1) over its pooled standard error. Positive
 * when the second share is larger. null when both are 0 or both are 1, or a sample is empty: the error is then 0.
 *
 * @example twoProportionZ(170, 200, 92, 100) // 1.718
 */
export function twoProportionZ(x1: number, n1: number, x2: number, n2: number): number | null {
  if (!(n1 > 0 && n2 > 0)) return null;
  const pooled = (x1 + x2) / (n1 + n2);
  const variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
  return variance > 0 ? (x2 / n2 - x1 / n1) / Math.sqrt(variance) : null;
}
