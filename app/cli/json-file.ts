/** Files named on the command line that are read whole: bounded, UTF-8, and what is wrong is said with its line. */
import { readFileSync } from "node:fs";
import { jsonFault } from "#app/domain/json-fault.ts";
import { sideFileText } from "#app/ingest/side-file-text.ts";
import { UnusableCall } from "./command.ts";

/** Without a byte order mark. */
export function readText(file: string): string {
  const read = sideFileText(readFileSync(file));
  if (read.kind === "refused") throw new UnusableCall(`${file}: ${read.message}`);
  return read.text.replace(/^\ufeff/, "");
}

export function readJson(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text);
  } catch {
    const { line, hint } = jsonFault(text);
    throw new UnusableCall(`${file}, line ${line}: this is not JSON.`, hint);
  }
}
