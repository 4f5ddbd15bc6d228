/** Generated deliveries as batch views, through the way in that real files take: parse, check, chunks, columns. */
import { checkItem } from "#app/ingest/check/check-item.ts";
import { type Chunk, ChunkBuilder } from "#app/ingest/chunk.ts";
import { emptyNames } from "#app/ingest/names.ts";
import { ScaleWatch } from "#app/ingest/scale-watch.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { concatStored, viewOfColumns } from "#app/metrics/columns.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";
import type { DemoContract, DemoWeek } from "#db/demo/contract.ts";
import { emptyTruth, type Fault, type PlantedTruth } from "#db/demo/faults.ts";
import { helpfulnessContract } from "#db/demo/helpfulness.ts";
import { deliveryLines } from "#db/demo/lines.ts";
import type { DeliveryPlan } from "#db/demo/plan.ts";

/** The demo's large contract at the seed and a start of which its deliveries are tested. */
export const CONTRACT: DemoContract = helpfulnessContract(7, "2026-09-07");

const ITEMS_PER_CHUNK = 4096;

export interface Generated {
  view: BatchView;
  /** Of the delivery alone: what a contract knows must be added. */
  context: MeasureContext;
  truth: PlantedTruth;
}

export function generated(plan: DeliveryPlan): Generated {
  const truth = emptyTruth();
  return { ...ingested(deliveryLines(plan, truth)), truth };
}

export function ingested(lines: Iterable<string>): Omit<Generated, "truth"> {
  return viewOfRecords(parsedLines(lines));
}

/** Unchecked records through check, chunks and columns; what is not a record counts as quarantined. */
export function viewOfRecords(records: Iterable<unknown>): Omit<Generated, "truth"> {
  const names = emptyNames();
  const builder = new ChunkBuilder(names);
  const scales = new ScaleWatch();
  const chunks: Chunk[] = [];
  let rows = 0;
  let quarantined = 0;
  for (const record of records) {
    rows += 1;
    const checked = checkItem(record);
    if (!checked.ok) {
      quarantined += 1;
      continue;
    }
    for (const judgment of checked.item.judgments) scales.see(judgment);
    builder.add(checked.item, { line: rows, offset: 0, length: 0 });
    if (builder.items === ITEMS_PER_CHUNK) chunks.push(builder.take());
  }
  chunks.push(builder.take());
  const listed = {
    annotators: names.annotators.names,
    domains: names.domains.names,
    languages: names.languages.names,
    models: names.models.names,
  };
  const context: MeasureContext = {
    rowsDelivered: rows,
    rowsQuarantined: quarantined,
    expectedUnits: null,
    approvedModels: null,
    earlierPairKeys: null,
    previous: null,
    seed: 1,
  };
  return { view: viewOfColumns(concatStored(chunks), listed, scales.result().scale), context };
}

function* parsedLines(lines: Iterable<string>): Generator<unknown> {
  for (const line of lines) yield parsed(line);
}

/** As `contract.checkpoints` says for a week. */
export function approvedIn({ checkpoints }: DemoContract, week: number): ReadonlySet<string> {
  return new Set(checkpoints.filter((one) => one.fromWeek <= week && week <= one.toWeek).map(({ model }) => model));
}

export function weekOf(week: number): DemoWeek {
  const found = CONTRACT.weeks[week - 1];
  if (!found) throw new Error(`The contract has no week ${week}.`);
  return found;
}

/** A week's plan with these faults in place of those the demo has. */
export function planOf(week: number, faults: readonly Fault[]): DeliveryPlan {
  return { ...weekOf(week).plan, faults: [...faults] };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
