/**
 * Streams a release as a training file. Beside the framework, because the framework writes a response without waiting
 * for the reader and goes on when the reader has left: a slow download would hold a whole release in memory.
 */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { NextFunction, Request, Response } from "express";
import { exportRelease } from "#app/release/export-release.server.ts";
import { outputChoiceOf } from "#app/release/release-output.ts";
import { appendEvent } from "#db/audit-log.server.ts";
import { rowCounter } from "./acting.server.ts";
import type { Tools } from "./context.server.ts";

/** Its address is `/releases/:release/download/:format`. */
export function downloadHandler(tools: Pick<Tools, "db" | "vault" | "views">) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    try {
      await download(tools, request, response);
    } catch (error) {
      if (!isGone(error)) next(error);
    }
  };
}

async function download(tools: Pick<Tools, "db" | "vault" | "views">, request: Request, response: Response) {
  const { release = "", format = "" } = request.params;
  const choice = outputChoiceOf(request.query);
  const found = choice
    ? await exportRelease(tools, release, format, choice)
    : ({ kind: "absent", message: "There is no such form of weights, or no such side of the split." } as const);
  if (found.kind !== "export") {
    response
      .status(found.kind === "absent" ? 404 : 409)
      .type("text")
      .send(`${found.message}\n`);
    return;
  }
  response.setHeader("Content-Type", found.format.contentType);
  response.setHeader("Content-Disposition", `attachment; filename="${found.fileName}"`);
  response.setHeader("Cache-Control", "private, no-cache");
  if (found.promised) {
    // With its length announced, a download that breaks off is seen to be incomplete.
    response.setHeader("Content-Length", found.promised.bytes);
    response.setHeader("ETag", `"${found.promised.sha256}"`);
  }
  if (request.method === "HEAD") return void response.end();
  const counter = rowCounter(found.format.contentType);
  const event = (complete: boolean) => {
    const after = { format, ...counter.counts(), complete };
    return appendEvent(tools.db, { what: "exported", subject: `releases/${found.release.id}`, after });
  };
  try {
    await pipeline(Readable.from(counted(found.chunks, counter)), response);
  } catch (error) {
    await event(false);
    throw error;
  }
  await event(true);
}

async function* counted(chunks: AsyncIterable<Buffer>, counter: ReturnType<typeof rowCounter>) {
  for await (const chunk of chunks) {
    counter.see(chunk);
    yield chunk;
  }
}

/** The reader closed the connection; nothing is wrong here. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
