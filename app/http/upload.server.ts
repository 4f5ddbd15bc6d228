/**
 * Takes an uploaded file straight to the vault's incoming folder, hashing on the way, and queues the job that reads it.
 * One multipart form serves browsers with and without scripts: with them, progress is shown; without, the page waits.
 */
import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import type { Request, Response } from "express";
import { attach } from "#app/contracts/attach.server.ts";
import { mappingChoice, presetChoice, type ReaderChoice } from "#app/ingest/reader-choice.ts";
import type { CalibrationInput, CheckInput, IngestInput, UploadedFile } from "#app/jobs/job.ts";
import { systemFault } from "#app/operation/system-fault.ts";
import { temporaryFile } from "#app/vault/vault.server.ts";
import { roundById } from "#db/calibration.server.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { enqueueJob } from "#db/jobs.server.ts";
import { mappingById } from "#db/mappings.server.ts";
import type { Tools } from "./context.server.ts";
import { BODY_AHEAD } from "./patience.server.ts";

/** Whether this person may send a file for what the fields name: the tools to go on with, or why not. */
export type AdmitFields = (response: Response, fields: Record<string, string>) => Promise<Tools | Refusal>;
type Refusal = { status: number; message: string };

/** @param admit asked once the fields are known, which stand behind the file. */
export function uploadHandler(running: Tools, admit: AdmitFields = async () => running) {
  return async (request: Request, response: Response): Promise<void> => {
    const received = await receive(running, request);
    if (received.kind === "refused") return answer(request, response, received.status, { message: received.message });
    const { file, fields } = received;
    const tools = await admit(response, fields);
    if ("message" in tools) {
      await rm(file.path, { force: true });
      return answer(request, response, tools.status, { message: tools.message });
    }
    if (fields.attach !== undefined) {
      const attached = await attach(tools, file, fields.attach, fields.note ?? "");
      return answer(request, response, "location" in attached ? 303 : 400, attached);
    }
    const job = await queueJob(tools, file, fields);
    if ("message" in job) {
      await rm(file.path, { force: true });
      return answer(request, response, 404, job);
    }
    tools.queue.wake();
    answer(request, response, 303, { location: job.location });
  };
}

type Received =
  | { kind: "file"; file: UploadedFile; fields: Record<string, string> }
  | { kind: "refused"; status: number; message: string };

async function receive(tools: Tools, request: Request): Promise<Received> {
  const type = request.headers["content-type"];
  if (!type?.startsWith("multipart/form-data")) return refused(415, "Send the file as a form upload.");
  const fields: Record<string, string> = {};
  const limits = { files: 1, fields: 20, fieldSize: 10_000 };
  let writing: Promise<UploadedFile | "too-large"> | null = null;
  const ahead = { highWaterMark: BODY_AHEAD, fileHwm: BODY_AHEAD };
  const parser = new Busboy({ headers: { ...request.headers, "content-type": type }, limits, ...ahead });
  parser.on("field", (name, value) => {
    fields[name] = value;
  });
  parser.on("file", (_field, stream, name) => {
    writing = keep(tools, stream, name);
    writing.catch(() => {});
  });
  try {
    await pipeline(request, parser);
    const file = await (writing as Promise<UploadedFile | "too-large"> | null);
    if (file === null) return refused(400, "Choose a file first.");
    if (file === "too-large")
      return refused(413, `The file is larger than ${tools.settings.maxUpload} bytes (ASSAY_MAX_UPLOAD).`);
    if (file.bytes > 0) return { kind: "file", file, fields };
    await rm(file.path, { force: true });
    return refused(400, "The file is empty, or none was chosen.");
  } catch (error) {
    const file = await (writing as Promise<UploadedFile | "too-large"> | null)?.catch(() => null);
    if (file && file !== "too-large") await rm(file.path, { force: true });
    const fault = systemFault(error);
    if (fault) return refused(fault.status, `${fault.message} Nothing was kept.`);
    return refused(400, "The upload broke off. Nothing was kept; send it again.");
  }
}

/**
 * After a fault, and beyond the limit, what still comes is let pass: a form that nobody reads to its end is never
 * answered, and to destroy the part's stream leaves the parser waiting for ever.
 */
