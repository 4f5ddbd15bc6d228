/** What finds an injected fault: rules about the annotator, and metrics whose state is not that of the untouched file. */
import type { ItemRecord } from "#app/domain/record.ts";
import { annotatorTable } from "#app/metrics/annotators/annotator-table.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { annotatorConduct } from "#app/metrics/conduct/annotator-conduct.ts";
import { measureAll } from "#app/metrics/measure.ts";
import type { MetricState } from "#app/metrics/metric.ts";
import { stateOf } from "#app/metrics/state.ts";
import { standApart } from "#app/review/stand-apart.ts";
import { viewOfRecords } from "./generated.ts";
import { INJECTED } from "./inject.ts";

/** A run of this or less by chance is what a session is flagged for. */
const RUN_P = 0.001;

export interface Found {
  /** Measures by which the injected annotator stands apart; "copying", "side run". */
  annotator: string[];
  /** Others whom the same rules single out. */
  others: string[];
}

export function foundIn(items: readonly ItemRecord[]): Found {
  const { view } = viewOfRecords(structuredClone(items));
  const apart = standApart(annotatorTable(view));
  const own = apart.find(({ name }) => name === INJECTED)?.found.map(({ measure }) => measure as string) ?? [];
  return {
    annotator: [...own, ...conductOf(view)],
    others: apart.filter(({ name }) => name !== INJECTED).map(({ name }) => name),
  };
}

function conductOf(view: BatchView): string[] {
  const conduct = annotatorConduct(view).find(({ name }) => name === INJECTED);
  if (!conduct) return [];
  return [
    ...(conduct.copying.length > 0 ? ["copying"] : []),
    ...(conduct.sideRun && conduct.sideRun.p < RUN_P ? ["side run"] : []),
  ];
}

/** Metric id to state against its own lines; what cannot be measured is insufficient. */
export function statesOf(items: readonly ItemRecord[]): Map<string, MetricState> {
  const { view, context } = viewOfRecords(structuredClone(items));
  return new Map(
    measureAll(view, context).map(({ metric, outcome }) => [
      metric.id,
      stateOf(outcome, { ...metric.lines, minimumN: metric.minimumN }, metric),
    ]),
  );
}
