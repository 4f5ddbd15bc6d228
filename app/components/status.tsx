import type { MetricState } from "#app/metrics/metric.ts";
import { StateShape } from "./state-shape.tsx";

export interface StatusProps {
  state: MetricState;
  /** Replaces the state's own word, e.g. "late"; the shape and the colour stay. */
  word?: string;
}

/** A state as shape and word and colour. */
export function Status({ state, word = state }: StatusProps) {
  return (
    <span className={`status tone-${state}`}>
      <StateShape state={state} />
      {word}
    </span>
  );
}
