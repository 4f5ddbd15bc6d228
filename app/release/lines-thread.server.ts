/** The writing thread of an export: blocks come in, their lines go out, in the same order. */
import { parentPort } from "node:worker_threads";
import { faultForLog } from "#app/operation/fault-for-log.ts";
import { liftKernel } from "./lift-kernel.server.ts";
import { linesOfBlock } from "./lines-of-block.ts";
import type { WeighedBlock } from "./pairs-of-block.ts";
import type { PagePlace } from "./parquet-pages.ts";
import type { HowToWrite } from "./rows-of-records.ts";
import { VaultFault } from "./vault-fault.ts";

export interface LinesRequest {
  block: WeighedBlock;
  how: HowToWrite;
}

export type LinesAnswer =
  | { kind: "lines"; bytes: Uint8Array; lines: number; places: PagePlace[] }
  | { kind: "fault"; what: string }
  | { kind: "crashed"; message: string };

/** Of the block written last: what is already this process's own costs the system nothing to hand out. */
let memory: Buffer | undefined;

parentPort?.on("message", ({ block, how }: LinesRequest) => {
  const answer = answerTo(block, how);
  memory = Buffer.from(block.bytes.buffer);
  parentPort?.postMessage(answer, answer.kind === "lines" ? [answer.bytes.buffer as ArrayBuffer] : []);
});

function answerTo(block: WeighedBlock, how: HowToWrite): LinesAnswer {
  try {
    const { bytes, lines, places } = linesOfBlock(block, how, { kernel: liftKernel(), memory });
    return { kind: "lines", bytes, lines, places };
  } catch (error) {
    if (error instanceof VaultFault) return { kind: "fault", what: error.what };
    return { kind: "crashed", message: faultForLog(error) };
  }
}
