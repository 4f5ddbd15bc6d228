/** A week's delivery with chosen faults, measured as the contract would measure it. */
import { type AnnotatorRow, annotatorTable } from "#app/metrics/annotators/annotator-table.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { METRICS } from "#app/metrics/index.ts";
import { measureAll } from "#app/metrics/measure.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";
import { DEFAULT_POLICY } from "#app/review/default-policy.ts";
import { type Judged, judge } from "#app/review/judge.ts";
import type { Fault } from "#db/demo/faults.ts";
import { approvedIn, CONTRACT, generated, planOf, weekOf } from "./generated.ts";

export interface Measured {
  view: BatchView;
  judged: Judged[];
  annotators: AnnotatorRow[];
}

/** Against the week before, without its faults. */
export function measuredWeek(week: number, faults: readonly Fault[]): Measured {
  const { view, context } = generated(planOf(week, faults));
  return measured(view, { ...context, ...terms(week) });
}

export function measured(view: BatchView, context: MeasureContext): Measured {
  const outcomes = new Map(measureAll(view, context).map(({ metric, outcome }) => [metric.id, outcome]));
  return { view, judged: judge(DEFAULT_POLICY, METRICS, outcomes), annotators: annotatorTable(view) };
}

const known = new Map<number, Partial<MeasureContext>>();

function terms(week: number): Partial<MeasureContext> {
  const before = known.get(week);
  if (before) return before;
  const previous = generated(planOf(week - 1, [])).view;
  const found = {
    expectedUnits: weekOf(week).units,
    approvedModels: approvedIn(CONTRACT, week),
    earlierPairKeys: Float64Array.from(previous.items.pairKey).sort(),
    previous,
  };
  known.set(week, found);
  return found;
}

/** "position-bias warn": criteria of the policy whose state is not that of the clean batch; sorted as in the catalogue. */
export function alarms({ judged }: Measured, clean: Measured): string[] {
  return judged.flatMap(({ metric, state, criterion }, at) =>
    criterion !== null && state !== clean.judged[at]?.state ? [`${metric.id} ${state}`] : [],
  );
}

/** Metrics whose value lies outside the 95 % interval that they have in the clean batch. */
export function moved({ judged }: Measured, clean: Measured): string[] {
  return judged.flatMap(({ metric, outcome }, at) => {
    const before = clean.judged[at]?.outcome;
    if (outcome.kind !== "estimate" || before?.kind !== "estimate") return [];
    return outcome.value < before.low || outcome.value > before.high ? [metric.id] : [];
  });
}
