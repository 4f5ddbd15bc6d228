/** Erases an annotator. Taken up again after a crash it goes on where it was: before its rows were changed, or after. */
import { EraseRefused, eraseAnnotator, finishErasure } from "#app/keeping/erase/erase.server.ts";
import type { JobRow } from "#db/jobs.server.ts";
import { erasureOfToken } from "#db/keeping.server.ts";
import type { ErasedNote, EraseInput } from "./job.ts";
import { type End, hooks, type JobTools } from "./job-hooks.server.ts";

export async function runErase(tools: JobTools, job: JobRow): Promise<End> {
  const input = job.input as EraseInput;
  const { progress, cancelled } = await hooks(tools, job);
  const told = {
    cancelled,
    progress: (bytesDone: number, bytesTotal: number) =>
      progress({ stage: "store", bytesDone, bytesTotal, rows: 0, rejected: 0 }),
  };
  try {
    return { state: "done", result: { kind: "erased", ...(await erased(tools, input, told)) } };
  } catch (error) {
    if (!(error instanceof EraseRefused)) throw error;
    return { state: cancelled() ? "cancelled" : "failed", message: error.message };
  }
}

async function erased(
  tools: JobTools,
  input: EraseInput,
  told: { cancelled(): boolean; progress(done: number, all: number): void },
): Promise<ErasedNote> {
  const before = await erasureOfToken(tools.db, input.drawn.token);
  if (!before) {
    // Another erasure of the same person was faster, and put its token here too.
    if (await erasureOfToken(tools.db, input.pseudonym)) throw new EraseRefused("This annotator was erased already.");
    const { id, receipt, counts, ...done } = await eraseAnnotator(tools, { ...input, now: tools.now() }, told);
    return { ...done, rows: rowsOf(counts) };
  }
  const { token, counts, redacted, mentions } = before;
  const facts = { token, rows: rowsOf(counts), evidence: redacted.length, mentions: mentions.length };
  return { ...facts, rewritten: null, givenUp: null, ...(await finishErasure(tools, before, told)) };
}

function rowsOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}
