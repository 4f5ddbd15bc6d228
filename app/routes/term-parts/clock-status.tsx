import { Status } from "#app/components/status.tsx";
import type { TermClock } from "#app/contracts/clocks.ts";
import { countOf } from "#app/domain/figure.ts";
import type { MetricState } from "#app/metrics/metric.ts";

/** A countdown as shape, word and colour. */
export function ClockStatus({ clock }: { clock: TermClock }) {
  return <Status {...LOOKS[clock.state](clock)} />;
}

const left = ({ daysLeft }: TermClock) => `${countOf(daysLeft, "day")} left`;
const LOOKS: Record<TermClock["state"], (clock: TermClock) => { state: MetricState; word: string }> = {
  open: (clock) => ({ state: "insufficient", word: left(clock) }),
  closing: (clock) => ({ state: "warn", word: left(clock) }),
  lapsed: ({ kind }) => LAPSED[kind] ?? { state: "fail", word: "overdue" },
  met: () => ({ state: "pass", word: "met" }),
  missed: () => ({ state: "warn", word: "met late" }),
};

const LAPSED: Partial<Record<TermClock["kind"], { state: MetricState; word: string }>> = {
  rejection_window: { state: "fail", word: "lapsed" },
  payment: { state: "fail", word: "unpaid past its day" },
};
