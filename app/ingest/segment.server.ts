/**
 * A segment: the canonical records of a delivery as JSONL, written once during ingest, for deliveries whose own bytes
 * cannot be read at an offset (compressed, tabular, or another layout).
 */
import { createHash } from "node:crypto";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import type { ItemRecord } from "#app/domain/record.ts";

export interface Segment {
  append(item: ItemRecord): { offset: number; length: number };
  /** Writes what is left. The file is not yet durable: the vault's `settle` makes it so. */
  close(): { sha256: string; bytes: number };
  /** Removes the file unless it was closed. */
  abandon(): void;
}

const FLUSH_AT = 1024 * 1024;

export function openSegment(file: string): Segment {
  const handle = openSync(file, "wx");
  const hash = createHash("sha256");
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let bytes = 0;
  let open = true;

  return {
    append(item) {
      const line = Buffer.from(`${JSON.stringify(item)}\n`, "utf8");
      const place = { offset: bytes, length: line.length - 1 };
      pending.push(line);
      pendingBytes += line.length;
      bytes += line.length;
      if (pendingBytes >= FLUSH_AT) flush();
      return place;
    },
    close() {
      flush();
      closeSync(handle);
      open = false;
      return { sha256: hash.digest("hex"), bytes };
    },
    abandon() {
      if (!open) return;
      closeSync(handle);
      rmSync(file, { force: true });
      open = false;
    },
  };

  function flush(): void {
    const block = Buffer.concat(pending);
    for (let written = 0; written < block.length; ) written += writeSync(handle, block, written);
    hash.update(block);
    pending = [];
    pendingBytes = 0;
  }
}
