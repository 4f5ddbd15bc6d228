/**
 * Exports a release as one file of a trainer format, streamed with flat memory: one sequential read of each text file.
 *
 * Which deliveries, which rules and which options is read from the manifest alone, so that what a vendor delivers or
 * somebody decides later changes nothing. The bytes are hashed while they pass and compared with the manifest at the end.
 */
import { createHash } from "node:crypto";
import { deliveryOfFile } from "#db/deliveries.server.ts";
import { findRelease, type ReleaseRow } from "#db/releases.server.ts";
import { TRAINER_FORMATS, trainerFormatById } from "./formats/index.ts";
import type { TrainerFormat } from "./formats/trainer-format.ts";
import { linesInThreads } from "./lines-in-threads.server.ts";
import { type Manifest, manifestSchema } from "./manifest.ts";
import { type Member, type ReleaseTools, refuseUnlessTextsThere, releaseBlocks } from "./member-pairs.server.ts";
import type { Written } from "./release-file.ts";
import { VaultFault } from "./vault-fault.ts";

export interface ReleaseExport {
  kind: "export";
  release: ReleaseRow;
  format: TrainerFormat;
  /** Safe on every file system. */
  fileName: string;
  /** What the manifest promises; null for a format that is younger than the release. */
  promised: Written | null;
  /**
   * Pulled as fast as the reader takes it. Throws VaultFault, or OtherBytes, as late as at the end: until it has ended,
   * the output must not look complete.
   */
  chunks: AsyncGenerator<Buffer>;
  /** What `chunks` gave; null until they have ended. */
  written(): Written | null;
}

export type ExportOutcome = ReleaseExport | { kind: "absent"; message: string } | { kind: "refused"; message: string };

/** This version of Assay would write other bytes than those the release was made with. */
export class OtherBytes extends Error {
  constructor(manifest: Manifest, format: string) {
    super(
      `The ${format} file of "${manifest.release.name}" no longer has the bytes that its manifest names. It was made by Assay ${manifest.assay}; export it with that version.`,
    );
    this.name = "OtherBytes";
  }
}

/** @param idOrName both are unique */
export async function exportRelease(tools: ReleaseTools, idOrName: string, formatId: string): Promise<ExportOutcome> {
  const format = trainerFormatById(formatId);
  const known = TRAINER_FORMATS.map(({ id }) => id).join(", ");
  if (!format) return { kind: "absent", message: `There is no format "${formatId.slice(0, 40)}"; there are ${known}.` };
  const release = await findRelease(tools.db, idOrName);
  if (!release) return { kind: "absent", message: "There is no such release." };
  const manifest = manifestSchema.parse(release.manifest);
  try {
    const members = await membersOf(tools, manifest);
    await refuseUnlessTextsThere(tools, members);
    const promised = manifest.files.find((file) => file.format === format.id) ?? null;
    let written: Written | null = null;
    const chunks = chunksOf(tools, { manifest, members, format, promised }, (all) => {
      written = all;
    });
    const fileName = fileNameOf(release.name, format);
    return { kind: "export", release, format, fileName, promised, chunks, written: () => written };
  } catch (error) {
    if (error instanceof VaultFault) return { kind: "refused", message: error.message };
    throw error;
  }
}

async function membersOf({ db }: ReleaseTools, manifest: Manifest): Promise<Member[]> {
  return Promise.all(
    manifest.batches.map(async ({ batch, week, deliveries, rules }) => ({
      batch: { id: batch, week },
      deliveries: await Promise.all(
        deliveries.map(async ({ sha256 }) => {
          const delivery = await deliveryOfFile(db, batch, sha256);
          if (!delivery) throw new VaultFault({ fileName: `week ${week}`, sha256 }, "are no longer known");
          return delivery;
        }),
      ),
      rules,
    })),
  );
}

interface ExportSource {
  manifest: Manifest;
  members: readonly Member[];
  format: TrainerFormat;
  promised: Written | null;
}

async function* chunksOf(
  tools: ReleaseTools,
  { manifest, members, format, promised }: ExportSource,
  ended: (written: Written) => void,
): AsyncGenerator<Buffer> {
  const how = {
    format: format.id,
    conversational: manifest.conversational,
    options: { unit: manifest.unit, includeGold: manifest.includeGold },
  };
  const hash = createHash("sha256");
  const written = { sha256: "", bytes: 0, lines: 0 };
  for await (const { bytes, lines } of linesInThreads(releaseBlocks(tools, members), how)) {
    hash.update(bytes);
    written.bytes += bytes.length;
    written.lines += lines;
    if (bytes.length > 0) yield bytes;
  }
  written.sha256 = hash.digest("hex");
  if (promised && promised.sha256 !== written.sha256) throw new OtherBytes(manifest, format.id);
  ended(written);
}

/** @example fileNameOf("Autumn / weeks 1-5", trlPreference) // "autumn-weeks-1-5.trl-preference.jsonl" */
function fileNameOf(name: string, format: TrainerFormat): string {
  const words = name
    .toLowerCase()
    .normalize("NFKD")
    .match(/[a-z0-9]+/g) ?? ["release"];
  return `${words.join("-").slice(0, 80)}.${format.id}.${format.extension}`;
}
