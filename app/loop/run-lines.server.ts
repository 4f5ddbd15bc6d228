/** The training runs with their mean scores, for the command line. */
import type { Db } from "#db/client.server.ts";
import { allEvaluations, listRuns } from "#db/training-runs.server.ts";
import { meanOf } from "./compare-runs.ts";
import { scoresByRun } from "./scores-of-run.ts";

/** Newest first. */
export async function runLines(db: Db) {
  const scores = scoresByRun(await allEvaluations(db));
  return (await listRuns(db)).map(({ id, at, withdrawal, ...run }) => ({
    run: id,
    ...run,
    noted: new Date(at).toISOString(),
    withdrawn: withdrawal?.why ?? null,
    evaluations: [...(scores.get(id) ?? [])].map(([evaluation, { unit, better, scores: all }]) => ({
      evaluation,
      unit,
      better,
      seeds: all.length,
      mean: meanOf(all.map(({ value }) => value)),
    })),
  }));
}