export async function keep(
  tools: Pick<Tools, "vault" | "settings">,
  stream: NodeJS.ReadableStream,
  name: string,
): Promise<UploadedFile | "too-large"> {
  const path = temporaryFile(tools.vault);
  const hash = createHash("sha256");
  const file = await open(path, "wx");
  let bytes = 0;
  let fault: unknown = null;
  try {
    for await (const block of stream) {
      bytes += block.length;
      if (fault !== null || bytes > tools.settings.maxUpload) continue;
      hash.update(block);
      await file.appendFile(block as Buffer).catch((error) => {
        fault = error;
      });
    }
  } catch (error) {
    fault = error;
  }
  await file.close();
  if (fault === null && bytes <= tools.settings.maxUpload)
    return { path, name: shownName(name), sha256: hash.digest("hex"), bytes };
  await rm(path, { force: true });
  if (fault !== null) throw fault;
  return "too-large";
}

async function queueJob(
  tools: Tools,
  file: UploadedFile,
  fields: Record<string, string>,
): Promise<{ location: string } | { message: string }> {
  const reader = await readerNamed(tools, fields.reader ?? "");
  if (reader === "unknown") return { message: "There is no such preset or mapping." };
  const common = { title: file.name, bytesTotal: file.bytes, now: tools.now() };
  if (fields.calibration) {
    const id = await queueCalibrationFile(tools, file, fields, reader);
    return id === null ? { message: "There is no such calibration round." } : { location: `/jobs/${id}` };
  }
  if (!fields.batch) {
    const id = await enqueueJob(tools.db, { ...common, kind: "check", input: { file, reader } satisfies CheckInput });
    return { location: `/check/${id}` };
  }
  const batch = await batchById(tools.db, fields.batch);
  const contract = batch && (await contractById(tools.db, batch.contractId));
  if (!batch || !contract) return { message: "There is no such batch." };
  const input: IngestInput = {
    file,
    batchId: batch.id,
    deliveryKind: fields.kind === "correction" ? "correction" : "full",
    reader,
    receivedBy: tools.settings.user,
  };
  const id = await enqueueJob(tools.db, { ...common, kind: "ingest", input });
  return { location: `/jobs/${id}` };
}

/** Items or answers of a calibration round. @returns the job; null when there is no such round. */
export async function queueCalibrationFile(
  { db, now, settings }: Pick<Tools, "db" | "now" | "settings">,
  file: UploadedFile,
  { calibration = "", role, want = "" }: Record<string, string>,
  reader: ReaderChoice | null,
): Promise<string | null> {
  const round = await roundById(db, calibration);
  if (!round) return null;
  const input: CalibrationInput = {
    file,
    reader,
    roundId: round.id,
    role: role === "items" ? "items" : "answers",
    want: /^[1-9]\d{0,3}$/.test(want.trim()) ? Number(want) : null,
    receivedBy: settings.user,
  };
  return enqueueJob(db, { kind: "calibration", title: file.name, bytesTotal: file.bytes, now: now(), input });
}

/** `preset:NAME`, `mapping:ID`, or nothing for recognition. */
export async function readerNamed({ db }: Pick<Tools, "db">, name: string): Promise<ReaderChoice | null | "unknown"> {
  const [kind, id = ""] = name.split(":");
  if (name === "") return null;
  try {
    if (kind === "preset") return presetChoice(id);
    const saved = kind === "mapping" ? await mappingById(db, id) : undefined;
    return saved ? mappingChoice(saved.body, `${saved.name}-${saved.version}`) : "unknown";
  } catch {
    return "unknown";
  }
}

/** Only ever shown: the last part of the name, without control characters, of bounded length. */
export function shownName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  const clean = basename(name.replaceAll("\\", "/")).replace(/[\u0000-\u001f\u007f]/g, "");
  return clean.slice(0, 200) || "unnamed";
}

function answer(
  request: Request,
  response: Response,
  status: number,
  body: { location?: string; message?: string },
): void {
  if (request.headers.accept?.includes("application/json")) {
    response.status(status === 303 ? 200 : status).json(body);
    return;
  }
  if (body.location) response.redirect(303, body.location);
  else response.redirect(303, `/upload-refused?why=${encodeURIComponent(body.message ?? "")}`);
}

function refused(status: number, message: string): Received {
  return { kind: "refused", status, message };
}
