/** Cuts a plain text file at line ends, so that its parts can be read side by side. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { ByteRange } from "./byte-blocks-plain.server.ts";

const LF = 10;
const PROBE_BYTES = 64 * 1024;

/** Ranges that cover the file in order, each about `bytes` long and beginning where a line begins. */
export function lineRanges(file: string, bytes: number): ByteRange[] {
  const handle = openSync(file, "r");
  try {
    const { size } = fstatSync(handle);
    const ranges: ByteRange[] = [];
    for (let from = 0; from < size; ) {
      const to = lineStartFrom(handle, from + bytes, size);
      ranges.push({ from, to });
      from = to;
    }
    return ranges;
  } finally {
    closeSync(handle);
  }
}

/** The first place at or after `at` where a line begins, or the end of the file. */
function lineStartFrom(handle: number, at: number, size: number): number {
  const probe = Buffer.allocUnsafe(PROBE_BYTES);
  for (let place = at - 1; place < size; place += PROBE_BYTES) {
    const read = readSync(handle, probe, 0, PROBE_BYTES, place);
    const found = probe.subarray(0, read).indexOf(LF);
    if (found >= 0) return place + found + 1;
  }
  return size;
}
