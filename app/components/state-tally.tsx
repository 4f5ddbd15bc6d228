import type { MetricState } from "#app/metrics/metric.ts";
import { Status } from "./status.tsx";

const WORST_FIRST: readonly MetricState[] = ["fail", "warn", "insufficient", "pass"];

/** How many are in each state, worst first; states that nobody is in are left out. */
export function StateTally({ tally }: { tally: Record<MetricState, number> }) {
  return (
    <span className="tally">
      {WORST_FIRST.filter((state) => tally[state] > 0).map((state) => (
        <Status key={state} state={state} word={`${tally[state]} ${WORDS[state]}`} />
      ))}
    </span>
  );
}

const WORDS: Record<MetricState, string> = { fail: "fail", warn: "warn", insufficient: "not judged", pass: "pass" };
