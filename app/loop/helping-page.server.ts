/** "Is week n helping?" for a contract, as the address asks for it. */
import type { Db } from "#db/client.server.ts";
import { batchesOf, contractById } from "#db/contracts.server.ts";
import { milestonesOf } from "#db/schedule.server.ts";
import { batchesOfReleases, evaluationsOfRuns, listRuns } from "#db/training-runs.server.ts";
import { adjustedOf, claimAmongMany } from "./adjusted-claims.ts";
import { evaluationsOf, helpingSeries, recipesOf } from "./helping.ts";
import { helpingVerdict } from "./helping-sentence.ts";
import { scoresByRun } from "./scores-of-run.ts";

export type HelpingPage = NonNullable<Awaited<ReturnType<typeof helpingPage>>>;

export async function helpingPage(db: Db, contractId: string, params: URLSearchParams) {
  const contract = await contractById(db, contractId);
  if (!contract) return undefined;
  const weeks = (await batchesOf(db, contractId)).length;
  const runs = await listRuns(db);
  const releases = [...new Set(runs.flatMap(({ releaseId }) => releaseId ?? []))];
  const batches = await batchesOfReleases(db, releases);
  const recipes = recipesOf(contractId, runs, batches);
  const recipe = recipes.has(params.get("recipe") ?? "") ? params.get("recipe") : ([...recipes.keys()][0] ?? null);
  const chosen = recipes.get(recipe ?? "") ?? [];
  const ids = runs.filter((run) => run.kind === "base" || chosen.includes(run)).map(({ id }) => id);
  const scores = scoresByRun(await evaluationsOfRuns(db, ids));
  const evaluations = evaluationsOf(chosen, scores);
  const improvementByWeek = await improvementWeek(db, contractId);
  const input = { contract: { id: contractId, weeks, improvementByWeek }, recipe: chosen, runs, batches, scores };
  const all = evaluations.map((evaluation) => helpingSeries(input, evaluation));
  const series = all.find(({ evaluation }) => evaluation === params.get("evaluation")) ?? all[0] ?? null;
  return {
    contract: { id: contract.id, title: contract.title, vendor: contract.vendor, weeks },
    recipes: [...recipes.keys()],
    recipe,
    evaluations,
    series,
    verdict: series && helpingVerdict(series),
    everyEvaluation: series ? newestOfEach(all, series.weeks.at(-1)?.run.id ?? "") : [],
  };
}

/** Of the improvement milestone that was not withdrawn, the newest; null without one. */
async function improvementWeek(db: Db, contractId: string): Promise<number | null> {
  const milestones = (await milestonesOf(db, contractId)).filter(
    ({ kind, entries }) =>
      kind === "improvement_visible" && entries.findLast((one) => one.entry !== "due")?.entry !== "withdrawn",
  );
  return milestones.at(-1)?.week ?? null;
}

/** For the contract's page; null while no run says anything. */
export async function helpingNote(db: Db, contractId: string) {
  const page = await helpingPage(db, contractId, new URLSearchParams());
  if (!page?.series || !page.verdict) return null;
  return { headline: page.verdict.headline, ...page.series.milestone };
}

/** The newest run on every benchmark: choosing the one that looks best would be choosing chance. */
function newestOfEach(all: readonly ReturnType<typeof helpingSeries>[], runId: string) {
  const rows = all.flatMap(({ evaluation, better, weeks }) => {
    const week = weeks.find(({ run }) => run.id === runId);
    return week?.overBase ? [{ evaluation, better, comparison: week.overBase, contamination: week.contamination }] : [];
  });
  const adjusted = adjustedOf(rows.map(({ comparison }) => comparison));
  return rows.map((row, i) => ({
    ...row,
    adjusted: adjusted[i] ?? null,
    claim: claimAmongMany(row.comparison, adjusted[i] ?? null),
  }));
}
