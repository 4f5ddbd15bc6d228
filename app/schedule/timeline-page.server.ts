/** The life of a contract in one picture: what was planned, delivered and accepted, and what happened when. */
import { approvalOf, type CheckpointEntry } from "#app/domain/checkpoint.ts";
import { dayIn } from "#app/domain/wall-clock.ts";
import { roundsOf } from "#db/calibration.server.ts";
import { knownCheckpoints } from "#db/checkpoints.server.ts";
import type { Db } from "#db/client.server.ts";
import { decisionsOfBatch } from "#db/decisions.server.ts";
import { instructionsOf } from "#db/instructions.server.ts";
import { releasesOfBatch } from "#db/releases.server.ts";
import { listRuns } from "#db/training-runs.server.ts";
import { type SchedulePage, schedulePage } from "./schedule-page.server.ts";
import { slipMarks } from "./slip-marks.ts";

export const MARK_KINDS = [
  "milestone",
  "slip",
  "instructions",
  "checkpoint",
  "calibration",
  "decision",
  "release",
  "run",
] as const;

export interface TimelineMark {
  kind: (typeof MARK_KINDS)[number];
  /** YYYY-MM-DD in the contract's zone. */
  on: string;
  what: string;
  href: string;
}

export type TimelinePage = NonNullable<Awaited<ReturnType<typeof timelinePage>>>;

/** undefined when there is no such contract. */
export async function timelinePage(db: Db, contractId: string, now: number) {
  const page = await schedulePage(db, contractId, now);
  if (!page) return undefined;
  const marks = [
    ...milestoneMarks(page),
    ...slipMarks(page),
    ...(await toldMarks(db, page)),
    ...(await checkpointMarks(db, page)),
    ...(await workMarks(db, page)),
  ].sort((a, b) => a.on.localeCompare(b.on) || a.kind.localeCompare(b.kind));
  return {
    now,
    contract: page.contract,
    weeks: page.weeks,
    marks: marks.map((mark) => ({ ...mark, week: weekOf(page, mark.on) })),
  };
}

/** The week in whose time a day falls: the first that is due on it or later; null after the last. */
function weekOf({ weeks }: SchedulePage, day: string): number | null {
  return weeks.find(({ dueOn }) => day <= dueOn)?.week ?? null;
}

function milestoneMarks({ contract, milestones }: SchedulePage): TimelineMark[] {
  return milestones.map(({ id, title, state, dueOn, done }) => ({
    kind: "milestone",
    on: done?.on ?? dueOn,
    what: `${title}, ${state}`,
    href: `/contracts/${contract.id}/milestones/${id}`,
  }));
}

async function toldMarks(db: Db, { contract }: SchedulePage): Promise<TimelineMark[]> {
  const rounds = await roundsOf(db, contract.id);
  const documents = await instructionsOf(db, contract.id);
  return [
    ...documents.map(({ version, agreedOn }) => ({
      kind: "instructions" as const,
      on: agreedOn,
      what: `Instructions ${version} agreed`,
      href: `/contracts/${contract.id}/instructions/${encodeURIComponent(version)}`,
    })),
    ...rounds.map(({ id, number, title, createdAt }) => ({
      kind: "calibration" as const,
      on: dayIn(createdAt, contract.timeZone),
      what: `Round ${number}: ${title}`,
      href: `/calibration/${id}`,
    })),
  ];
}

/** What the contract approves by week begins on the day after the week before is due; one open from the start has no mark. */
async function checkpointMarks(db: Db, { contract, weeks }: SchedulePage): Promise<TimelineMark[]> {
  const known = await knownCheckpoints(db, contract.id);
  return known.flatMap((checkpoint) => {
    const { model, agreed, entries } = checkpoint;
    const href = `/contracts/${contract.id}/checkpoints/${encodeURIComponent(model)}`;
    const kind = "checkpoint" as const;
    const before = weeks.find(({ week }) => week === (agreed?.fromWeek ?? 1) - 1);
    const byWeek = approvalOf(checkpoint).days === null && before;
    return [
      ...(byWeek ? [{ kind, on: before.dueOn, what: `${model} from week ${agreed?.fromWeek}`, href }] : []),
      ...entries.flatMap((entry) => {
        const { what, on } = entryMark(entry, contract.timeZone);
        return what && on ? [{ kind, on, what: `${model} ${what}`, href }] : [];
      }),
    ];
  });
}

function entryMark({ entry, fromDay, toDay, fromAt, note }: CheckpointEntry, timeZone: string) {
  if (entry === "approved") return { what: "approved", on: fromDay };
  if (entry === "ended") return { what: "approved for the last time", on: toDay };
  if (entry === "retired") return { what: "retired", on: toDay };
  if (entry === "downtime") return { what: `down: ${note}`, on: fromAt === null ? null : dayIn(fromAt, timeZone) };
  return { what: null, on: null };
}

async function workMarks(db: Db, { contract, weeks }: SchedulePage): Promise<TimelineMark[]> {
  const on = (at: number) => dayIn(at, contract.timeZone);
  const marks: TimelineMark[] = [];
  const releases = new Map<string, TimelineMark>();
  for (const { batchId, week } of weeks) {
    for (const { commercial, decidedAt } of await decisionsOfBatch(db, batchId))
      marks.push({
        kind: "decision",
        on: on(decidedAt),
        what: `Week ${week}: ${commercial.replaceAll("_", " ")}`,
        href: `/batches/${batchId}/history`,
      });
    for (const { id, name, createdAt } of await releasesOfBatch(db, batchId))
      releases.set(id, { kind: "release", on: on(createdAt), what: name, href: `/releases/${id}` });
  }
  const runs = (await listRuns(db)).filter(({ releaseId }) => releaseId !== null && releases.has(releaseId));
  return [
    ...marks,
    ...releases.values(),
    ...runs.map(({ id, name, at }) => ({
      kind: "run" as const,
      on: on(at),
      what: `${name} evaluated`,
      href: `/runs/${id}`,
    })),
  ];
}
