/** Days out of control within a batch: what the daily metrics have in common. */
import { controlShares } from "#app/stats/control-shares.ts";
import type { BatchView } from "../batch-view.ts";
import { listedRows } from "../listed-rows.ts";
import type { Counting, MeasureContext, Outcome } from "../metric.ts";
import { counted, notComputable, notEnough } from "../outcomes.ts";
import { shareOfScores } from "../row-share.ts";
import { type DailyShare, dailyShares, daysOf } from "./sub-lots.ts";

/** A day with fewer rows is no sub-lot: its share jumps by chance. */
export const LEAST_PER_DAY = 30;
export const DAYS = `days with ${LEAST_PER_DAY} rows or more that count`;
/** An earlier batch is a centre from this many rows on. */
const LEAST_FOR_CENTRE = 200;

export const DAILY_FORMULA = `Days (UTC) whose share is out of the p′-chart (Laney, 3 σ) or of the EWMA (λ 0.2, 3 σ, time-varying limits) / days with ${LEAST_PER_DAY} rows or more. Centre: the previous batch's share where it has ${LEAST_FOR_CENTRE} rows, else the batch's own; prompts are clusters.`;
export const DAILY_SOURCE =
  "Shewhart's p-chart, Laney 2002, Roberts 1959; NIST/SEMATECH e-Handbook 6.3. Where nothing changes, about one day in two hundred is out. Lines: ours.";

export function dailyStability(
  metric: Counting,
  view: BatchView,
  { previous }: MeasureContext,
  /** Of the rows that count, as `rowScores` gives them. */
  scoresOf: (view: BatchView) => Float64Array,
  what: string,
  /** Filters of the records screen that list a day's rows that count. */
  filters: readonly (readonly [string, string])[],
): Outcome {
  const scores = scoresOf(view);
  if (daysOf(view).days.length === 0)
    return shareOfScores(view, scores)
      ? notComputable("No judgment has a usable time.", "Contract for the time of every judgment.")
      : notEnough(metric, 0);
  const days = dailyShares(view, scores).filter(({ n }) => n >= LEAST_PER_DAY);
  if (days.length < metric.minimumN) return notEnough(metric, days.length);
  const before = previous && shareOfScores(previous, scoresOf(previous));
  const own = () => ({ value: shareOfScores(view, scores)?.value ?? 0, effectiveN: Number.POSITIVE_INFINITY });
  const centre = before && before.n >= LEAST_FOR_CENTRE ? before : own();
  const { points, widen } = controlShares(
    days.map(({ value }) => value),
    days.map(({ effectiveN }) => effectiveN),
    centre.value,
    centre.effectiveN,
  );
  const out = points.filter(({ isOut }) => isOut).length;
  const records = listedRows(view);
  const from = centre === before ? "the previous batch" : "this batch as a whole";
  return counted(out / days.length, days.length, metric.nUnit, {
    title: `${what} by day, centre ${centre.value.toFixed(3)} of ${from}, limits widened ${widen.toFixed(2)} times for days that differ by more than chance`,
    columns: ["day (UTC)", "share", "rows", "low", "high", "EWMA", "EWMA low", "EWMA high", "out"],
    rows: days.map(({ day, value, n }: DailyShare, i) => {
      const point = points[i];
      if (!point) return [day, value, n, null, null, null, null, null, ""];
      const { shewhart, ewma } = point;
      return [day, value, n, shewhart.low, shewhart.high, ewma.value, ewma.low, ewma.high, point.isOut ? "out" : ""];
    }),
    rowParams: days.map(({ day }) => records([["day", day], ...filters])),
  });
}
