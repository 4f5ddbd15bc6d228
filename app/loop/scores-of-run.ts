/** The evaluations in force, by run and benchmark. */
import type { Better, EvaluationUnit } from "#app/domain/training-run.ts";
import type { Scored, SeedScore } from "./compare-runs.ts";

/** What is stored of an evaluation, as far as it counts here. */
export interface StoredEvaluation extends SeedScore {
  id: number;
  runId: string;
  name: string;
  unit: EvaluationUnit;
  better: Better;
  contamination: string;
  supersedes: number | null;
}

/** Without those that a later one supersedes. */
export function inForce<Row extends Pick<StoredEvaluation, "id" | "supersedes">>(rows: readonly Row[]): Row[] {
  const superseded = new Set(rows.flatMap(({ supersedes }) => supersedes ?? []));
  return rows.filter(({ id }) => !superseded.has(id));
}

/** Run id → benchmark → its scores by seed. */
export type ScoresByRun = Map<string, Map<string, BenchmarkScores>>;

export interface BenchmarkScores extends Scored {
  scores: SeedScore[];
  /** What is known of leaks, each note once. */
  contamination: string[];
}

export function scoresByRun(rows: readonly StoredEvaluation[]): ScoresByRun {
  const runs: ScoresByRun = new Map();
  const sorted = inForce(rows).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.seed - b.seed));
  for (const { runId, name, unit, better, seed, value, n, standardError, contamination } of sorted) {
    const run = runs.get(runId) ?? new Map<string, BenchmarkScores>();
    runs.set(runId, run);
    const scored: BenchmarkScores = run.get(name) ?? { unit, better, scores: [], contamination: [] };
    run.set(name, scored);
    scored.scores.push({ seed, value, n, standardError });
    if (contamination !== "" && !scored.contamination.includes(contamination)) scored.contamination.push(contamination);
  }
  return runs;
}
