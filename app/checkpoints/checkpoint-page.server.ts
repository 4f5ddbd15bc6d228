/** One checkpoint: what it is, what happened to it, and the weeks that were collected with it. */
import type { KnownCheckpoint } from "#app/domain/checkpoint.ts";
import { approvalOf, approvedSpans, downtimesOf } from "#app/domain/checkpoint.ts";
import { dayIn } from "#app/domain/wall-clock.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { paramsOfSlice } from "#app/review/slice-params.ts";
import type { Measurable } from "#db/batch-views.server.ts";
import { knownCheckpoints } from "#db/checkpoints.server.ts";
import type { Db } from "#db/client.server.ts";
import { batchesOf, contractById } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { approvedText, stateOf } from "./approved-words.ts";
import { checkpointWeeks, type WeekLine } from "./checkpoints-page.server.ts";
import { collectedWith } from "./collected.ts";

interface Tools {
  db: Db;
  views: { of(deliveries: readonly Measurable[]): Promise<BatchView> };
  now(): number;
}

export type CheckpointPage = NonNullable<Awaited<ReturnType<typeof checkpointPage>>>;

/** undefined when the contract knows no such checkpoint. */
export async function checkpointPage(tools: Tools, params: { contract?: string; model?: string }) {
  const contract = await contractById(tools.db, params.contract ?? "");
  const known = contract && (await knownCheckpoints(tools.db, contract.id)).find(({ model }) => model === params.model);
  if (!contract || !known) return undefined;
  const now = tools.now();
  const today = dayIn(now, contract.timeZone);
  const { entries, agreed: _, ...facts } = known;
  const weeks = (await checkpointWeeks(tools.db, contract.id)).filter(({ models }) =>
    models.some(({ model }) => model === known.model),
  );
  return {
    now,
    today,
    contract: { id: contract.id, title: contract.title, timeZone: contract.timeZone },
    checkpoint: {
      ...facts,
      approved: approvedText(known),
      state: stateOf(known, { today, weeks: await batchesOf(tools.db, contract.id) }),
      retiredOn: approvalOf(known).retiredOn,
    },
    entries: entries.toReversed(),
    downtimes: downtimesOf(known).map(({ from, to, note, by }) => ({
      ...{ from, note, by },
      to: Number.isFinite(to) ? to : null,
    })),
    isTimed: isTimed(known, contract.timeZone),
    weeks: await Promise.all(weeks.map((week) => weekOf(tools, known, week, contract.timeZone))),
  };
}

/** Whether there is anything that the time of a judgment could be held against. */
function isTimed(known: KnownCheckpoint, timeZone: string): boolean {
  return downtimesOf(known).length > 0 || approvedSpans(known, timeZone) !== null;
}

async function weekOf({ db, views }: Tools, known: KnownCheckpoint, { models, ...week }: WeekLine, timeZone: string) {
  const responses = models.find(({ model }) => model === known.model)?.responses ?? null;
  if (!isTimed(known, timeZone)) return { ...week, responses, collected: null };
  const { spans, ...counts } = collectedWith(await views.of(await activeDeliveries(db, week.batchId)), known, timeZone);
  const collected = {
    ...counts,
    spans: spans.map(({ slice, ...span }) => ({
      ...span,
      from: slice.madeFrom ?? null,
      href: `/batches/${week.batchId}/records?${new URLSearchParams(paramsOfSlice(slice))}`,
    })),
  };
  return { ...week, responses, collected };
}
