/** Assignments with how due they are, as lists and This week show them. */
import { type DueState, dueState, endOfDay } from "#app/domain/due-day.ts";
import { type AssignmentRow, assignmentById, listAssignments, openAssignments } from "#db/assignments.server.ts";
import type { Db } from "#db/client.server.ts";
import { talkPlace } from "./talk-subject.server.ts";

export type DueAssignment = AssignmentRow & { state: DueState | "done"; endsAt: number };
export type PlacedAssignment = DueAssignment & { about: string; href: string };

/** A due day ends at midnight where the contract is. */
export function withDue(row: AssignmentRow, now: number, timeZone: string): DueAssignment {
  return {
    ...row,
    state: row.closure ? "done" : dueState(row.dueOn, timeZone, now),
    endsAt: endOfDay(row.dueOn, timeZone),
  };
}

/** Open, and overdue or due within a week; the longest overdue first. */
export async function dueAssignments(db: Db, now: number): Promise<PlacedAssignment[]> {
  return (await placed(db, await openAssignments(db), now)).filter(({ state }) => state !== "later");
}

export const ASSIGNMENT_SHOWN = ["open", "done", "all"] as const;
export const ASSIGNMENT_SORTS = ["due", "assignee", "about", "task", "author"] as const;
export type AssignmentSort = (typeof ASSIGNMENT_SORTS)[number];

export type AssignmentsPage = Awaited<ReturnType<typeof assignmentsPage>>;

/** The list as the address asks for it: `name`, `shown`, `sort`. */
export async function assignmentsPage(db: Db, now: number, params: URLSearchParams) {
  const all = await listAssignments(db);
  const names = [...new Set(all.map(({ assignee }) => assignee))].sort();
  const name = names.find((one) => one === params.get("name")) ?? null;
  const shown = ASSIGNMENT_SHOWN.find((one) => one === params.get("shown")) ?? "open";
  const text = params.get("sort") ?? "";
  const sort = ASSIGNMENT_SORTS.find((one) => one === text.replace(/^-/, "")) ?? "due";
  const descending = text.startsWith("-");
  const found = all
    .filter((row) => !name || row.assignee === name)
    .filter((row) => shown === "all" || Boolean(row.closure) === (shown === "done"));
  const rows = await placed(db, found, now);
  rows.sort((a, b) => compare(KEYS[sort](a), KEYS[sort](b)) * (descending ? -1 : 1) || a.id - b.id);
  return { rows, all: all.length, names, filter: { name, shown }, sort, descending };
}

/** What is no longer there has no zone: its days are UTC days. */
async function placed(db: Db, rows: readonly AssignmentRow[], now: number): Promise<PlacedAssignment[]> {
  const found = [];
  for (const row of rows) {
    const place = await talkPlace(db, row.subjectKind, row.subjectKey);
    const about = place?.label ?? "no longer there";
    found.push({ ...withDue(row, now, place?.timeZone ?? "UTC"), about, href: place ? `${place.href}#talk` : "" });
  }
  return found;
}

const KEYS: Record<AssignmentSort, (row: PlacedAssignment) => string> = {
  due: ({ dueOn }) => dueOn,
  assignee: ({ assignee }) => assignee,
  about: ({ vendor, contract, about }) => `${vendor} ${contract} ${about}`,
  task: ({ task }) => task,
  author: ({ author }) => author,
};

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** undefined when there is no such assignment. */
export async function assignmentPage(db: Db, now: number, id: number): Promise<PlacedAssignment | undefined> {
  const row = Number.isSafeInteger(id) ? await assignmentById(db, id) : undefined;
  return row && (await placed(db, [row], now))[0];
}
