import { type FigureUnit, groupDigits, intervalText, notEnoughText, unitsText, valueText } from "#app/domain/figure.ts";
import type { Outcome } from "#app/metrics/metric.ts";

export interface EstimateProps {
  outcome: Outcome;
  unit: FigureUnit;
  /** Adds the unit of n ("1 204 gold answers"); without it only "n 1 204". */
  withNUnit?: boolean;
  /** Says so in place of the interval where there is none: it was counted over the whole delivery. */
  isCounted?: boolean;
  /** Value, interval and n under each other. */
  stacked?: boolean;
  /** Only why it is not computable; what to ask the vendor for stands elsewhere on the page. */
  withoutAsk?: boolean;
}

/** `value [low, high] n`; what cannot be told is written out, never 0 or a dash. */
export function Estimate({
  outcome,
  unit,
  withNUnit = false,
  isCounted = false,
  stacked = false,
  withoutAsk = false,
}: EstimateProps) {
  if (outcome.kind === "not-enough")
    return <span className="estimate written">not enough data: {notEnoughText(outcome)}</span>;
  if (outcome.kind === "not-computable") {
    return (
      <span className="estimate written">
        not computable: {outcome.reason}
        {outcome.ask && !withoutAsk && ` ${outcome.ask}`}
      </span>
    );
  }
  const interval = intervalText(outcome.low, outcome.high, unit) || (isCounted && "counted, exact for this delivery");
  return (
    <span className={stacked ? "estimate stacked" : "estimate"}>
      <b>{valueText(outcome.value, unit)}</b>
      {interval && (
        <>
          {" "}
          <span className="interval">{interval}</span>
        </>
      )}{" "}
      <span className="n">n {withNUnit ? unitsText(outcome.n, outcome.nUnit) : groupDigits(outcome.n)}</span>
    </span>
  );
}
