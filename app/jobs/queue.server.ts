/** The web process's side of long work: starts the worker thread and wakes it when a job was queued. */
import { Worker } from "node:worker_threads";
import { threadFile } from "#app/paths.server.ts";
import type { Db } from "#db/client.server.ts";
import { failInterrupted, requeueInterrupted, unfinishedJobs } from "#db/jobs.server.ts";
import type { WorkerSettings } from "./worker-thread.server.ts";

export interface JobQueue {
  wake(): void;
  stop(): Promise<void>;
}

/** Interrupted jobs wait in the queue again; the worker restarts should it ever die. */
export async function startQueue(db: Db, settings: WorkerSettings): Promise<JobQueue> {
  await requeueInterrupted(db);
  let worker: Worker | null = null;
  let stopping = false;
  const wake = () => {
    worker ??= start();
    worker.postMessage("wake");
  };
  if ((await unfinishedJobs(db)).length > 0) wake();
  return {
    wake,
    async stop() {
      stopping = true;
      await worker?.terminate();
    },
  };

  function start(): Worker {
    const started = new Worker(threadFile("worker"), { workerData: settings });
    started.on("error", (error) => process.stderr.write(`worker: ${error.stack ?? error.message}\n`));
    started.on("exit", () => {
      worker = null;
      if (!stopping) void failInterrupted(db, Date.now()).then(wake);
    });
    return started;
  }
}
