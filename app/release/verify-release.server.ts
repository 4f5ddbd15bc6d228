/**
 * Writes every file that a release promises once more, into nothing, and compares the hashes: the proof that it is still
 * what it was. Flat memory; reads every text once per format.
 */
import { redactionsOf } from "#db/keeping.server.ts";
import { findRelease } from "#db/releases.server.ts";
import { exportRelease } from "./export-release.server.ts";
import { type Manifest, manifestSchema } from "./manifest.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import type { Split } from "./release-options.ts";

export interface VerifiedFile {
  format: string;
  /** null where the release holds nothing out. */
  split: Split | null;
  /** As the manifest promises. */
  promised: { sha256: string; bytes: number; lines: number };
  /** null: the very bytes that were promised. */
  fault: string | null;
  /** Why it is not, and need not be, the file that the manifest named; null otherwise. */
  redacted: string | null;
}

export interface Verified {
  id: string;
  name: string;
  files: VerifiedFile[];
  whole: boolean;
}

export interface VerifyHooks {
  /** Bytes written so far, of those promised by all files. */
  progress(bytes: number, promised: number): void;
  cancelled(): boolean;
}

const QUIET: VerifyHooks = { progress: () => {}, cancelled: () => false };

/** undefined when there is no such release; null when it was cancelled. */
export async function verifyRelease(
  tools: ReleaseTools,
  idOrName: string,
  hooks: VerifyHooks = QUIET,
): Promise<Verified | null | undefined> {
  const release = await findRelease(tools.db, idOrName);
  if (!release) return undefined;
  const { files: promises } = manifestSchema.parse(release.manifest);
  const promised = promises.reduce((sum, { bytes }) => sum + bytes, 0);
  const redactions = await redactionsOf(tools.db, release.id);
  const files: VerifiedFile[] = [];
  let before = 0;
  for (const file of promises) {
    const base = before;
    const fault = await faultOf(tools, release.id, file, (bytes) => {
      hooks.progress(base + bytes, promised);
      return !hooks.cancelled();
    });
    if (hooks.cancelled()) return null;
    const { format, split = null, ...written } = file;
    const since = redactions.find((one) => one.format === format && (one.split || null) === split);
    files.push({ format, split, promised: written, fault, redacted: since ? redactedSentence(since) : null });
    before += file.bytes;
  }
  return { id: release.id, name: release.name, files, whole: files.every(({ fault }) => fault === null) };
}

function redactedSentence({ at, reason, sha256 }: { at: number; reason: string; sha256: string }): string {
  const day = new Date(at).toISOString().slice(0, 10);
  return `Names another token since an annotator was erased on ${day} (${reason}); its SHA-256 is now ${sha256}.`;
}

/** @param goOn told the bytes so far; false ends the reading. */
async function faultOf(
  tools: ReleaseTools,
  releaseId: string,
  { format, split }: Manifest["files"][number],
  goOn: (bytes: number) => boolean,
): Promise<string | null> {
  const found = await exportRelease(tools, releaseId, format, { split });
  if (found.kind !== "export") return found.message;
  let bytes = 0;
  try {
    for await (const chunk of found.chunks) {
      bytes += chunk.length;
      found.giveBack(chunk);
      if (!goOn(bytes)) break;
    }
    return null;
  } catch (error) {
    if (error instanceof Error && ["VaultFault", "OtherBytes"].includes(error.name)) return error.message;
    throw error;
  }
}
