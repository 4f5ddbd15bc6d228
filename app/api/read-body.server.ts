/** The body of a request: bounded, and read strictly, so that two readers cannot see two things in it. */
import { createHash } from "node:crypto";
import type { Request } from "express";
import { readWrittenJson } from "#app/domain/written-json.ts";
import { keep, shownName } from "#app/http/upload.server.ts";
import type { UploadedFile } from "#app/jobs/job.ts";
import type { Settings } from "#app/settings.server.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import { Problem } from "./problem.ts";

const MOST_JSON = 1024 * 1024;
const MOST_DEPTH = 32;

export interface GivenBody {
  value: unknown;
  sha256: string;
}

export const NO_BODY: GivenBody = { value: undefined, sha256: "" };

/** @throws Problem for what is no JSON, names a key twice, is no UTF-8, too large or too deep */
export async function readJson(request: Request): Promise<GivenBody> {
  expectType(request, "application/json");
  const { bytes, sha256 } = await readBytes(request, MOST_JSON);
  const text = textOf(bytes);
  if (depthOf(text) > MOST_DEPTH) throw new Problem(400, `Nested deeper than ${MOST_DEPTH} levels.`);
  const read = readWrittenJson(text);
  if (read.ok) return { value: read.value, sha256 };
  const { line, field, message, hint } = read.fault;
  if (field === "") throw new Problem(400, `Not JSON from line ${line}. ${hint}`);
  throw new Problem(400, `Line ${line}: ${message} ${hint}`, { errors: [{ field, message: `${message} ${hint}` }] });
}

export async function readFile(
  request: Request,
  { mostBytes, contentType }: { mostBytes: number; contentType: string },
): Promise<GivenBody> {
  expectType(request, contentType);
  const { bytes, sha256 } = await readBytes(request, mostBytes);
  if (bytes.length === 0) throw new Problem(400, "The file is empty.");
  return { value: bytes, sha256 };
}

/** Straight to the vault's incoming folder, hashed on the way; its memory does not grow with the file. */
export async function receiveFile(
  tools: { vault: Vault; settings: Settings },
  request: Request,
  name: string,
): Promise<{ value: UploadedFile; sha256: string }> {
  expectPlain(request);
  if (/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(request.headers["content-type"] ?? ""))
    throw new Problem(415, "Send the bytes of the file as the body, as application/octet-stream; no form.");
  const most = tools.settings.maxUpload;
  const tooLarge = () => new Problem(413, `A file has at most ${most} bytes (ASSAY_MAX_UPLOAD).`, CLOSING);
  if (Number(request.headers["content-length"] ?? 0) > most) throw tooLarge();
  const file = await keep(tools, request, shownName(name));
  if (file === "too-large") throw tooLarge();
  return { value: file, sha256: file.sha256 };
}

/** The rest of a body that is refused is not waited for. */
const CLOSING = { headers: { Connection: "close" } };

function expectType(request: Request, wanted: string): void {
  expectPlain(request);
  const [type = "", ...parameters] = (request.headers["content-type"] ?? "").split(";").map((part) => part.trim());
  if (type.toLowerCase() !== wanted) throw new Problem(415, `Send the body as ${wanted}.`);
  const charset = parameters.find((one) => /^charset=/i.test(one))?.slice("charset=".length);
  if (charset !== undefined && !/^"?utf-?8"?$/i.test(charset)) throw new Problem(415, "Only UTF-8 is read.");
}

/** A packed body could be a thousand times as large as it says. */
function expectPlain(request: Request): void {
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity")
    throw new Problem(415, "Send the body without Content-Encoding. A delivery may itself be a .gz or .zst file.");
}

function readBytes(request: Request, most: number): Promise<{ bytes: Buffer; sha256: string }> {
  const tooLarge = new Problem(413, `A body has at most ${most} bytes here.`, CLOSING);
  if (Number(request.headers["content-length"] ?? 0) > most) return Promise.reject(tooLarge);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const hash = createHash("sha256");
    let size = 0;
    request.on("data", (part: Buffer) => {
      size += part.length;
      if (size > most) return reject(tooLarge);
      hash.update(part);
      parts.push(part);
    });
    request.on("end", () => resolve({ bytes: Buffer.concat(parts), sha256: hash.digest("hex") }));
    request.on("error", () => reject(new Problem(400, "The body broke off.")));
    request.on("aborted", () => reject(new Problem(400, "The body broke off.")));
  });
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem(400, "The body is not UTF-8.");
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (inText) {
      if (c === BACKSLASH) i += 1;
      else if (c === QUOTE) inText = false;
    } else if (c === QUOTE) inText = true;
    else if (c === BRACKET || c === BRACE) deepest = Math.max(deepest, ++depth);
    else if (c === BRACKET + 2 || c === BRACE + 2) depth -= 1;
  }
  return deepest;
}

const [QUOTE, BACKSLASH, BRACKET, BRACE] = [34, 92, 91, 123];
