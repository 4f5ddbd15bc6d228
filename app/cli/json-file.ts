/** Files named on the command line that are read whole: bounded, UTF-8, and what is wrong is said with its line. */
import { readFileSync } from "node:fs";
import { readWrittenJson } from "#app/domain/written-json.ts";
import { sideFileText } from "#app/ingest/side-file-text.ts";
import { UnusableCall } from "./command.ts";

/** Without a byte order mark. */
export function readText(file: string): string {
  const read = sideFileText(readFileSync(file));
  if (read.kind === "refused") throw new UnusableCall(`${file}: ${read.message}`);
  return read.text.replace(/^\ufeff/, "");
}

export function readJson(file: string): unknown {
  const read = readWrittenJson(readText(file));
  if (read.ok) return read.value;
  const { line, field, message, hint } = read.fault;
  throw new UnusableCall(`${file}, line ${line}${field && `, ${field}`}: ${message}`, hint);
}
