import { type FigureUnit, figureText, lineText } from "#app/domain/figure.ts";
import type { MetricState, Outcome } from "#app/metrics/metric.ts";
import { type GateProps, gatesOf, unitLimits, zonesOf } from "./gates.ts";
import { linear, paddedRange, type Range } from "./scale.ts";
import { StateMark } from "./state-mark.tsx";

export interface IntervalBarProps extends GateProps {
  outcome: Outcome;
  /** "accent": nothing judges it. */
  state: MetricState | "accent";
  unit: FigureUnit;
  /** What is measured, for assistive technology. */
  label: string;
  /** Fixes the axis, so that bars of several rows compare. */
  axis?: Range;
}

const WIDTH = 220;
const HEIGHT = 32;
const MIDDLE = 20;
/** Two line labels nearer than this would overlap; the fail line keeps its label. */
const LABEL_GAP = 30;

/** The interval drawn against the warn and fail lines, the failing side tinted. Nothing when there is no estimate. */
export function IntervalBar({ outcome, state, unit, label, axis, ...gate }: IntervalBarProps) {
  if (outcome.kind !== "estimate") return null;
  const gates = gatesOf(gate);
  const range =
    axis ?? paddedRange([outcome.low, outcome.high, ...gates.map((line) => line.at)], 0.25, unitLimits(unit));
  const x = linear(range, { min: 6, max: WIDTH - 6 });
  const shown = gates.filter((line) => line.at >= range.min && line.at <= range.max);
  const fails = shown.filter((line) => line.tone === "fail").map((line) => x(line.at));
  const named = shown.filter(
    (line) => line.tone === "fail" || fails.every((place) => Math.abs(place - x(line.at)) > LABEL_GAP),
  );
  const words = [
    `${label}: ${figureText(outcome, unit)}`,
    ...(shown.length > 0 ? [shown.map((line) => `${line.tone} line ${lineText(line.at)}`).join(", ")] : []),
  ].join("; ");
  return (
    <svg
      className="chart interval-bar"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words}
    >
      {zonesOf(gate, range).map((zone) => (
        <rect
          key={`${zone.tone}${zone.min}`}
          className={`zone-${zone.tone}`}
          x={x(zone.min)}
          width={x(zone.max) - x(zone.min)}
          y={MIDDLE - 8}
          height={16}
        />
      ))}
      <line className="axis" x1={6} x2={WIDTH - 6} y1={MIDDLE} y2={MIDDLE} />
      {shown.map((line) => (
        <line
          key={`${line.tone}${line.at}`}
          className={`gate-${line.tone}`}
          x1={x(line.at)}
          x2={x(line.at)}
          y1={MIDDLE - 8}
          y2={MIDDLE + 8}
        />
      ))}
      {named.map((line) => (
        <text
          key={`${line.tone}${line.at}`}
          className={`middle gate-text-${line.tone}`}
          x={Math.min(WIDTH - 16, Math.max(16, x(line.at)))}
          y={9}
        >
          {lineText(line.at)}
        </text>
      ))}
      <line
        className={`whisker tone-${state}`}
        x1={x(outcome.low)}
        x2={x(outcome.high)}
        y1={MIDDLE}
        y2={MIDDLE}
        strokeWidth={3}
      />
      <StateMark state={state} x={x(outcome.value)} y={MIDDLE} />
    </svg>
  );
}
