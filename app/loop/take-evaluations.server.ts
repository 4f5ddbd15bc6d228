/** Takes evaluations in, all or nothing: each belongs to a known run and seed and is new, or corrects one and says why. */
import type { Db } from "#db/client.server.ts";
import {
  benchmarkKinds,
  evaluationsOfRuns,
  insertEvaluations,
  listRuns,
  type NewEvaluation,
  type RunRow,
} from "#db/training-runs.server.ts";
import { type EvaluationFault, type GivenEvaluation, MOST_FAULTS, readEvaluations } from "./read-evaluations.ts";
import { inForce } from "./scores-of-run.ts";

export type TakenEvaluations =
  | { kind: "taken"; stored: number; corrected: number; runs: { id: string; name: string }[] }
  | { kind: "refused"; message: string; faults: EvaluationFault[] };

export interface EvaluationSource {
  text: string;
  /** Of rows that name no run: its id or name. */
  run?: string;
  by: string;
  now: number;
}

export async function takeEvaluations(db: Db, source: EvaluationSource): Promise<TakenEvaluations> {
  const read = readEvaluations(source.text);
  const planned = read.faults.length > 0 ? { rows: [], faults: read.faults } : await plan(db, read.rows, source);
  const { rows, faults } = planned;
  if (faults.length > 0)
    return {
      kind: "refused",
      message: "The evaluations cannot be used; nothing was stored.",
      faults: faults.slice(0, MOST_FAULTS),
    };
  if (!(await insertEvaluations(db, rows)))
    return { kind: "refused", message: "Somebody else noted one of these just now; nothing was stored.", faults: [] };
  const ids = new Set(rows.map(({ runId }) => runId));
  const runs = (await listRuns(db)).filter(({ id }) => ids.has(id)).map(({ id, name }) => ({ id, name }));
  const corrected = rows.filter(({ supersedes }) => supersedes !== null).length;
  return { kind: "taken", stored: rows.length, corrected, runs };
}

async function plan(db: Db, given: readonly GivenEvaluation[], { run: only, by, now }: EvaluationSource) {
  const runs = await listRuns(db);
  const names = new Set(given.map(({ run }) => run || (only ?? "")));
  const concerned = runs.filter(({ id, name }) => names.has(id) || names.has(name)).map(({ id }) => id);
  const known = await evaluationsOfRuns(db, concerned);
  const current = new Map(inForce(known).map((row) => [keyOf(row.runId, row.name, row.seed), row]));
  const kinds = new Map<string, Kind>((await benchmarkKinds(db)).map((row) => [row.name, row]));
  const seen = new Map<string, number>();
  const rows: NewEvaluation[] = [];
  const faults: EvaluationFault[] = [];
  for (const row of given) {
    const { line, evaluation: name, seed, better, unit, value, n, standard_error, contamination, why } = row;
    const named = row.run || (only ?? "");
    const run = runs.find(({ id }) => id === named) ?? runs.find((one) => one.name === named);
    const key = keyOf(run?.id ?? "", name, seed);
    const fault =
      runFault(named, run, seed) ??
      kindFault(kinds.get(name), { better, unit }) ??
      repeatFault(seen.get(key), current.get(key), why);
    if (fault) faults.push({ line, ...fault });
    seen.set(key, seen.get(key) ?? line);
    if (fault || !run) continue;
    kinds.set(name, kinds.get(name) ?? { better, unit });
    const supersedes = current.get(key)?.id ?? null;
    const measured = { name, seed, better, unit, value, n, standardError: standard_error, contamination };
    rows.push({ runId: run.id, ...measured, supersedes, why, by, at: now });
  }
  return { rows, faults };
}

function keyOf(runId: string, name: string, seed: number): string {
  return JSON.stringify([runId, name, seed]);
}

type Fault = Omit<EvaluationFault, "line"> | null;

function runFault(named: string, run: RunRow | undefined, seed: number): Fault {
  if (named === "") return { field: "run", hint: "Name the run, by name or id." };
  if (!run) return { field: "run", hint: "There is no such run; `assay run list` names those there are." };
  if (run.withdrawal) return { field: "run", hint: `This run was withdrawn: ${run.withdrawal.why}` };
  if (!run.seeds.includes(seed))
    return { field: "seed", hint: `The run has no seed ${seed}; it has ${run.seeds.join(", ")}.` };
  return null;
}

type Kind = Pick<NewEvaluation, "better" | "unit">;

function kindFault(known: Kind | undefined, { better, unit }: Kind): Fault {
  if (!known) return null;
  if (known.better !== better)
    return {
      field: "better",
      hint: `This evaluation is noted as better when ${known.better}; one name means one thing.`,
    };
  if (known.unit !== unit)
    return { field: "unit", hint: `This evaluation is noted as a ${known.unit}; another scale is another name.` };
  return null;
}

function repeatFault(earlier: number | undefined, current: { value: number } | undefined, why: string): Fault {
  if (earlier !== undefined)
    return { field: "seed", hint: `Line ${earlier} gives the same run, evaluation and seed already.` };
  if (current && why === "")
    return { field: "seed", hint: `Noted already, as ${current.value}. To correct it, say why in the field why.` };
  if (!current && why !== "")
    return { field: "why", hint: "There is nothing to correct: this run, evaluation and seed is new." };
  return null;
}
