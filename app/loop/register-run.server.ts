/** Registers a training run, or withdraws one; problems by field. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type NewRun, newRunSchema } from "#app/domain/training-run.ts";
import type { Db } from "#db/client.server.ts";
import { findRelease } from "#db/releases.server.ts";
import { batchesOfReleases, insertRun, listRuns, runNamed, withdrawRun } from "#db/training-runs.server.ts";

export type Registered = { ok: true; id: string } | { ok: false; errors: Record<string, string> };

export async function registerRun(db: Db, given: unknown, now: number): Promise<Registered> {
  const parsed = newRunSchema.safeParse(given);
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error.issues) };
  const { leftOut, release: named, ...run } = parsed.data;
  const release = named === "" ? null : await findRelease(db, named);
  if (release === undefined) return refused("release", "There is no such release.");
  const problem = (await unfit(db, parsed.data)) ?? (release && (await unfitBatches(db, release.id, leftOut)));
  if (problem) return refused(...problem);
  const id = randomUUID();
  const first = await insertRun(db, { ...run, id, releaseId: release?.id ?? null, at: now }, leftOut);
  return first ? { ok: true, id } : refused("name", NAME_TAKEN);
}

const NAME_TAKEN = "There is a run of this name already; a name is used once.";

type Problem = [field: string, message: string];

async function unfit(db: Db, { name, kind, baseCheckpoint }: NewRun): Promise<Problem | null> {
  if (await runNamed(db, name)) return ["name", NAME_TAKEN];
  if (kind !== "base") return null;
  const same = (await listRuns(db)).find(
    (run) => run.kind === "base" && !run.withdrawal && run.baseCheckpoint === baseCheckpoint,
  );
  // Two references for one checkpoint would let everyone choose the weaker.
  return same ? ["baseCheckpoint", `“${same.name}” is the reference for this checkpoint; evaluate that one.`] : null;
}

async function unfitBatches(db: Db, releaseId: string, leftOut: readonly string[]): Promise<Problem | null> {
  const members = (await batchesOfReleases(db, [releaseId])).map(({ batchId }) => batchId);
  if (leftOut.some((batchId) => !members.includes(batchId)))
    return ["leftOut", "The release does not hold every batch that is to be left out."];
  if (new Set(leftOut).size === members.length) return ["leftOut", "Nothing of the release is left to train on."];
  return null;
}

const withdrawalSchema = z.object({
  why: z.string().trim().min(1, "Say why it must not count.").max(2000, "At most 2,000 characters."),
  by: z.string().trim().min(1, "Sign with your name.").max(100, "At most 100 characters."),
});

export async function withdraw(db: Db, runId: string, given: unknown, now: number): Promise<Registered> {
  const parsed = withdrawalSchema.safeParse(given);
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error.issues) };
  const run = (await listRuns(db)).find(({ id }) => id === runId);
  if (!run) return refused("form", "There is no such run.");
  if (run.withdrawal) return refused("form", `It was withdrawn already, by ${run.withdrawal.by}.`);
  const first = await withdrawRun(db, { runId, ...parsed.data, at: now });
  return first ? { ok: true, id: runId } : refused("form", "Somebody else withdrew it just now.");
}

function refused(field: string, message: string): Registered {
  return { ok: false, errors: { [field]: message } };
}

function errorsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Record<string, string> {
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [String(path[0] ?? "form"), message]));
}
