import type { ControlPoint } from "./p-chart.ts";

/**
 * Exponentially weighted moving average with limits that widen from the first point on:
 * z_t = λ x_t + (1 - λ) z_(t-1), z_0 = target; limits target ± L sqrt(variance of z_t), where
 * variance of z_t = λ² σ_t² + (1 - λ)² variance of z_(t-1). With one σ that is σ² λ / (2 - λ) · (1 - (1 - λ)^(2t)).
 *
 * `sigma` is one number, or the standard error of each point where their sizes differ. It sees small lasting shifts that a
 * Shewhart chart misses, and with time-varying limits it can judge the first points of a short series.
 *
 * Source: Roberts, Technometrics 1 (1959) 239; NIST/SEMATECH e-Handbook 6.3.2.4.
 *
 * @example ewma([52, 47], { target: 50, sigma: 2.0539, lambda: 0.3, width: 3 })[0] // { value: 50.6, high: 51.8485, … }
 */
export function ewma(
  x: readonly number[],
  {
    target,
    sigma,
    lambda = 0.2,
    width = 3,
  }: { target: number; sigma: number | readonly number[]; lambda?: number; width?: number },
): ControlPoint[] {
  let z = target;
  let variance = 0;
  return x.map((value, t) => {
    const one = typeof sigma === "number" ? sigma : (sigma[t] ?? 0);
    z = lambda * value + (1 - lambda) * z;
    variance = lambda ** 2 * one ** 2 + (1 - lambda) ** 2 * variance;
    const arm = width * Math.sqrt(variance);
    return { value: z, low: target - arm, high: target + arm, isOut: Math.abs(z - target) > arm * (1 + 1e-12) };
  });
}
