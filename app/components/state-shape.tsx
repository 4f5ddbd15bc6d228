import type { MetricState } from "#app/metrics/metric.ts";

/** The shape of a state: ● pass, ▲ warn, ■ fail, ○ insufficient. Takes the text colour; the word stands beside it. */
export function StateShape({ state }: { state: MetricState }) {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      {SHAPES[state]}
    </svg>
  );
}

const SHAPES = {
  pass: <circle cx="5" cy="5" r="4.6" fill="currentColor" />,
  warn: <path d="M5 0.2 10 9.6H0Z" fill="currentColor" />,
  fail: <path d="M0.4 0.4h9.2v9.2H0.4Z" fill="currentColor" />,
  insufficient: <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.6" />,
} satisfies Record<MetricState, unknown>;
