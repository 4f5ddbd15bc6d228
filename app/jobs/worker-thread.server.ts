/** The worker: its own thread and its own database connection, one job after the other. */
import { parentPort, workerData } from "node:worker_threads";
import { openVault } from "#app/vault/vault.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { takeJob } from "#db/jobs.server.ts";
import { runJob } from "./run-job.server.ts";

export interface WorkerSettings {
  dataFolder: string;
  maxRow: number;
}

if (parentPort) work(parentPort, workerData as WorkerSettings);

function work(port: NonNullable<typeof parentPort>, { dataFolder, maxRow }: WorkerSettings): void {
  const tools = {
    db: openDatabase(databasePath(dataFolder)),
    vault: openVault(dataFolder),
    maxRowBytes: maxRow,
    now: Date.now,
  };
  let busy = false;
  port.on("message", async (message: "wake" | "stop") => {
    if (message === "stop") {
      tools.db.$client.close();
      port.close();
      return;
    }
    if (busy) return;
    busy = true;
    for (let job = await takeJob(tools.db, tools.now()); job; job = await takeJob(tools.db, tools.now()))
      await runJob(tools, job);
    busy = false;
  });
}
