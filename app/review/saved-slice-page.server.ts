/** One saved slice: how much of each week it holds, what the main metrics say inside and outside, and its flags. */
import type { BatchView } from "#app/metrics/batch-view.ts";
import { METRICS } from "#app/metrics/index.ts";
import { measureOne } from "#app/metrics/measure-one.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";
import { subView } from "#app/metrics/sub-view.ts";
import { batchById, batchesOf } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { listFlags } from "#db/flags.server.ts";
import { savedSliceById } from "#db/slices.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { SLICE_PREFIX } from "./decide-form.ts";
import { sliceNumbers } from "./flag-numbers.server.ts";
import { sliceOfFlag } from "./flag-slice.ts";
import { flagHref, subjectText } from "./flag-subject.ts";
import { withoutDetail } from "./judged-row.ts";
import { matchSlice } from "./match-slice.ts";
import { described } from "./saved-slices.server.ts";
import type { Slice } from "./slice.ts";
import { paramsOfSlice } from "./slice-params.ts";

/** Cheap enough to be measured while a person waits. */
const SHOWN_METRICS = [
  "gold-accuracy",
  "raw-agreement-no-ties",
  "longer-wins",
  "position-bias",
  "tie-rate",
  "annotator-concentration",
];

export type SavedSlicePage = NonNullable<Awaited<ReturnType<typeof savedSlicePage>>>;

interface SliceWeek extends ReturnType<typeof hrefsOf> {
  batchId: string;
  week: number;
  numbers: NonNullable<Awaited<ReturnType<typeof sliceNumbers>>>;
}

/** undefined when there is no such slice. */
export async function savedSlicePage(tools: ReviewTools, id: number, params: URLSearchParams) {
  const row = Number.isSafeInteger(id) ? await savedSliceById(tools.db, id) : undefined;
  if (!row) return undefined;
  const saved = described(row);
  const own = row.batchId === null ? undefined : await batchById(tools.db, row.batchId);
  const batches = own ? [own] : await batchesOf(tools.db, row.contractId);
  const weeks: SliceWeek[] = [];
  for (const batch of batches) {
    const numbers = await sliceNumbers(tools, batch.id, [saved.slice]);
    if (numbers) weeks.push({ batchId: batch.id, week: batch.week, numbers, ...hrefsOf(batch.id, saved.slice) });
  }
  const shown = weeks.find(({ week }) => week === Number(params.get("week"))) ?? weeks.at(-1);
  const flags = (await listFlags(tools.db)).filter(
    (flag) => flag.contractId === row.contractId && searchOf(sliceOfFlag(flag)) === saved.params,
  );
  return {
    now: tools.now(),
    saved,
    weeks,
    week: shown ? shown.week : null,
    metrics: shown ? await insideAndOutside(tools, shown.batchId, saved.slice) : [],
    flags: flags.map((flag) => ({ ...flag, about: subjectText(flag) })),
  };
}

function hrefsOf(batchId: string, slice: Slice) {
  const whatIf = new URLSearchParams([
    ...paramsOfSlice(slice).map(([name, value]) => [SLICE_PREFIX + name, value]),
    ["sliceAction", "exclude"],
  ]);
  return {
    recordsHref: `/batches/${batchId}/records?${searchOf(slice)}`,
    whatIfHref: `/batches/${batchId}/decide?${whatIf}`,
    flagHref: flagHref(batchId, "slice", searchOf(slice)),
  };
}

async function insideAndOutside(tools: ReviewTools, batchId: string, slice: Slice) {
  const deliveries = await activeDeliveries(tools.db, batchId);
  const view = await tools.views.of(deliveries);
  const mask = matchSlice(view, slice);
  const inside = partOf(view, (row) => mask[row] === 1);
  const outside = partOf(view, (row) => mask[row] !== 1);
  return METRICS.filter((metric) => SHOWN_METRICS.includes(metric.id)).map((metric) => ({
    id: metric.id,
    title: metric.title,
    unit: metric.unit,
    inside: withoutDetail(measureOne(metric, inside, NOTHING_AROUND)),
    outside: withoutDetail(measureOne(metric, outside, NOTHING_AROUND)),
  }));
}

/** These metrics look at judgments alone. */
const NOTHING_AROUND: MeasureContext = {
  rowsDelivered: 0,
  rowsQuarantined: 0,
  expectedUnits: null,
  approvedModels: null,
  earlierPairKeys: null,
  previous: null,
  seed: 1,
};

/** The items with a judgment that is held, and of them the judgments that are. */
function partOf(view: BatchView, holds: (row: number) => boolean): BatchView {
  const items = new Set<number>();
  for (let row = 0; row < view.judgments.n; row += 1) if (holds(row)) items.add(view.judgments.item[row] as number);
  return subView(view, Uint32Array.from(items).sort(), holds);
}

function searchOf(slice: Slice): string {
  return new URLSearchParams(paramsOfSlice(slice)).toString();
}
