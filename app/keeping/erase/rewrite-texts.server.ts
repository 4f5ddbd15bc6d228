/** A file of texts written once more, with another word in some of its lines. */
import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { pathInVault, readAt, settle, sizeOf, temporaryFile, type Vault } from "#app/vault/vault.server.ts";
import type { Redaction } from "./redaction.ts";

export interface Place {
  offset: number;
  length: number;
}

export interface Rewritten {
  sha256: string;
  /** Old offset → new place. */
  places: Map<number, Place>;
  /** Old offsets of lines whose prompt or responses hold the word. */
  mentioned: number[];
}

const FLUSH_AT = 1024 * 1024;

/**
 * The new file holds these lines and nothing else, in this order. The old one stays where it is.
 *
 * @param places of the records, in the order in which they are read; null = every line.
 */
export function rewriteTexts(
  vault: Vault,
  sha256: string,
  places: Iterable<Place> | null,
  redaction: Redaction,
): Rewritten {
  const temporary = temporaryFile(vault);
  const file = openSync(temporary, "wx");
  const hash = createHash("sha256");
  const rewritten: Rewritten = { sha256: "", places: new Map(), mentioned: [] };
  let pending: Buffer[] = [];
  let waiting = 0;
  let at = 0;
  const flush = () => {
    const block = Buffer.concat(pending);
    for (let written = 0; written < block.length; ) written += writeSync(file, block, written);
    hash.update(block);
    pending = [];
    waiting = 0;
  };
  try {
    for (const { offset, bytes } of linesOf(vault, sha256, places)) {
      const { line, mentioned } = redactedLine(bytes, redaction);
      if (mentioned) rewritten.mentioned.push(offset);
      rewritten.places.set(offset, { offset: at, length: line.length });
      pending.push(line, NEWLINE);
      at += line.length + 1;
      waiting += line.length + 1;
      if (waiting >= FLUSH_AT) flush();
    }
    flush();
    closeSync(file);
    rewritten.sha256 = hash.digest("hex");
    settle(vault, temporary, rewritten.sha256);
    return rewritten;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

const NEWLINE = Buffer.from("\n");

/** Whether one of the spellings is anywhere in the file, in a record or beside one. Block by block. */
export function holdsAny(vault: Vault, sha256: string, spellings: readonly string[]): boolean {
  const size = sizeOf(vault, sha256);
  const overlap = Math.max(...spellings.map((spelling) => Buffer.byteLength(spelling)));
  for (let at = 0; at < size; at += SEARCHED_AT_ONCE) {
    const bytes = readAt(vault, sha256, at, Math.min(SEARCHED_AT_ONCE + overlap, size - at));
    if (spellings.some((spelling) => bytes.includes(spelling))) return true;
  }
  return false;
}

const SEARCHED_AT_ONCE = 8 * 1024 * 1024;

function* linesOf(vault: Vault, sha256: string, places: Iterable<Place> | null) {
  if (places !== null) {
    for (const { offset, length } of places) yield { offset, bytes: readAt(vault, sha256, offset, length) };
    return;
  }
  const all = readFileSync(pathInVault(vault, sha256));
  for (let offset = 0; offset < all.length; ) {
    const end = all.indexOf(10, offset);
    const stop = end < 0 ? all.length : end;
    if (stop > offset) yield { offset, bytes: all.subarray(offset, stop) };
    offset = stop + 1;
  }
}

function redactedLine(bytes: Buffer, { spellings, line }: Redaction): { line: Buffer; mentioned: boolean } {
  if (!spellings.some((spelling) => bytes.includes(spelling))) return { line: bytes, mentioned: false };
  const redacted = line(bytes.toString("utf8"));
  return { line: Buffer.from(redacted.line, "utf8"), mentioned: redacted.mentioned };
}
