/** Long work: one row per job, its progress and its end. */
import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { JobStage } from "#app/domain/states.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { jobs } from "./schema.ts";

export type JobRow = typeof jobs.$inferSelect;

interface Asked {
  kind: string;
  title: string;
  input: unknown;
  bytesTotal: number;
  now: number;
}

export async function enqueueJob(db: Db, job: Asked): Promise<string> {
  return enqueued(db, job);
}

function enqueued(db: Db, { now, ...values }: Asked): string {
  const id = randomUUID();
  db.insert(jobs)
    .values({ ...values, id, state: "queued", stage: "queued", createdAt: now })
    .run();
  return id;
}

/** null, and nothing queued, while one of its kind waits or runs, whichever process asked for that. */
export async function enqueueOnly(db: Db, job: Asked): Promise<string | null> {
  return inTransaction(db, () => (isUnfinished(db, job.kind) ? null : enqueued(db, job)));
}

export async function jobById(db: Db, id: string): Promise<JobRow | undefined> {
  return db.select().from(jobs).where(eq(jobs.id, id)).get();
}

export async function listJobs(db: Db, limit: number): Promise<JobRow[]> {
  return db.select().from(jobs).orderBy(desc(jobs.createdAt)).limit(limit).all();
}

/** Newest first. */
export async function jobsOfKind(db: Db, kind: string, limit: number): Promise<JobRow[]> {
  return db.select().from(jobs).where(eq(jobs.kind, kind)).orderBy(desc(jobs.createdAt)).limit(limit).all();
}

/** The oldest queued job, now running; undefined when there is none. */
export async function takeJob(db: Db, now: number): Promise<JobRow | undefined> {
  const next = db
    .select({ id: jobs.id })
    .from(jobs)
    .where(eq(jobs.state, "queued"))
    .orderBy(asc(jobs.createdAt))
    .limit(1)
    .get();
  if (!next) return undefined;
  return db
    .update(jobs)
    .set({ state: "running", stage: "read", startedAt: now })
    .where(and(eq(jobs.id, next.id), eq(jobs.state, "queued")))
    .returning()
    .get();
}

export interface JobProgress {
  stage: JobStage;
  bytesDone: number;
  bytesTotal: number;
  rows: number;
  rejected: number;
}

export async function noteProgress(db: Db, id: string, progress: JobProgress): Promise<void> {
  db.update(jobs).set(progress).where(eq(jobs.id, id)).run();
}

export async function requestCancel(db: Db, id: string): Promise<void> {
  db.update(jobs).set({ cancelRequested: true }).where(eq(jobs.id, id)).run();
  db.update(jobs)
    .set({ state: "cancelled", message: "Cancelled before it began." })
    .where(and(eq(jobs.id, id), eq(jobs.state, "queued")))
    .run();
  forgetWhomToErase(db);
}

export async function isCancelRequested(db: Db, id: string): Promise<boolean> {
  return db.select({ asked: jobs.cancelRequested }).from(jobs).where(eq(jobs.id, id)).get()?.asked ?? true;
}

export async function endJob(
  db: Db,
  id: string,
  end: { state: "done" | "failed" | "cancelled"; result?: unknown; message?: string; now: number },
): Promise<void> {
  const { now, ...values } = end;
  db.update(jobs)
    .set({ ...values, stage: "done", endedAt: now })
    .where(eq(jobs.id, id))
    .run();
  forgetWhomToErase(db);
}

/** After a crash: what was running waits in the queue again. Its delivery left nothing behind, so running it anew is safe. */
export async function requeueInterrupted(db: Db): Promise<void> {
  db.update(jobs).set({ state: "queued", stage: "queued", startedAt: null }).where(eq(jobs.state, "running")).run();
}

/** After the worker itself died: not queued again, so that a job that kills it cannot do so for ever. */
export async function failInterrupted(db: Db, now: number): Promise<void> {
  const message = "The worker stopped in the middle of this job. Nothing was stored; start it again.";
  db.update(jobs).set({ state: "failed", stage: "done", message, endedAt: now }).where(eq(jobs.state, "running")).run();
  forgetWhomToErase(db);
}

/** Fails what is queued or running, with a sentence for a person. */
export async function endUnfinishedJobs(db: Db, message: string, now: number): Promise<void> {
  db.update(jobs)
    .set({ state: "failed", stage: "done", message, endedAt: now })
    .where(inArray(jobs.state, ["queued", "running"]))
    .run();
  forgetWhomToErase(db);
}

/** A job that erases names a person until it has ended; then the name is written over, and the receipt with it. */
function forgetWhomToErase(db: Db): void {
  const ended = and(eq(jobs.kind, "erase"), inArray(jobs.state, ["done", "failed", "cancelled"]));
  db.$client.pragma("secure_delete = ON");
  db.update(jobs)
    .set({ input: sql`json_remove(${jobs.input}, '$.pseudonym', '$.drawn')` })
    .where(and(ended, sql`json_type(${jobs.input}, '$.drawn') IS NOT NULL`))
    .run();
}

export async function unfinishedJobs(db: Db): Promise<JobRow[]> {
  return db
    .select()
    .from(jobs)
    .where(inArray(jobs.state, ["queued", "running"]))
    .all();
}

export async function hasUnfinished(db: Db, kind: string): Promise<boolean> {
  return isUnfinished(db, kind);
}

function isUnfinished(db: Db, kind: string): boolean {
  const unfinished = and(eq(jobs.kind, kind), inArray(jobs.state, ["queued", "running"]));
  return db.select({ id: jobs.id }).from(jobs).where(unfinished).get() !== undefined;
}

/** Checks that ended, and are from before that time, with the files they were made of: their reports are not kept. */
export async function forgetChecks(db: Db, before: number): Promise<string[]> {
  const forgotten = db
    .delete(jobs)
    .where(
      and(eq(jobs.kind, "check"), lt(jobs.createdAt, before), inArray(jobs.state, ["done", "failed", "cancelled"])),
    )
    .returning({ input: jobs.input })
    .all();
  return forgotten.map(({ input }) => (input as { file: { path: string } }).file.path);
}
