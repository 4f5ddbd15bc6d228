/** The text of a small file that comes beside deliveries (scores, attributes): bounded, UTF-8, or a sentence why not. */
import { isUtf8 } from "node:buffer";
import { groupDigits } from "#app/domain/figure.ts";

/** It is read whole: some two million scores. */
export const MOST_SIDE_BYTES = 64 * 1024 * 1024;

export type SideFileText = { kind: "text"; text: string } | { kind: "refused"; message: string };

export function sideFileText(bytes: Uint8Array): SideFileText {
  if (bytes.length > MOST_SIDE_BYTES) return refused(tooLarge(bytes.length));
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return refused("The file is UTF-16. Save it as UTF-8.");
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    return refused(`Line ${lineOf(bytes, nul)} holds a zero byte: this is no text, or it was cut and padded.`);
  if (isUtf8(bytes)) return { kind: "text", text: Buffer.from(bytes).toString("utf8") };
  return refused(
    `Line ${firstForeignLine(bytes)} is not UTF-8; it looks like Latin-1 or Windows-1252. Save it as UTF-8.`,
  );
}

export function tooLarge(bytes: number): string {
  return `The file has ${groupDigits(bytes)} bytes; such a file has up to 64 MiB.`;
}

function refused(message: string): SideFileText {
  return { kind: "refused", message };
}

function lineOf(bytes: Uint8Array, at: number): number {
  let line = 1;
  for (let i = bytes.indexOf(10); i >= 0 && i < at; i = bytes.indexOf(10, i + 1)) line += 1;
  return line;
}

function firstForeignLine(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(10, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
