/**
 * Exports a release several times in one process, as a server does: the first time everything is read and compiled for
 * the first time, afterwards not. Prints the seconds of each.
 *
 *   export-again.ts DATA_FOLDER RELEASE FORMAT FILE
 */
import { open } from "node:fs/promises";
import { openStore } from "#app/cli/store.ts";
import { viewCache } from "#app/http/view-cache.server.ts";
import { exportRelease } from "#app/release/export-release.server.ts";
import { threadsOfCommand } from "#app/release/lines-threads.server.ts";

const RUNS = 4;
const [data, release, format, out] = process.argv.slice(2);
if (!data || !release || !format || !out) throw new Error("Name a data folder, a release, a format and a file.");

const store = await openStore(data);
const threads = threadsOfCommand();
const tools = { ...store, views: viewCache(store.db), threads };
// Somebody else's export is always under way: the threads stay.
threads.enter();
const seconds: number[] = [];
for (let run = 0; run < RUNS; run += 1) {
  const started = performance.now();
  const found = await exportRelease(tools, release, format);
  if (found.kind !== "export") throw new Error(found.message);
  const file = await open(out, "w");
  for await (const chunk of found.chunks) {
    await file.write(chunk);
    found.giveBack(chunk);
  }
  await file.close();
  seconds.push((performance.now() - started) / 1000);
}
await threads.leave();
store.close();
process.stdout.write(JSON.stringify({ seconds }));
