/**
 * Exports a release as one file of a trainer format, streamed with flat memory: one sequential read of each text file.
 *
 * Which deliveries, which rules and which options is read from the manifest alone, so that what a vendor delivers or
 * somebody decides later changes nothing. The bytes are hashed while they pass and compared with the manifest at the end.
 */
import { createHash } from "node:crypto";
import type { Db } from "#db/client.server.ts";
import { deliveryOfFile } from "#db/deliveries.server.ts";
import { redactionsOf } from "#db/keeping.server.ts";
import { findRelease, type ReleaseRow } from "#db/releases.server.ts";
import type { ExportFile } from "./export-file.ts";
import type { TrainerFormat } from "./formats/trainer-format.ts";
import { LinesFile } from "./lines-file.ts";
import { linesInThreads } from "./lines-in-threads.server.ts";
import { isParquet } from "./lines-of-block.ts";
import { type Manifest, manifestSchema, releaseOptionsOf } from "./manifest.ts";
import { type Member, type ReleaseTools, releaseBlocks, textBytesOf } from "./member-pairs.server.ts";
import type { WeighedBlock } from "./pairs-of-block.ts";
import { ParquetFile } from "./parquet-file.ts";
import type { Written } from "./release-file.ts";
import { type OutputChoice, type ReleaseOutput, releaseOutput } from "./release-output.ts";
import { planRelease } from "./release-plan.server.ts";
import type { SpareMemory } from "./spare-memory.ts";
import { VaultFault } from "./vault-fault.ts";

export interface ReleaseExport {
  kind: "export";
  release: ReleaseRow;
  format: TrainerFormat;
  /** Its side of the split and its part, where it has one. */
  split: ReleaseOutput["split"];
  part: string | null;
  /** Safe on every file system. */
  fileName: string;
  /** What the manifest promises; null for a file that it does not name. */
  promised: Written | null;
  /**
   * Pulled as fast as the reader takes it. Throws VaultFault, or OtherBytes, as late as at the end: until it has ended,
   * the output must not look complete.
   */
  chunks: AsyncGenerator<Buffer>;
  /** For a reader that is done with a chunk before it asks for the next: large exports then take no new memory. */
  giveBack(chunk: Buffer): void;
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
export async function exportRelease(
  tools: ReleaseTools,
  idOrName: string,
  formatId: string,
  choice: OutputChoice = {},
): Promise<ExportOutcome> {
  const release = await findRelease(tools.db, idOrName);
  if (!release) return { kind: "absent", message: "There is no such release." };
  const manifest = manifestSchema.parse(release.manifest);
  const output = releaseOutput(manifest, formatId, choice);
  if (typeof output === "string") return { kind: "absent", message: output };
  try {
    const members = await membersOf(tools, manifest);
    const textBytes = await textBytesOf(tools, members);
    const promised = await promisedFor(tools.db, manifest, output);
    const file = fileOf(output);
    let written: Written | null = null;
    const chunks = chunksOf(tools, { manifest, members, textBytes, output, promised, file }, (all) => {
      written = all;
    });
    const { format, split, part, fileName } = output;
    const giveBack = (chunk: Buffer) => file.giveBack(chunk);
    return {
      kind: "export",
      release,
      format,
      split,
      part,
      fileName,
      promised,
      chunks,
      giveBack,
      written: () => written,
    };
  } catch (error) {
    if (error instanceof VaultFault) return { kind: "refused", message: error.message };
    throw error;
  }
}

/** What the manifest promises; or, where an annotator was erased from the file, what it has been since. */
async function promisedFor(db: Db, manifest: Manifest, { format, split, how }: ReleaseOutput): Promise<Written | null> {
  if (how.weights !== "column") return null;
  const isIt = (file: { format: string; split?: string | null }) =>
    file.format === format.id && (file.split || null) === split;
  return (await redactionsOf(db, manifest.release.id)).find(isIt) ?? manifest.files.find(isIt) ?? null;
}

/** The members of a release as its manifest names them. @throws VaultFault when a delivery is gone. */
export async function membersOf({ db }: Pick<ReleaseTools, "db">, manifest: Manifest): Promise<Member[]> {
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

function fileOf({ how }: ReleaseOutput): ExportFile {
  return isParquet(how) ? new ParquetFile(how.conversational) : new LinesFile();
}

interface ExportSource {
  manifest: Manifest;
  members: readonly Member[];
  textBytes: number;
  output: ReleaseOutput;
  promised: Written | null;
  file: ExportFile;
}

async function* chunksOf(
  tools: ReleaseTools,
  { manifest, members, textBytes, output, promised, file }: ExportSource,
  ended: (written: Written) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  const written = { sha256: "", bytes: 0, lines: 0 };
  const read = plannedBlocks(tools, members, manifest, file.spare);
  const leave = (bytes: Buffer) => {
    hash.update(bytes);
    written.bytes += bytes.length;
    return bytes;
  };
  for await (const block of linesInThreads(read, output.how, textBytes, tools.threads)) {
    written.lines += block.lines;
    for (const part of file.add(block)) yield leave(part);
  }
  for (const part of file.end()) yield leave(part);
  written.sha256 = hash.digest("hex");
  if (promised && promised.sha256 !== written.sha256) throw new OtherBytes(manifest, output.format.id);
  ended(written);
}

/** Planned when the first block is asked for: meanwhile the threads start. */
async function* plannedBlocks(
  tools: ReleaseTools,
  members: readonly Member[],
  manifest: Manifest,
  spare: SpareMemory,
): AsyncGenerator<WeighedBlock> {
  yield* releaseBlocks(tools, members, await planRelease(tools, members, releaseOptionsOf(manifest)), spare);
}
