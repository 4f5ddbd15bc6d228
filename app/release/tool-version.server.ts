/** The version of Assay, as package.json says it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#app/paths.server.ts";

export function toolVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as { version: string };
  return version;
}
