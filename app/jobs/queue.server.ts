/** The web process's side of long work: starts the worker thread and wakes it when a job was queued. */
import { Worker } from "node:worker_threads";
import { faultForLog } from "#app/operation/fault-for-log.ts";
import { systemFault } from "#app/operation/system-fault.ts";
import { threadFile } from "#app/paths.server.ts";
import type { Db } from "#db/client.server.ts";
import { failInterrupted, requeueInterrupted, unfinishedJobs } from "#db/jobs.server.ts";
import type { WorkerSettings } from "./worker-thread.server.ts";

const AGAIN_AFTER_MS = 5_000;

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
    started.on("error", (error) => process.stderr.write(`worker: ${faultForLog(error)}\n`));
    started.on("exit", () => {
      worker = null;
      if (!stopping) void goOn();
    });
    return started;
  }

  /** With the disk full, even that a job ended cannot be written: it is tried again until there is room. */
  async function goOn(): Promise<void> {
    if (stopping) return;
    try {
      await failInterrupted(db, Date.now());
      wake();
    } catch (error) {
      if (!systemFault(error)) throw error;
      setTimeout(() => void goOn(), AGAIN_AFTER_MS).unref();
    }
  }
}
