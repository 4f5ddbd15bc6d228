/** Exports everything into a folder of the data folder, from where it is taken away as one archive. */
import { rmSync } from "node:fs";
import { ExportCancelled, ExportRefused, exportAll, exportedCounts } from "#app/keeping/export-all.server.ts";
import { exportFolder } from "#app/keeping/stored-exports.server.ts";
import { appendEvent } from "#db/audit-log.server.ts";
import type { JobRow } from "#db/jobs.server.ts";
import { openForReading } from "#db/snapshot.server.ts";
import { type End, hooks, type JobTools } from "./job-hooks.server.ts";

export async function runExportAll(tools: JobTools, job: JobRow): Promise<End> {
  const folder = exportFolder(tools.vault, job.id);
  const { progress, cancelled } = await hooks(tools, job);
  // What a killed one left.
  rmSync(folder, { recursive: true, force: true });
  // A connection of its own: progress is written while it reads as of one moment.
  const db = openForReading(tools.db.$client.name);
  try {
    const manifest = await exportAll({ db, vault: tools.vault }, folder, tools.now(), {
      cancelled,
      progress: (bytesDone, bytesTotal) => progress({ stage: "store", bytesDone, bytesTotal, rows: 0, rejected: 0 }),
    });
    const counts = exportedCounts(manifest);
    await appendEvent(tools.db, { what: "exported", subject: "everything", after: counts });
    return { state: "done", result: { kind: "exported-all", folder, ...counts } };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (error instanceof ExportCancelled) return { state: "cancelled", message: "Cancelled. Nothing was kept." };
    if (error instanceof ExportRefused) return { state: "failed", message: error.message };
    throw error;
  } finally {
    db.$client.close();
  }
}
