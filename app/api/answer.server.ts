/** How an answer leaves: JSON with its tag, a file at the reader's pace, a problem. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import type { Logger } from "pino";
import { rowCounter } from "#app/http/acting.server.ts";
import { faultForLog } from "#app/operation/fault-for-log.ts";
import { systemFault } from "#app/operation/system-fault.ts";
import { entityTag, ifNoneMatches } from "./entity-tag.ts";
import type { JsonAnswer } from "./idempotency.server.ts";
import type { FileAnswer } from "./operation.ts";
import { Problem, type ProblemStatus, problemBody } from "./problem.ts";

export function sendJson(request: Request, response: Response, answer: JsonAnswer & { replayed: boolean }): void {
  const { status, location, body, replayed } = answer;
  if (location !== null) response.setHeader("Location", location);
  if (replayed) response.setHeader("Idempotent-Replayed", "true");
  const isRead = request.method === "GET" || request.method === "HEAD";
  const tag = entityTag(body);
  if (isRead || request.method === "PUT") response.setHeader("ETag", tag);
  if (isRead && ifNoneMatches(request.get("If-None-Match"), tag)) return void response.status(304).end();
  const next = isRead ? nextLink(request, body) : null;
  if (next) response.setHeader("Link", next);
  response.status(status).setHeader("Content-Type", "application/json; charset=utf-8");
  response.setHeader("Content-Length", Buffer.byteLength(body));
  response.end(request.method === "HEAD" ? undefined : body);
}

/** RFC 8288, for clients that follow links and know nothing of `next`. */
function nextLink(request: Request, body: string): string | null {
  const cursor = /"next":"([\w-]+)"\}$/.exec(body)?.[1];
  if (!cursor) return null;
  const [path, search = ""] = request.originalUrl.split("?");
  const query = new URLSearchParams(search);
  query.set("cursor", cursor);
  return `<${path}?${query}>; rel="next"`;
}

/** @param note told how many rows and bytes were taken, once they were, or the reader left. */
export async function sendFile(
  request: Request,
  response: Response,
  file: FileAnswer,
  note: (after: Record<string, unknown>) => Promise<void>,
): Promise<void> {
  response.setHeader("Content-Type", file.contentType);
  response.setHeader("Content-Disposition", `attachment; filename="${file.fileName}"`);
  // With its length announced, a download that breaks off is seen to be incomplete.
  if (file.bytes !== null) response.setHeader("Content-Length", file.bytes);
  const tag = file.sha256 === null ? null : `"${file.sha256}"`;
  if (tag) response.setHeader("ETag", tag);
  if (tag && ifNoneMatches(request.get("If-None-Match"), tag)) {
    response.removeHeader("Content-Length");
    return void response.status(304).end();
  }
  if (request.method === "HEAD") return void response.end();
  const counter = rowCounter(file.contentType);
  try {
    await pipeline(Readable.from(counted(file.chunks, counter)), response);
  } catch (error) {
    await note({ ...counter.counts(), complete: false });
    throw error;
  }
  await note({ ...counter.counts(), complete: true });
}

async function* counted(chunks: AsyncIterable<Uint8Array | string>, counter: ReturnType<typeof rowCounter>) {
  for await (const chunk of chunks) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    counter.see(bytes);
    yield bytes;
  }
}

export function sendProblem(request: Request, response: Response, error: unknown, log: Logger): void {
  const problem = problemOf(error);
  const id = String(response.locals.requestId);
  if (problem.status === 500) log.error({ id, fault: faultForLog(error) }, "unexpected");
  // A file that breaks off in the middle is seen to: its end never comes.
  if (response.headersSent) return void response.destroy();
  for (const name of ["Content-Length", "Content-Disposition", "ETag"]) response.removeHeader(name);
  for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
  response.status(problem.status).setHeader("Content-Type", "application/problem+json; charset=utf-8");
  response.end(request.method === "HEAD" ? undefined : JSON.stringify(problemBody(problem, id)));
  // What still comes of a body that is refused is let pass.
  request.resume();
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof URIError) return new Problem(400, "The address holds a broken escape sequence.");
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_STREAM_PREMATURE_CLOSE" || code === "ECONNRESET") return new Problem(400, "The body broke off.");
  const fault = systemFault(error);
  if (fault && fault.status !== 500)
    return new Problem(fault.status satisfies ProblemStatus, `${fault.message} Nothing was changed.`);
  return new Problem(500, "Something went wrong. The log of the server names this request.");
}
