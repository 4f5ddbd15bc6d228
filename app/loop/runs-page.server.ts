/** The list of training runs as the address asks for it. */
import { type Cell, compareCells } from "#app/domain/list.ts";
import { RUN_KINDS, recipeOf } from "#app/domain/training-run.ts";
import type { Db } from "#db/client.server.ts";
import { benchmarkCounts, listRuns, type RunRow } from "#db/training-runs.server.ts";

export const RUN_SORTS = ["run", "kind", "release", "recipe", "seeds", "evaluations", "by", "noted"] as const;
export type RunSort = (typeof RUN_SORTS)[number];

export type ListedRun = RunRow & { recipe: string; evaluations: number };
export type RunsPage = Awaited<ReturnType<typeof runsPage>>;

const PER_PAGE = 50;

/** @param perPage a download takes them all */
export async function runsPage(db: Db, params: URLSearchParams, perPage = PER_PAGE) {
  const counts = await benchmarkCounts(db);
  const all: ListedRun[] = (await listRuns(db)).map((run) => ({
    ...run,
    recipe: run.kind === "base" ? run.baseCheckpoint : recipeOf(run),
    evaluations: counts.get(run.id) ?? 0,
  }));
  const kind = RUN_KINDS.find((one) => one === params.get("kind")) ?? null;
  const release = params.get("release") || null;
  const text = params.get("sort") ?? "";
  const sort = RUN_SORTS.find((name) => name === text.replace(/^-/, "")) ?? "noted";
  const descending = text === "" || text.startsWith("-");
  const found = all
    .filter((run) => !kind || run.kind === kind)
    .filter((run) => !release || run.releaseId === release || run.release === release)
    .sort((a, b) => compareCells(KEYS[sort](a), KEYS[sort](b), descending ? -1 : 1) || compareCells(a.name, b.name, 1));
  const releases = new Map(all.flatMap((run) => (run.releaseId ? [[run.releaseId, run.release ?? ""]] : [])));
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(params.get("page"))) || 1));
  return {
    rows: pages === 1 ? found : found.slice((page - 1) * perPage, page * perPage),
    found: found.length,
    page,
    pages,
    filter: { kind, release },
    sort,
    descending,
    all: all.length,
    releases: [...releases].map(([id, name]) => ({ id, name })),
  };
}

const KEYS: Record<RunSort, (run: ListedRun) => Cell> = {
  run: ({ name }) => name,
  kind: ({ kind, leftOut }) => `${kind} ${leftOut.map(({ week }) => String(week).padStart(4, "0")).join()}`,
  release: ({ release }) => release,
  recipe: ({ recipe }) => recipe,
  seeds: ({ seeds }) => seeds.length,
  evaluations: ({ evaluations }) => evaluations,
  by: ({ by }) => by,
  noted: ({ at }) => at,
};
