import type { MetricState } from "#app/metrics/metric.ts";

export interface StateMarkProps {
  /** "accent": a point that nothing judges. */
  state: MetricState | "accent";
  x: number;
  y: number;
  /** Half the size, in viewBox units. */
  r?: number;
}

/** The state's shape as a data point inside a chart. */
export function StateMark({ state, x, y, r = 4.5 }: StateMarkProps) {
  const tone = `tone-${state}`;
  if (state === "insufficient") return <circle className={`${tone} mark-hollow`} cx={x} cy={y} r={r - 0.5} />;
  if (state === "fail") return <rect className={`${tone} mark`} x={x - r} y={y - r} width={2 * r} height={2 * r} />;
  if (state === "pass" || state === "accent") return <circle className={`${tone} mark`} cx={x} cy={y} r={r} />;
  const top = y - r * 1.2;
  return <path className={`${tone} mark`} d={`M${x} ${top} ${x + r * 1.15} ${y + r * 0.9}H${x - r * 1.15}Z`} />;
}
