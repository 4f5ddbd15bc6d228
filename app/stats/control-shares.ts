import { cusum } from "./cusum.ts";
import { ewma } from "./ewma.ts";
import { laneySigma } from "./laney-sigma.ts";
import { type ControlPoint, pChart } from "./p-chart.ts";

export interface ControlledShare {
  shewhart: ControlPoint;
  ewma: ControlPoint;
  /** In standard errors of a point; out above 5. */
  cusum: { up: number; down: number; isOut: boolean };
  isOut: boolean;
}

const LAMBDA = 0.2;

/**
 * A series of shares on three charts at once: Laney's p′-chart (3 σ), EWMA (λ 0.2, 3 σ, limits that widen from the first point
 * on) and CUSUM (k 0.5, h 5) of the standardised shares. The error of a point holds the error of a centre that was itself
 * estimated from `centreN` rows (Infinity: agreed on), and is widened by σ_z where points differ by more than chance.
 *
 * `isOut`: on the p′-chart or the EWMA. Where nothing changes that is 0.5 % of the points.
 *
 * @param n effective sizes, each above 0. @param given σ_z, where it is known better than from these points.
 * @returns σ_z 1 with fewer than three points: nothing is known about it then.
 * @example controlShares([0.9, 0.91, 0.7], [200, 200, 200], 0.9).points[2].isOut // true
 */
export function controlShares(
  shares: readonly number[],
  n: readonly number[],
  centre: number,
  centreN = Number.POSITIVE_INFINITY,
  given?: number,
): { points: ControlledShare[]; widen: number } {
  const spread = centre * (1 - centre);
  const sizes = n.map((size) => 1 / (1 / size + 1 / centreN));
  const widen = given ?? laneySigma(shares, sizes, centre, "median") ?? 1;
  const errorOf = (size: number) => widen * Math.sqrt(spread / size);
  const errors = sizes.map(errorOf);
  const shewhart = pChart(shares, sizes, centre, { widen });
  const own = ewma(shares, { target: centre, sigma: n.map(errorOf), lambda: LAMBDA });
  const averaged = own.map(({ value, high }, t) => {
    // The error of the centre is one and the same at every point, so no averaging takes it away.
    const common = 3 * errorOf(centreN) * (1 - (1 - LAMBDA) ** (t + 1));
    const arm = Math.hypot(high - centre, common);
    return {
      value,
      low: Math.max(0, centre - arm),
      high: Math.min(1, centre + arm),
      isOut: Math.abs(value - centre) > arm,
    };
  });
  const standardised = shares.map((share, i) => {
    const error = errors[i] ?? 0;
    return error > 0 ? (share - centre) / error : Math.sign(share - centre) * 9;
  });
  const summed = cusum(standardised, { target: 0, k: 0.5, h: 5 });
  const points = shewhart.map((point, i) => {
    const average = averaged[i] as ControlPoint;
    return {
      shewhart: point,
      ewma: average,
      cusum: summed[i] as ControlledShare["cusum"],
      isOut: point.isOut || average.isOut,
    };
  });
  return { points, widen };
}
