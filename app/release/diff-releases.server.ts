/**
 * Compares two releases record by record: by the columns kept with each, chunk after chunk, so that neither is ever in
 * memory as a whole. The records of a batch that both hold meet by their place where the delivery is the same, and by
 * their id where another version took its place.
 */

import { externalIds } from "#db/release-outcomes.server.ts";
import type { ReleaseRow } from "#db/releases.server.ts";
import { type Change, type ChangedRecord, changeOf, DiffCounter, type DiffSummary, type Why } from "./diff.ts";
import { meetings } from "./diff-meetings.server.ts";
import type { Meeting } from "./diff-sides.server.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { outcomesOf } from "./release-outcomes.server.ts";

export interface DiffFilter {
  change?: Change;
  /** Key of the reason. */
  why?: string;
}

/** Everything counted, and the first records that the filter lets through. @throws VaultFault (see `outcomesOf`) */
export async function diffReleases(
  tools: ReleaseTools,
  before: ReleaseRow,
  after: ReleaseRow,
  { filter = {} as DiffFilter, first = 50 } = {},
): Promise<DiffSummary & { first: ChangedRecord[] }> {
  const counter = new DiffCounter();
  const rows: ChangedRecord[] = [];
  for await (const meeting of meetingsOf(tools, before, after))
    for (const record of changedIn(meeting, counter))
      if (rows.length < first && passes(record, filter)) rows.push(withId(tools, record));
  return { ...counter.summary(), first: rows };
}

/** Every record that changed and passes, in the order of the batches. */
export async function* changedRecords(
  tools: ReleaseTools,
  before: ReleaseRow,
  after: ReleaseRow,
  filter: DiffFilter = {},
): AsyncGenerator<ChangedRecord> {
  for await (const meeting of meetingsOf(tools, before, after)) {
    const found = [...changedIn(meeting, null)].filter((record) => passes(record, filter));
    yield* withIds(tools, found);
  }
}

async function* meetingsOf(tools: ReleaseTools, before: ReleaseRow, after: ReleaseRow): AsyncGenerator<Meeting> {
  yield* meetings(tools, await outcomesOf(tools, before), await outcomesOf(tools, after));
}

type Unnamed = Omit<ChangedRecord, "id">;

function* changedIn(meeting: Meeting, counter: DiffCounter | null): Generator<Unnamed> {
  const { batch, n, records } = meeting;
  for (let i = 0; i < n; i += 1) {
    const met = records(i);
    if (!met) continue;
    const { was, is, deliveryId, place } = met;
    const change = changeOf(was, is);
    if (change === null) {
      if (was.weight > 0) counter?.keep();
      continue;
    }
    const why: Why = met.why(change);
    counter?.add(change, why);
    const [old, now] = [was.weight || null, is.weight || null];
    yield { change, why, batchId: batch.id, week: batch.week, deliveryId, n: place, before: old, after: now };
  }
}

function passes({ change, why }: Unnamed, filter: DiffFilter): boolean {
  return (!filter.change || filter.change === change) && (!filter.why || filter.why === why.key);
}

function withId({ db }: ReleaseTools, record: Unnamed): ChangedRecord {
  const [id = ""] = externalIds(db, record.deliveryId, record.n, record.n + 1);
  return { ...record, id };
}

/** The ids of a chunk are read at once when much of it changed. */
function* withIds(tools: ReleaseTools, records: readonly Unnamed[]): Generator<ChangedRecord> {
  const byDelivery = new Map<number, { from: number; ids: string[] }>();
  for (const record of records) {
    const { deliveryId, n } = record;
    const known = byDelivery.get(deliveryId);
    const id = known?.ids[n - known.from];
    if (id !== undefined) yield { ...record, id };
    else {
      const ids = externalIds(tools.db, deliveryId, n, n + PAGE);
      byDelivery.set(deliveryId, { from: n, ids });
      yield { ...record, id: ids[0] ?? "" };
    }
  }
}

const PAGE = 4096;
