/** A look at the vault without reading it: are the texts of a release all there, of the right size? */
import type { ReleaseRow } from "#db/releases.server.ts";
import { exportRelease } from "./export-release.server.ts";
import { manifestSchema } from "./manifest.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";

/** The sentence that names the first file that is not; null when nothing is missing. */
export async function missingTexts(tools: ReleaseTools, release: ReleaseRow): Promise<string | null> {
  const [file] = manifestSchema.parse(release.manifest).files;
  if (!file) return "This release promises no file.";
  const found = await exportRelease(tools, release.id, file.format, { split: file.split });
  return found.kind === "export" ? null : found.message;
}
