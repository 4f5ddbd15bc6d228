/** Takes records in the way an ingest does, in this thread: vault, rows, columns, metrics. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
import { measureDelivery } from "#app/ingest/measure-delivery.server.ts";
import { type Ended, type Opened, readDelivery } from "#app/ingest/read-delivery.server.ts";
import { copyIn, settle, temporaryFile } from "#app/vault/vault.server.ts";
import { chunkStore, type KnownNames } from "#db/chunk-store.server.ts";
import { beginDelivery, finishDelivery } from "#db/deliveries.server.ts";
import type { TestTools } from "./tools.ts";

export interface Delivered {
  id: number;
  version: number;
}

/** @param lines objects become JSON lines; strings stand as they are. */
export async function deliver(
  tools: TestTools,
  batchId: string,
  lines: readonly (object | string)[],
  { kind = "full", fileName = "week.jsonl", at = tools.now() }: { kind?: "full" | "correction"; fileName?: string; at?: number } = {},
): Promise<Delivered> {
  const { db, vault } = tools;
  const file = join(tools.folder, fileName);
  writeFileSync(file, lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join(""));
  const stored = copyIn(vault, file);
  const segmentFile = temporaryFile(vault);
  const names: KnownNames = { annotators: [], domains: [], languages: [], models: [] };
  let opened: Opened | null = null;
  let ended: Ended | null = null;
  let delivery: Awaited<ReturnType<typeof beginDelivery>> | null = null;
  let store: ReturnType<typeof chunkStore> | null = null;
  for await (const event of readDelivery({ file, reader: null, limits: DEFAULT_LIMITS, segmentFile, now: at })) {
    if (event.kind === "opened") {
      opened = event;
      delivery = await beginDelivery(db, {
        batchId,
        kind,
        fileName,
        fileSha256: stored.sha256,
        fileBytes: stored.bytes,
        format: opened.format,
        reader: opened.reader,
        parserVersion: "1",
        receivedAt: at,
        receivedBy: "tester",
        loadingPid: process.pid,
      });
      store = chunkStore(db, delivery.id);
    }
    if (event.kind === "ended") ended = event;
    if (event.kind !== "part") continue;
    for (const key of Object.keys(names) as (keyof KnownNames)[]) names[key].push(...event.newNames[key]);
    store?.store(event.chunk, event.errors, names);
  }
  if (!delivery || !store || !ended) throw new Error("Nothing was read.");
  settle(vault, stored.temporary, stored.sha256);
  if (ended.segment) settle(vault, segmentFile, ended.segment.sha256);
  const { items, responses, judgments, quarantined } = store;
  const textSha256 = ended.segment?.sha256 ?? stored.sha256;
  const dictionary = { ...names, scale: ended.scale };
  const loaded = { textSha256, rows: ended.rows, items, responses, judgments, quarantined, dictionary };
  await measureDelivery(db, { ...delivery, ...loaded }, at);
  await finishDelivery(db, delivery.id, loaded);
  return { id: delivery.id, version: delivery.version };
}
