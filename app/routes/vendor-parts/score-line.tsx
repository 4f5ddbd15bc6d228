import { Estimate } from "#app/components/estimate.tsx";
import { valueText } from "#app/domain/figure.ts";
import type { ScoreLine } from "#app/vendors/scorecard.ts";

/** The number of a measure with interval and n. */
export function ScoreValue({ line, stacked }: { line: ScoreLine | undefined; stacked?: boolean }) {
  if (!line) return null;
  return <Estimate outcome={line.outcome} unit={line.unit} withNUnit={!stacked} stacked={stacked} />;
}

/** How far the batches lie apart. */
export function ScoreSpread({ line: { spread, unit } }: { line: ScoreLine }) {
  if (!spread || spread.lowest === spread.highest) return null;
  const { lowest, highest, deviation } = spread;
  return (
    <>
      {valueText(lowest, unit)} to {valueText(highest, unit)}
      {deviation !== null && (
        <span className="sub">
          {" "}
          {deviation > 0
            ? `they differ by ±${valueText(deviation, unit)} beyond chance`
            : "no more than chance explains"}
        </span>
      )}
    </>
  );
}
