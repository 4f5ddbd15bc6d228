/** An export of everything as one tar, streamed from its folder, with its length announced. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { NextFunction, Request, Response } from "express";
import { storedExport } from "#app/jobs/export-all.server.ts";
import { EXPORT_MANIFEST, type ExportManifest, exportedCounts } from "#app/keeping/export-all.server.ts";
import { exportFolder } from "#app/keeping/stored-exports.server.ts";
import { tarBytes, tarOf } from "#app/keeping/tar.server.ts";
import { appendEvent } from "#db/audit-log.server.ts";
import type { Tools } from "./context.server.ts";
import { isGone } from "./download.server.ts";

/** Its address is `/keeping/exports/:job/download`. */
export function exportDownloadHandler(tools: Pick<Tools, "db" | "vault" | "now">) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    try {
      await download(tools, request, response);
    } catch (error) {
      if (!isGone(error)) next(error);
    }
  };
}

async function download(tools: Pick<Tools, "db" | "vault" | "now">, request: Request, response: Response) {
  const { job = "" } = request.params;
  const found = await storedExport(tools, job, tools.now());
  if (!found) {
    response.status(410).type("text").send("This export is not here, or no longer: they go after two days.\n");
    return;
  }
  const folder = exportFolder(tools.vault, job);
  const manifest = JSON.parse(await readFile(join(folder, EXPORT_MANIFEST), "utf8")) as ExportManifest;
  const { size, files } = await filesOf(folder, manifest);
  const day = new Date(found.at).toISOString().slice(0, 10);
  response.setHeader("Content-Type", "application/x-tar");
  response.setHeader("Content-Disposition", `attachment; filename="assay-everything-${day}.tar"`);
  response.setHeader("Cache-Control", "private, no-store");
  response.setHeader("Content-Length", size);
  if (request.method === "HEAD") return void response.end();
  const event = (complete: boolean) => {
    const after = { ...exportedCounts(manifest), complete };
    return appendEvent(tools.db, { what: "exported", subject: `everything/${job}`, after });
  };
  try {
    await pipeline(Readable.from(tarOf(folder, files, found.at), { objectMode: false }), response);
  } catch (error) {
    await event(false);
    throw error;
  }
  await event(true);
}

async function filesOf(folder: string, { tables, files }: ExportManifest) {
  const own = await Promise.all(
    ["README.md", EXPORT_MANIFEST].map(async (path) => ({ path, bytes: (await readFile(join(folder, path))).length })),
  );
  const all = [...own, ...tables, ...files].map(({ path, bytes }) => ({ path, bytes }));
  return { size: tarBytes(all), files: all };
}
