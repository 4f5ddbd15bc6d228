/** The control charts of a contract: one share over its weeks, and over the days of one of them. */

import type { FigureUnit } from "#app/domain/figure.ts";
import type { Policy } from "#app/domain/policy.ts";
import { CONTROLLED_SHARES } from "#app/metrics/controlled-shares.ts";
import { LEAST_PER_DAY } from "#app/metrics/drift/daily-stability.ts";
import { dailyShares } from "#app/metrics/drift/sub-lots.ts";
import { rowScores, shareOfScores } from "#app/metrics/row-share.ts";
import { roundsOf } from "#db/calibration.server.ts";
import { checkpointStarts } from "#db/checkpoints.server.ts";
import { contractById, policyById } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { batchProgress } from "#db/progress.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { agreedCentre, type ControlSeries, controlSeries, type Lot, pooledCentre } from "./control.ts";
import { type SeriesEvent, seriesEvents } from "./series-events.ts";

export interface ControlPage {
  contract: { id: string; title: string; vendor: string };
  metric: { id: string; title: string; unit: FigureUnit };
  choices: { id: string; title: string }[];
  /** Weeks with rows of this kind; empty before anything was delivered. */
  weeks: number[];
  /** The week whose days are shown. */
  week: number | null;
  byWeek: ControlSeries;
  byDay: ControlSeries;
  events: SeriesEvent[];
}

/** undefined when there is no such contract. */
export async function contractControl(
  tools: ReviewTools,
  contractId: string,
  params: URLSearchParams,
): Promise<ControlPage | undefined> {
  const contract = await contractById(tools.db, contractId);
  const stored = contract && (await policyById(tools.db, contract.policyId));
  if (!contract || !stored) return undefined;
  const shown = CONTROLLED_SHARES.find(({ metric }) => metric.id === params.get("metric")) ?? CONTROLLED_SHARES[0];
  const { id, title, unit } = shown.metric;
  const weeks = await measuredWeeks(tools, contractId, shown.scoreOf);
  const place = weeks.findIndex(({ week }) => week === Number(params.get("week")));
  const at = place < 0 ? weeks.length - 1 : place;
  const agreed = agreedCentre(
    shown.metric,
    (stored.body as Policy).criteria.find(({ metric }) => metric === id),
  );
  const before = (end: number) => {
    const earlier = weeks.slice(0, end);
    return agreed ?? pooledCentre(lotsOf(earlier), weeksText(earlier.map(({ week }) => week)));
  };
  const days = weeks[at]?.days ?? [];
  return {
    contract: { id: contract.id, title: contract.title, vendor: contract.vendor },
    metric: { id, title, unit },
    choices: CONTROLLED_SHARES.map(({ metric }) => ({ id: metric.id, title: metric.title })),
    weeks: weeks.map(({ week }) => week),
    week: weeks[at]?.week ?? null,
    byWeek: controlSeries("week", lotsOf(weeks), before(weeks.length - 1)),
    byDay: controlSeries(
      "day",
      days,
      before(at) ?? pooledCentre(lotsOf(weeks.slice(at, at + 1)), "the week itself"),
      weeks.flatMap((one) => one.days),
    ),
    events: seriesEvents(weeks, await checkpointStarts(tools.db, contractId), await roundsOf(tools.db, contractId)),
  };
}

interface MeasuredWeek {
  week: number;
  instructionVersion: string | null;
  dueAt: number;
  lot: Lot;
  days: Lot[];
}

/** One batch in memory at a time. */
async function measuredWeeks(
  tools: ReviewTools,
  contractId: string,
  scoreOf: (typeof CONTROLLED_SHARES)[0]["scoreOf"],
): Promise<MeasuredWeek[]> {
  const measured: MeasuredWeek[] = [];
  for (const { id, week, instructionVersion, dueAt } of await batchProgress(tools.db, contractId)) {
    const deliveries = await activeDeliveries(tools.db, id);
    if (deliveries.length === 0) continue;
    const view = await tools.views.of(deliveries);
    const scores = rowScores(view, scoreOf(view));
    const share = shareOfScores(view, scores);
    if (!share || share.n < LEAST_PER_DAY) continue;
    const { value, n, effectiveN } = share;
    measured.push({
      ...{ week, instructionVersion, dueAt },
      lot: { label: `week ${week}`, href: `/batches/${id}`, value, n, effectiveN },
      days: dailyShares(view, scores)
        .filter((day) => day.n >= LEAST_PER_DAY)
        .map(({ day, ...one }) => ({ label: day, href: `/batches/${id}/records?day=${day}`, ...one })),
    });
  }
  return measured;
}

function lotsOf(weeks: readonly MeasuredWeek[]): Lot[] {
  return weeks.map(({ lot }) => lot);
}

function weeksText(weeks: readonly number[]): string {
  return weeks.length === 1 ? `week ${weeks[0]}` : `weeks ${weeks[0]} to ${weeks.at(-1)}`;
}
