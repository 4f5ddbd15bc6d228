import { intervalText, valueText } from "#app/domain/figure.ts";
import type { Comparison } from "#app/loop/compare-runs.ts";
import { type Worth, worthText } from "#app/loop/worth.ts";

interface DifferenceProps {
  comparison: Comparison;
  /** Under each other, where a column is narrow. */
  stacked?: boolean;
}

/** Difference, interval and the seeds of both sides. */
export function Difference({ comparison: { value, interval, seeds }, stacked }: DifferenceProps) {
  return (
    <span className={stacked ? "estimate stacked" : "estimate"}>
      <b>{valueText(value, "difference")}</b>{" "}
      {interval && <span className="interval">{intervalText(interval.low, interval.high, "difference")}</span>}{" "}
      <span className="n">
        {seeds.a} v {seeds.b} seeds
      </span>
    </span>
  );
}

/** The same for money: value and interval under each other. */
export function WorthForMoney({ worth }: { worth: Worth }) {
  const [value, ...interval] = worthText(worth).split(" [");
  return (
    <span className="estimate stacked">
      <b>{value}</b>
      {interval.length > 0 && <span className="interval">[{interval.join("")}</span>}
    </span>
  );
}
