/** An export of everything as a job: what is taken away is what is there, and it does not stay. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportsShown, forgetExports, startExportAll, storedExport } from "#app/jobs/export-all.server.ts";
import { runJob } from "#app/jobs/run-job.server.ts";
import { EXPORT_MANIFEST, type ExportManifest, exportFaults } from "#app/keeping/export-all.server.ts";
import { EXPORT_KEPT_MS, exportFolder, removeExports } from "#app/keeping/stored-exports.server.ts";
import { tarBytes, tarOf } from "#app/keeping/tar.server.ts";
import { listEvents } from "#db/audit-log.server.ts";
import { jobById, jobsOfKind, requestCancel, takeJob } from "#db/jobs.server.ts";
import { aContract } from "#test/support/contract-story.ts";
import { deliver, itemLines } from "#test/support/deliver.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";
import { batchIdOf } from "../release/released.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools(NOW, "disk");
});
afterEach(() => tools.dispose());

async function exported(): Promise<string> {
  await startExportAll(tools, NOW);
  const job = await takeJob(tools.db, NOW);
  if (!job) throw new Error("No job.");
  await runJob({ ...tools, maxRowBytes: 1e6 }, job);
  return job.id;
}

describe("an export as a job", () => {
  it("is whole as a folder and as an archive, is in the audit log with counts, and goes after two days", async () => {
    const contract = await aContract(tools.db);
    await deliver(tools, await batchIdOf(tools, contract, 1), itemLines(0, 20));
    const id = await exported();
    const folder = exportFolder(tools.vault, id);
    const manifest = JSON.parse(readFileSync(join(folder, EXPORT_MANIFEST), "utf8")) as ExportManifest;
    expect(await exportFaults(folder, manifest)).toEqual([]);
    expect((await jobById(tools.db, id))?.result).toMatchObject({ kind: "exported-all", folder, files: 1 });
    const [event] = await listEvents(tools.db, { what: "exported" }, 1);
    expect(event).toMatchObject({ subject: "everything", after: { files: 1, rows: expect.any(Number) } });
    const files = [...manifest.tables, ...manifest.files].map(({ path, bytes }) => ({ path, bytes }));
    const archive = join(tools.folder, "all.tar");
    const parts: Buffer[] = [];
    for await (const part of tarOf(folder, files, NOW)) parts.push(part);
    writeFileSync(archive, Buffer.concat(parts));
    expect(Buffer.concat(parts).length).toBe(tarBytes(files));
    const out = join(tools.folder, "out");
    mkdirSync(out);
    execFileSync("tar", ["-xf", archive, "-C", out]);
    expect(await exportFaults(out, manifest)).toEqual([]);
    expect((await exportsShown(tools, NOW))[0]).toMatchObject({ state: "done", until: NOW + EXPORT_KEPT_MS });
    expect(await forgetExports(tools, NOW + EXPORT_KEPT_MS)).toBe(0);
    expect(await storedExport(tools, id, NOW + EXPORT_KEPT_MS)).toBeDefined();
    for (const later of [NOW + EXPORT_KEPT_MS + 1, NOW - 366 * 86_400_000])
      expect(await storedExport(tools, id, later)).toBeUndefined();
    expect(await forgetExports(tools, NOW + EXPORT_KEPT_MS + 1)).toBe(1);
    expect(existsSync(folder)).toBe(false);
    expect((await exportsShown(tools, NOW))[0]?.until).toBeNull();
  });

  it("is one at a time, leaves nothing when cancelled, and clears away what a killed one left", async () => {
    expect(await startExportAll(tools, NOW)).toBe(true);
    expect(await startExportAll(tools, NOW)).toBe(false);
    const job = await takeJob(tools.db, NOW);
    if (!job) throw new Error("No job.");
    await requestCancel(tools.db, job.id);
    await runJob({ ...tools, maxRowBytes: 1e6 }, job);
    expect(await jobById(tools.db, job.id)).toMatchObject({ state: "cancelled" });
    expect(existsSync(exportFolder(tools.vault, job.id))).toBe(false);
    const [left] = await jobsOfKind(tools.db, "export-all", 1);
    const folder = exportFolder(tools.vault, left?.id ?? "");
    mkdirSync(join(folder, "tables"), { recursive: true });
    writeFileSync(join(folder, "tables", "half.jsonl"), "{");
    await runJob({ ...tools, maxRowBytes: 1e6 }, { ...job, cancelRequested: false });
    expect(existsSync(join(folder, "tables", "half.jsonl"))).toBe(false);
    expect(removeExports(tools.vault)).toBeLessThan(2);
  });

  it("a file of more than eight gibibytes has its size in base 256", async () => {
    const head = (await tarOf("/", [{ path: "x", bytes: 2 ** 34 }], NOW).next()).value as Buffer;
    expect([head[124], head.readBigUInt64BE(128)]).toEqual([0x80, 2n ** 34n]);
  });
});
