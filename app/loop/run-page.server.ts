/** Everything the page of a run shows: its facts, what it scored, and how that compares. */
import type { Db } from "#db/client.server.ts";
import { type EvaluationRow, evaluationsOfRuns, listRuns, type RunRow } from "#db/training-runs.server.ts";
import { type Comparison, compareRuns, meanOf } from "./compare-runs.ts";
import { baseOf, wholeOf } from "./reference-run.ts";
import { inForce, type ScoresByRun, scoresByRun } from "./scores-of-run.ts";

export interface RunComparison {
  evaluation: string;
  better: "higher" | "lower";
  /** Means over seeds. */
  own: number;
  other: number;
  comparison: Comparison;
}

/** A run that this one is held against, and every benchmark that both have. */
export interface HeldAgainst {
  run: { id: string; name: string };
  /** "the base checkpoint", "the whole release" */
  what: string;
  rows: RunComparison[];
}

export type RunPage = NonNullable<Awaited<ReturnType<typeof runPage>>>;

export async function runPage(db: Db, id: string) {
  const runs = await listRuns(db);
  const run = runs.find((one) => one.id === id) ?? runs.find((one) => one.name === id);
  if (!run) return undefined;
  const references = [wholeOf(run, runs), baseOf(run, runs)].flatMap((one) => one?.id ?? []);
  const rows = await evaluationsOfRuns(db, [run.id, ...references]);
  const scores = scoresByRun(rows);
  const own = rows.filter(({ runId }) => runId === run.id);
  const current = new Set(inForce(own).map((row) => row.id));
  const against = [
    run.kind === "ablation" ? heldAgainst(run, wholeOf(run, runs), "the whole release", scores) : null,
    run.kind === "base" ? null : heldAgainst(run, baseOf(run, runs), "the base checkpoint", scores),
  ];
  return {
    run,
    evaluations: sorted(own.filter((row) => current.has(row.id))).map((row) => ({
      ...row,
      corrects: own.find((earlier) => earlier.id === row.supersedes) ?? null,
    })),
    superseded: own.length - current.size,
    against: run.withdrawal ? [] : against.filter((one) => one !== null),
  };
}

function sorted(rows: readonly EvaluationRow[]): EvaluationRow[] {
  return [...rows].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.seed - b.seed));
}

function heldAgainst(run: RunRow, other: RunRow | null, what: string, scores: ScoresByRun): HeldAgainst | null {
  const theirs = other && scores.get(other.id);
  if (!other || !theirs) return null;
  const rows = [...(scores.get(run.id) ?? [])].flatMap(([evaluation, own]): RunComparison[] => {
    const same = theirs.get(evaluation);
    if (!same) return [];
    const means = [own, same].map((one) => meanOf(one.scores.map(({ value }) => value)));
    const [mine = 0, reference = 0] = means;
    return [{ evaluation, better: own.better, own: mine, other: reference, comparison: compareRuns(own, same) }];
  });
  return { run: { id: other.id, name: other.name }, what, rows };
}
