/** The leave-one-batch-out table of a release, as the address asks for it. */

import { recipeOf } from "#app/domain/training-run.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { findRelease } from "#db/releases.server.ts";
import { batchesOfReleases, evaluationsOfRuns, listRuns } from "#db/training-runs.server.ts";
import { evaluationsOf } from "./helping.ts";
import { ablatedRecipes, type LeftOutRow, leftOutRows, type PaidBatch } from "./left-out.ts";
import { scoresByRun } from "./scores-of-run.ts";
import { worthOf } from "./worth.ts";

export const LEFT_OUT_SORTS = ["week", "difference", "adjusted", "paid", "worth"] as const;
export type LeftOutSort = (typeof LEFT_OUT_SORTS)[number];

export type LeftOutPage = NonNullable<Awaited<ReturnType<typeof leftOutPage>>>;

export async function leftOutPage(db: Db, idOrName: string, params: URLSearchParams) {
  const release = await findRelease(db, idOrName);
  if (!release) return undefined;
  const runs = await listRuns(db);
  const recipes = ablatedRecipes(runs, release.id);
  const recipe = recipes.find((one) => one === params.get("recipe")) ?? recipes[0] ?? null;
  const ofRecipe = runs.filter((run) => run.releaseId === release.id && recipeOf(run) === recipe && !run.withdrawal);
  const ids = ofRecipe.map(({ id }) => id);
  const scores = scoresByRun(await evaluationsOfRuns(db, ids));
  const evaluations = evaluationsOf(ofRecipe, scores);
  const evaluation = evaluations.find((one) => one === params.get("evaluation")) ?? evaluations[0] ?? null;
  const batches = await paidBatches(db, release.id);
  const { whole, rows } = leftOutRows({ runs, releaseId: release.id, batches, scores }, recipe ?? "", evaluation ?? "");
  const text = params.get("sort") ?? "";
  const sort = LEFT_OUT_SORTS.find((name) => name === text.replace(/^-/, "")) ?? "worth";
  const descending = text === "" || text.startsWith("-");
  const key = (row: LeftOutRow) => KEYS[sort](row);
  return {
    release: { id: release.id, name: release.name },
    ...{ recipes, recipe, evaluations, evaluation, whole, sort, descending },
    tested: rows.filter(({ adjusted }) => adjusted !== null).length,
    rows: rows
      .map((row) => ({ ...row, worth: worthOf(row.comparison, row.paid) }))
      .sort((a, b) => order(key(a), key(b), descending) || weekOf(a) - weekOf(b)),
  };
}

async function paidBatches(db: Db, releaseId: string): Promise<PaidBatch[]> {
  const batches = await batchesOfReleases(db, [releaseId]);
  const contracts = new Map<string, Awaited<ReturnType<typeof contractById>>>();
  for (const { contractId } of batches)
    if (!contracts.has(contractId)) contracts.set(contractId, await contractById(db, contractId));
  return batches.map(({ batchId, contractId, week, payableMinor }) => {
    const contract = contracts.get(contractId);
    return { batchId, week, payableMinor, contract: contract?.title ?? "", currency: contract?.currency ?? "USD" };
  });
}

const KEYS: Record<LeftOutSort, (row: LeftOutRow) => number | null> = {
  week: (row) => weekOf(row),
  difference: ({ comparison }) => comparison?.value ?? null,
  adjusted: ({ adjusted }) => adjusted,
  paid: ({ paid }) => paid?.minor ?? null,
  worth: ({ comparison, paid }) => worthOf(comparison, paid)?.value ?? null,
};

function weekOf({ batches }: LeftOutRow): number {
  return batches[0]?.week ?? 0;
}

/** What is not known comes last either way. */
function order(a: number | null, b: number | null, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return descending ? b - a : a - b;
}
