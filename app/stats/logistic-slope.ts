/**
 * How steeply a score tells a yes from a no: the slope b of P(yes) = 1 / (1 + exp(-b x)) by maximum likelihood, without an
 * intercept (a pair judged both ways must give opposite answers), by Newton's method. `y` is 1 or 0, or a share between.
 *
 * Where the score separates the two perfectly no finite slope is best: a small ridge (1e-4 of b² x's mean square) holds it.
 * 0 without any x that is not 0.
 *
 * @example logisticSlope([1, 1, 1, -1], [1, 1, 0, 0]) // ln 3 = 1.0986
 */
export function logisticSlope(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < x.length; i += 1) squares += (x[i] as number) ** 2;
  if (!(squares > 0)) return 0;
  const ridge = 1e-4 * squares;
  let slope = 0;
  for (let step = 0; step < 50; step += 1) {
    let gradient = -ridge * slope;
    let curvature = ridge;
    for (let i = 0; i < x.length; i += 1) {
      const one = x[i] as number;
      const p = 1 / (1 + Math.exp(-slope * one));
      gradient += one * ((y[i] as number) - p);
      curvature += one * one * p * (1 - p);
    }
    // A long step from where the curve is flat would overshoot.
    const limit = 2 * Math.sqrt(x.length / squares);
    const move = Math.max(-limit, Math.min(limit, gradient / curvature));
    slope += move;
    if (Math.abs(move) < 1e-10 * Math.max(1, Math.abs(slope))) break;
  }
  return slope;
}
