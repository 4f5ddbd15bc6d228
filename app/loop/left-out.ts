/** What a batch is worth: the run on a whole release against runs that left batches out of it. */
import { recipeOf } from "#app/domain/training-run.ts";
import { adjustedOf, claimAmongMany } from "./adjusted-claims.ts";
import { type Claim, type Comparison, compareRuns } from "./compare-runs.ts";
import { newestOf, type ReferableRun, wholeOf } from "./reference-run.ts";
import type { ScoresByRun } from "./scores-of-run.ts";

export interface AblationRun extends ReferableRun {
  name: string;
  leftOut: readonly { batchId: string; week: number }[];
}

/** A batch of the release, with what its decision makes payable. */
export interface PaidBatch {
  batchId: string;
  week: number;
  contract: string;
  payableMinor: number;
  currency: string;
}

export interface LeftOutRow {
  key: string;
  batches: PaidBatch[];
  run: { id: string; name: string } | null;
  /** With the batches less without them: positive, they help. null without a run, or without this benchmark. */
  comparison: Comparison | null;
  adjusted: number | null;
  claim: Claim | null;
  /** Together; null when they are paid in different currencies. */
  paid: { minor: number; currency: string } | null;
}

/** Recipes in which the release was trained whole and without batches; the one with the most ablations first. */
export function ablatedRecipes(runs: readonly AblationRun[], releaseId: string): string[] {
  const counts = new Map<string, number>();
  for (const run of runs)
    if (run.kind === "ablation" && run.releaseId === releaseId && !run.withdrawal)
      counts.set(recipeOf(run), (counts.get(recipeOf(run)) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([recipe]) => recipe);
}

export interface LeftOutInput {
  runs: readonly AblationRun[];
  releaseId: string;
  batches: readonly PaidBatch[];
  scores: ScoresByRun;
}

/** A row for each set of batches that some run left out (the newest run of each), then one for each batch that none did. */
export function leftOutRows({ runs, releaseId, batches, scores }: LeftOutInput, recipe: string, evaluation: string) {
  const ablations = runs.filter(
    (run) => run.kind === "ablation" && run.releaseId === releaseId && !run.withdrawal && recipeOf(run) === recipe,
  );
  const [any] = ablations;
  const whole = any ? wholeOf(any, runs) : null;
  const full = whole && scores.get(whole.id)?.get(evaluation);
  const keys = [...new Set(ablations.map(keyOf))];
  const rows = keys.flatMap((key) => {
    const run = newestOf(ablations.filter((one) => keyOf(one) === key));
    if (!run) return [];
    const without = scores.get(run.id)?.get(evaluation);
    const out = batches.filter(({ batchId }) => run.leftOut.some((one) => one.batchId === batchId));
    return [{ key, batches: out, run, comparison: full && without ? compareRuns(full, without) : null }];
  });
  const alone = new Set(rows.flatMap((row) => (row.batches.length === 1 ? (row.batches[0]?.batchId ?? []) : [])));
  const missing = batches.filter(({ batchId }) => !alone.has(batchId));
  const all = [
    ...rows,
    ...missing.map((batch) => ({ key: batch.batchId, batches: [batch], run: null, comparison: null })),
  ];
  const adjusted = adjustedOf(all.map(({ comparison }) => comparison));
  return {
    whole: whole && { id: whole.id, name: whole.name },
    rows: all.map((row, i): LeftOutRow => {
      const p = adjusted[i] ?? null;
      return {
        ...row,
        run: row.run && { id: row.run.id, name: row.run.name },
        adjusted: p,
        claim: row.comparison && claimAmongMany(row.comparison, p),
        paid: paidFor(row.batches),
      };
    }),
  };
}

function keyOf({ leftOut }: AblationRun): string {
  return leftOut
    .map(({ batchId }) => batchId)
    .sort()
    .join(" ");
}

function paidFor(batches: readonly PaidBatch[]): LeftOutRow["paid"] {
  const [first] = batches;
  if (!first || batches.some(({ currency }) => currency !== first.currency)) return null;
  return { minor: batches.reduce((sum, { payableMinor }) => sum + payableMinor, 0), currency: first.currency };
}
