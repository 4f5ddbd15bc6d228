/** Imports a file of scores for a batch: all of it that fits is stored at once, or nothing. The batch is then measured again. */
import { createHash } from "node:crypto";
import type { ScoreKind } from "#app/domain/score-kind.ts";
import { type BatchView, NONE_U16 } from "#app/metrics/batch-view.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import { batchView } from "#db/batch-views.server.ts";
import type { Db } from "#db/client.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { activeDeliveries, type DeliveryRow } from "#db/deliveries.server.ts";
import { idsBetween } from "#db/records.server.ts";
import { storeScoreSets } from "#db/scores.server.ts";
import { measureDelivery } from "../measure-delivery.server.ts";
import { measureNextWeek } from "./measure-next-week.server.ts";
import { readScoreRows, type ScoreFault, type ScoreRow } from "./read-score-rows.ts";

export interface ScoreImport {
  /** Where the texts lie, so that what is measured from them is measured again. */
  vault?: Vault;
  batchId: string;
  text: string;
  fileName: string;
  name: string;
  kind: ScoreKind;
  by: string;
  now: number;
}

export type ScoreImportResult =
  | { kind: "stored"; scored: number; missing: number; unknown: number; faults: ScoreFault[]; faulty: number }
  | { kind: "refused"; message: string; faults: ScoreFault[] };

/** What a file holds, by what is scored. */
const SHAPE = {
  trait: "A file of votes is CSV with a first line of names, JSON Lines or a JSON list: id and vote (-1, 0 or 1).",
  response:
    "A file of scores is CSV with a first line of names, JSON Lines or a JSON list: id, response (its place from 0) or model, and score.",
};

/** As many faults as are shown; all are counted. */
const MOST_FAULTS = 20;

export async function importScores(db: Db, request: ScoreImport): Promise<ScoreImportResult> {
  const { batchId, text, fileName, kind, by, now } = request;
  const name = request.name.trim();
  if (name === "") return { kind: "refused", message: "Name the scores, for example after the model.", faults: [] };
  const deliveries = await activeDeliveries(db, batchId);
  const newest = deliveries.at(-1);
  if (!newest) return { kind: "refused", message: "Nothing was delivered for this week yet.", faults: [] };
  if (text.trim() === "") return { kind: "refused", message: "The file is empty.", faults: [] };
  const { rows, faults, breaksOffAt } = readScoreRows(text, kind === "trait");
  if (breaksOffAt !== null) {
    // Half of a file under the name of the whole one would take the place of the scores that are there.
    const message = `The file breaks off at line ${breaksOffAt}. Give the whole file; nothing was stored.`;
    return { kind: "refused", message, faults: faults.slice(-1) };
  }
  const all = rows.length + faults.length;
  const sets = await Promise.all(deliveries.map((delivery) => emptySet(db, delivery, kind)));
  let unknown = 0;
  for (const row of rows) {
    const set = sets.find(({ items }) => items.has(row.id));
    const fault = set ? place(set, row) : "unknown";
    if (fault === "unknown") {
      unknown += 1;
      if (unknown <= MOST_FAULTS)
        faults.push({
          line: row.line,
          field: "id",
          hint: `No record of this batch has the id ${row.id.slice(0, 60)}.`,
        });
    } else if (fault) faults.push(fault);
  }
  faults.sort((a, b) => a.line - b.line);
  const values = sets.flatMap((set) => [...set.values]);
  const scored = values.filter((value) => !Number.isNaN(value)).length;
  const shown = faults.slice(0, MOST_FAULTS);
  if (scored === 0)
    return {
      kind: "refused",
      message: `No row of ${fileName} scores a record of this batch. ${SHAPE[kind === "trait" ? "trait" : "response"]}`,
      faults: shown,
    };
  const fileSha256 = createHash("sha256").update(text).digest("hex");
  const facts = { name, kind, rows: all, unknown, fileName, fileSha256 };
  await storeScoreSets(
    db,
    sets.map((set) => ({ ...facts, deliveryId: set.id, values: set.values, importedAt: now, importedBy: by })),
  );
  await measureDelivery(db, request.vault ?? null, newest, now);
  const batch = await batchById(db, batchId);
  if (batch) await measureNextWeek(db, batch, now);
  const faulty = faults.length - Math.min(unknown, MOST_FAULTS);
  return { kind: "stored", scored, missing: values.length - scored, unknown, faults: shown, faulty };
}

interface ScoreSet {
  id: number;
  view: BatchView;
  items: Map<string, number>;
  values: Float32Array;
}

async function emptySet(db: Db, delivery: DeliveryRow, kind: ScoreKind): Promise<ScoreSet> {
  const view = await batchView(db, [delivery]);
  const ids = await idsBetween(db, delivery.id, 0, delivery.items);
  const size = kind === "trait" ? view.items.n : view.responses.n;
  return {
    id: delivery.id,
    view,
    items: new Map([...ids].map(([n, id]) => [id, n])),
    values: new Float32Array(size).fill(Number.NaN),
  };
}

/** Puts a value in its place; a fault when the place is not there or taken. */
function place({ view, items, values }: ScoreSet, { line, id, response, value }: ScoreRow): ScoreFault | null {
  const item = items.get(id) ?? 0;
  const start = view.items.firstResponse[item] as number;
  const end = view.items.firstResponse[item + 1] as number;
  const at =
    response === null ? item : typeof response === "number" ? start + response : modelAt(view, start, end, response);
  if (response !== null && (at < start || at >= end))
    return { line, field: "response", hint: `Record ${id.slice(0, 60)} has no single such response.` };
  if (!Number.isNaN(values[at] as number)) return { line, field: "id", hint: "This was scored on an earlier line." };
  values[at] = value;
  return null;
}

/** -1 when none, or more than one, response is of the model. */
function modelAt({ responses, names }: BatchView, start: number, end: number, model: string): number {
  const wanted = names.models.indexOf(model);
  const found = Array.from({ length: end - start }, (_, k) => start + k).filter(
    (r) => wanted >= 0 && responses.model[r] !== NONE_U16 && responses.model[r] === wanted,
  );
  return found.length === 1 ? (found[0] ?? -1) : -1;
}
