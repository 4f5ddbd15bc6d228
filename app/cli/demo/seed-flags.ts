/** Gives the demo's large contract its doubts: saved slices, flags with rulings, comments and assignments. */
import { viewCache } from "#app/http/view-cache.server.ts";
import { raiseFlags, ruleFlag } from "#app/review/raise-flag.server.ts";
import { saveSlice } from "#app/review/save-slice.server.ts";
import { assign, comment } from "#app/review/talk.server.ts";
import { type BatchRow, batchesOf } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { itemsAt } from "#db/records.server.ts";
import type { Store } from "../store.ts";

const DAY = 86_400_000;
const LEAD = "Demo lead";
const RESEARCHER = "Second researcher";

/** Of the newest delivered week and the one before. */
export async function seedFlags(store: Store, contractId: string): Promise<void> {
  const weeks: BatchRow[] = [];
  for (const batch of await batchesOf(store.db, contractId))
    if ((await activeDeliveries(store.db, batch.id)).length > 0) weeks.push(batch);
  const [before, newest] = weeks.slice(-2);
  if (!before || !newest) return;
  const at = newest.dueAt;
  const tools = { ...store, views: viewCache(store.db), now: () => at };
  await seedSlices(tools, newest);
  await seedDoubts(tools, newest);
  await seedDoubts(tools, before);
  const key = newest.id;
  await done(comment(tools, fields({ kind: "batch", key, author: RESEARCHER, text: COMMENT })));
  await done(
    comment(tools, fields({ kind: "flag", key: "1", author: LEAD, text: "Ten records read; see the ruling." })),
  );
  const task = { author: LEAD, dueOn: new Date(at + 2 * DAY).toISOString().slice(0, 10) };
  const ask = "Ask the vendor how the night shift was briefed";
  await done(assign(tools, fields({ ...task, kind: "batch", key, task: ask, assignee: RESEARCHER })));
  const read = "Read twenty of the weak judgments";
  await done(assign(tools, fields({ ...task, kind: "slice", key: "1", task: read, assignee: LEAD })));
}

const COMMENT =
  "The rate of ties went up after the instruction changed on **Tuesday**. I would look at the weak judgments first:\n\n- are they ties that were not allowed?\n- or *hurry* at the end of the day?";

type Tools = Parameters<typeof raiseFlags>[0];

async function seedSlices(tools: Tools, { id }: BatchRow): Promise<void> {
  const slice = { batch: id, author: RESEARCHER };
  await done(
    saveSlice(tools, fields({ ...slice, slice: "strengthMax=0.34", name: "Weak judgments", scope: "contract" })),
  );
  await done(
    saveSlice(tools, fields({ ...slice, slice: "gold=yes&longer=wins", name: "Gold, longer wins", scope: "batch" })),
  );
}

async function seedDoubts(tools: Tools, batch: BatchRow): Promise<void> {
  const deliveries = await activeDeliveries(tools.db, batch.id);
  const { names } = await tools.views.of(deliveries);
  const [annotator = "", other = ""] = [...names.annotators].sort();
  const deliveryId = deliveries[0]?.id ?? 0;
  const [item] = await itemsAt(tools.db, [{ deliveryId, n: 3 }]);
  const record = new URLSearchParams({ delivery: String(deliveryId), n: "3", id: item?.externalId ?? "" }).toString();
  const flag = { batch: batch.id, author: RESEARCHER };
  const careless = { reason: "careless", treatment: "downweight", weight: "0.5" };
  const first = await raiseFlags(
    tools,
    fields({ ...flag, ...careless, subjectKind: "annotator", subject: `annotator=${encodeURIComponent(annotator)}` }),
  );
  const weak = {
    reason: "disagreement",
    treatment: "inspect",
    note: "Weak judgments disagree more than chance allows.",
  };
  await done(raiseFlags(tools, fields({ ...flag, ...weak, subjectKind: "slice", subject: "strengthMax=0.34" })));
  const wrong = {
    reason: "against_instructions",
    treatment: "drop",
    note: "The prompt asks for what the instruction excludes.",
  };
  await done(raiseFlags(tools, fields({ ...flag, ...wrong, subjectKind: "record", subject: record })));
  const shift = `annotator=${encodeURIComponent(other)}&strengthMax=0.34`;
  const credit = { reason: "careless", treatment: "charge_back", note: "Agreed with the vendor to credit these." };
  await done(raiseFlags(tools, fields({ ...flag, ...credit, subjectKind: "slice", subject: shift })));
  if (!first.ok) throw new Error(JSON.stringify(first.errors));
  const ruling = {
    flag: String(first.ids[0]),
    state: "upheld",
    by: LEAD,
    why: "Six of ten records were answered without reading.",
  };
  await done(ruleFlag(tools, fields(ruling)));
}

const fields = (values: Record<string, string>) => new URLSearchParams(values);

async function done(result: Promise<{ ok: true } | { ok: false; errors: Record<string, string> }>): Promise<void> {
  const answer = await result;
  if (!answer.ok) throw new Error(`The demo was refused: ${JSON.stringify(answer.errors)}`);
}
