/** Is the data of a contract helping? Runs on its releases, week by week, against the base checkpoint. */
import { improvementDueWeek, recipeOf } from "#app/domain/training-run.ts";
import type { MetricState } from "#app/metrics/metric.ts";
import { type Comparison, compareRuns, meanOf } from "./compare-runs.ts";
import { baseOf, newestOf, type ReferableRun } from "./reference-run.ts";
import type { ScoresByRun } from "./scores-of-run.ts";

export interface ReleasedRun extends ReferableRun {
  name: string;
  release: string | null;
}

/** A batch that a release holds. */
export interface ReleasedBatch {
  releaseId: string;
  batchId: string;
  contractId: string;
  week: number;
}

export interface HelpingWeek {
  /** The newest week of the contract that the run's release holds. */
  week: number;
  batchId: string;
  run: { id: string; name: string };
  release: { id: string; name: string };
  /** The release holds batches of other contracts too, and what it is worth is not this contract's alone. */
  isMixed: boolean;
  seeds: number;
  mean: number;
  contamination: string[];
  overBase: Comparison | null;
  /** Against the week before it in this list. */
  overPrevious: { week: number; comparison: Comparison } | null;
}

export interface HelpingSeries {
  evaluation: string;
  better: "higher" | "lower";
  base: { id: string; name: string; isScored: boolean } | null;
  weeks: HelpingWeek[];
  milestone: Milestone;
}

export interface Milestone {
  /** Week by which an improvement is to be visible. */
  dueWeek: number;
  state: MetricState;
  word: string;
}

/** Runs on whole releases that hold a batch of the contract, by recipe; the recipe with the newest run first. */
export function recipesOf<Run extends ReleasedRun>(
  contractId: string,
  runs: readonly Run[],
  batches: readonly ReleasedBatch[],
): Map<string, Run[]> {
  const releases = new Set(batches.flatMap((batch) => (batch.contractId === contractId ? batch.releaseId : [])));
  const recipes = new Map<string, Run[]>();
  for (const run of [...runs].sort((a, b) => b.at - a.at)) {
    if (run.kind !== "main" || run.withdrawal || !releases.has(run.releaseId ?? "")) continue;
    recipes.set(recipeOf(run), [...(recipes.get(recipeOf(run)) ?? []), run]);
  }
  return recipes;
}

/** Benchmarks of these runs: those with the most runs first, then by name. */
export function evaluationsOf(runs: readonly { id: string }[], scores: ScoresByRun): string[] {
  const counts = new Map<string, number>();
  for (const { id } of runs)
    for (const name of scores.get(id)?.keys() ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
}

export interface HelpingInput<Run extends ReleasedRun> {
  contract: {
    id: string;
    weeks: number;
    /** By which its improvement milestone wants one to be visible; absent or null: it has none. */
    improvementByWeek?: number | null;
  };
  /** Of one recipe. */
  recipe: readonly Run[];
  runs: readonly Run[];
  batches: readonly ReleasedBatch[];
  scores: ScoresByRun;
}

export function helpingSeries<Run extends ReleasedRun>(input: HelpingInput<Run>, evaluation: string): HelpingSeries {
  const { contract, recipe, runs, scores } = input;
  const [any] = recipe;
  const base = any ? baseOf(any, runs) : null;
  const reference = base && scores.get(base.id)?.get(evaluation);
  const weeks: HelpingWeek[] = [];
  for (const { run, week, batchId, isMixed } of runOfEachWeek(input, evaluation)) {
    const own = scores.get(run.id)?.get(evaluation);
    if (!own) continue;
    const previous = weeks.at(-1);
    const before = previous && scores.get(previous.run.id)?.get(evaluation);
    weeks.push({
      ...{ week, batchId, isMixed },
      run: { id: run.id, name: run.name },
      release: { id: run.releaseId ?? "", name: run.release ?? "" },
      seeds: own.scores.length,
      mean: meanOf(own.scores.map(({ value }) => value)),
      contamination: own.contamination,
      overBase: reference ? compareRuns(own, reference) : null,
      overPrevious: previous && before ? { week: previous.week, comparison: compareRuns(own, before) } : null,
    });
  }
  const better = scores.get(weeks[0]?.run.id ?? "")?.get(evaluation)?.better ?? "higher";
  return {
    ...{ evaluation, better, weeks },
    base: base && { id: base.id, name: base.name, isScored: reference !== undefined },
    milestone: milestoneOf(weeks.at(-1), contract),
  };
}

/** The newest run of each week that has one on this benchmark, in order of weeks. */
function runOfEachWeek<Run extends ReleasedRun>(input: HelpingInput<Run>, evaluation: string) {
  const { contract, recipe, batches, scores } = input;
  const placed = recipe.flatMap((run) => {
    const members = batches.filter(({ releaseId }) => releaseId === run.releaseId);
    const newest = members.filter(({ contractId }) => contractId === contract.id).sort((a, b) => b.week - a.week)[0];
    if (!newest || !scores.get(run.id)?.has(evaluation)) return [];
    const isMixed = members.some(({ contractId }) => contractId !== contract.id);
    return [{ id: run.id, at: run.at, run, week: newest.week, batchId: newest.batchId, isMixed }];
  });
  const weeks = [...new Set(placed.map(({ week }) => week))].sort((a, b) => a - b);
  return weeks.flatMap((week) => newestOf(placed.filter((one) => one.week === week)) ?? []);
}

/** The newest week decides: an early gain that is gone again is none. */
function milestoneOf(newest: HelpingWeek | undefined, contract: HelpingInput<ReleasedRun>["contract"]): Milestone {
  const dueWeek = contract.improvementByWeek ?? improvementDueWeek(contract.weeks);
  const claim = newest?.overBase?.claim;
  if (!newest || !claim) return { dueWeek, state: "insufficient", word: "nothing to hold it against" };
  if (claim === "better") return { dueWeek, state: "pass", word: "visible" };
  if (claim === "worse") return { dueWeek, state: "fail", word: "worse than the base" };
  if (claim !== "no-difference") return { dueWeek, state: "insufficient", word: "too few seeds to say" };
  return newest.week >= dueWeek
    ? { dueWeek, state: "fail", word: "not visible, and due" }
    : { dueWeek, state: "warn", word: "not visible yet" };
}
