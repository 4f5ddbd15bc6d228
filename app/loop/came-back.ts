/** What came back from training to a release or a batch. */
import { type Comparison, compareRuns } from "./compare-runs.ts";
import type { ReleasedBatch, ReleasedRun } from "./helping.ts";
import type { AblationRun } from "./left-out.ts";
import { baseOf, wholeOf } from "./reference-run.ts";
import type { ScoresByRun } from "./scores-of-run.ts";

export interface CameBack {
  run: { id: string; name: string };
  /** "over the base", "whole release less without week 3" */
  what: string;
  evaluation: string;
  comparison: Comparison;
}

export interface Returned {
  runs: readonly (ReleasedRun & AblationRun)[];
  batches: readonly ReleasedBatch[];
  scores: ScoresByRun;
}

/** Runs on the whole release, each benchmark over the base. */
export function backToRelease({ runs, scores }: Returned, releaseId: string): CameBack[] {
  return standing(runs)
    .filter((run) => run.kind === "main" && run.releaseId === releaseId)
    .flatMap((run) => overBase(run, runs, scores));
}

/** Runs that left the batch out, against the whole; and runs on releases that end with it, over the base. */
export function backToBatch({ runs, batches, scores }: Returned, batchId: string): CameBack[] {
  return standing(runs).flatMap((run) => {
    if (run.kind === "main") return endsWith(run, batchId, batches) ? overBase(run, runs, scores) : [];
    if (!run.leftOut.some((out) => out.batchId === batchId)) return [];
    const others = run.leftOut.length - 1;
    const what = `worth: whole release less without it${others > 0 ? ` and ${others} more` : ""}`;
    return against(wholeOf(run, runs), run, scores).map((row) => ({ ...row, run: nameOf(run), what }));
  });
}

/** Runs that {@link backToBatch} compares, without base checkpoints: those whose evaluations it needs. */
export function runsForBatch({ runs, batches }: Omit<Returned, "scores">, batchId: string): string[] {
  return standing(runs).flatMap((run) => {
    if (run.kind === "main") return endsWith(run, batchId, batches) ? [run.id] : [];
    if (!run.leftOut.some((out) => out.batchId === batchId)) return [];
    const whole = wholeOf(run, runs);
    return whole ? [run.id, whole.id] : [];
  });
}

function standing<Run extends ReleasedRun>(runs: readonly Run[]): Run[] {
  return runs.filter((run) => run.kind !== "base" && !run.withdrawal);
}

/** Its release holds no later week of the batch's contract. */
function endsWith(run: ReleasedRun, batchId: string, batches: readonly ReleasedBatch[]): boolean {
  const members = batches.filter(({ releaseId }) => releaseId === run.releaseId);
  const own = members.find((member) => member.batchId === batchId);
  if (!own) return false;
  return members.every(({ contractId, week }) => contractId !== own.contractId || week <= own.week);
}

function overBase(run: ReleasedRun & AblationRun, runs: Returned["runs"], scores: ScoresByRun): CameBack[] {
  const what = `${run.release ?? "release"} over the base`;
  return against(run, baseOf(run, runs), scores).map((row) => ({ ...row, run: nameOf(run), what }));
}

/** The first less the second, on every benchmark that both have. */
function against(a: ReleasedRun | null, b: ReleasedRun | null, scores: ScoresByRun) {
  const theirs = b && scores.get(b.id);
  if (!a || !theirs) return [];
  return [...(scores.get(a.id) ?? [])].flatMap(([evaluation, own]) => {
    const same = theirs.get(evaluation);
    return same ? [{ evaluation, comparison: compareRuns(own, same) }] : [];
  });
}

function nameOf({ id, name }: ReleasedRun) {
  return { id, name };
}
