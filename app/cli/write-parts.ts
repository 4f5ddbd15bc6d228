/** Writes an export, be it one file or several, and says what was written. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { countOf } from "#app/domain/figure.ts";
import type { ReleaseExport } from "#app/release/export-release.server.ts";
import { manifestSchema } from "#app/release/manifest.ts";
import { mixerOf, partsOf } from "#app/release/release-output.ts";
import type { WeightForm } from "#app/release/weight-form.ts";
import { type Call, UnusableCall } from "./command.ts";

interface Parts {
  out: string;
  weights: WeightForm;
  /** Every part, not one that was named. */
  whole: boolean;
  found(part: string): Promise<ReleaseExport>;
}

export async function writeParts(
  call: Call,
  first: ReleaseExport,
  { out, weights, whole, found }: Parts,
): Promise<void> {
  const manifest = manifestSchema.parse(first.release.manifest);
  const parts = whole ? partsOf(manifest, weights) : [];
  const facts = { release: first.release.id, name: first.release.name, format: first.format.id };
  if (parts.length === 0) {
    const written = await write(first, out);
    if (call.options.json) call.out(JSON.stringify({ ...facts, ...written, file: out }, null, 2));
    else call.say(`${sentence(written)} ${weights === "column" ? first.format.weightNote : ""}`.trim());
    return;
  }
  if (out === "-")
    throw new UnusableCall(
      `This export is ${countOf(parts.length, "file")} in a folder.`,
      "Name a folder with --out, or one file with --part.",
    );
  await mkdir(out, { recursive: true });
  const files = [];
  for (const part of parts) {
    const one = await found(part);
    const file = join(out, one.fileName);
    const written = await write(one, file);
    files.push({ file, part, ...written });
    if (!call.options.json) call.say(`${file}: ${sentence(written)}`);
  }
  const { format, split } = first;
  const mixer = weights === "shards" ? mixerOf(manifest, format, split) : null;
  if (call.options.json) call.out(JSON.stringify({ ...facts, files, ...(mixer ? { mixer } : {}) }, null, 2));
  else if (mixer) call.out(mixer);
}

function sentence({ lines, bytes, sha256 }: { lines: number; bytes: number; sha256: string }): string {
  return `${lines} lines, ${bytes} bytes, SHA-256 ${sha256}.`;
}

async function write(one: ReleaseExport, out: string) {
  const { writeToFile, writeToStdout } = await import("./write-export.ts");
  try {
    await (out === "-" ? writeToStdout(one.chunks) : writeToFile(one.chunks, out, one.giveBack));
  } catch (error) {
    if (error instanceof Error && ["VaultFault", "OtherBytes", "ThreadEnded"].includes(error.name))
      throw new UnusableCall(error.message);
    if (error instanceof Error && "code" in error && error.code === "EPIPE")
      throw new UnusableCall("Whoever read the output stopped before its end.");
    throw error;
  }
  const written = one.written();
  if (!written) throw new Error("The export has no end.");
  return written;
}
