/** Assignments with how due they are, as lists and This week show them. */
import { type DueState, dueState, endOfDay } from "#app/domain/due-day.ts";
import { type AssignmentRow, assignmentById, listAssignments, openAssignments } from "#db/assignments.server.ts";
import type { Db } from "#db/client.server.ts";
import { talkPlace } from "./talk-subject.server.ts";

/** Contracts carry no time zone yet: their days, as all their dates, are UTC days. */
const TIME_ZONE = "UTC";

export type DueAssignment = AssignmentRow & { state: DueState | "done"; endsAt: number };
export type PlacedAssignment = DueAssignment & { about: string; href: string };

export function withDue(rows: readonly AssignmentRow[], now: number): DueAssignment[] {
  return rows.map((row) => ({
    ...row,
    state: row.closure ? "done" : dueState(row.dueOn, TIME_ZONE, now),
    endsAt: endOfDay(row.dueOn, TIME_ZONE),
  }));
}

/** Open, and overdue or due within a week; the longest overdue first. */
export async function dueAssignments(db: Db, now: number): Promise<PlacedAssignment[]> {
  return placed(
    db,
    withDue(await openAssignments(db), now).filter(({ state }) => state !== "later"),
  );
}

export const ASSIGNMENT_SHOWN = ["open", "done", "all"] as const;
export const ASSIGNMENT_SORTS = ["due", "assignee", "about", "task", "author"] as const;
export type AssignmentSort = (typeof ASSIGNMENT_SORTS)[number];

export type AssignmentsPage = Awaited<ReturnType<typeof assignmentsPage>>;

/** The list as the address asks for it: `name`, `shown`, `sort`. */
export async function assignmentsPage(db: Db, now: number, params: URLSearchParams) {
  const all = withDue(await listAssignments(db), now);
  const names = [...new Set(all.map(({ assignee }) => assignee))].sort();
  const name = names.find((one) => one === params.get("name")) ?? null;
  const shown = ASSIGNMENT_SHOWN.find((one) => one === params.get("shown")) ?? "open";
  const text = params.get("sort") ?? "";
  const sort = ASSIGNMENT_SORTS.find((one) => one === text.replace(/^-/, "")) ?? "due";
  const descending = text.startsWith("-");
  const found = all
    .filter((row) => !name || row.assignee === name)
    .filter((row) => shown === "all" || (row.state === "done") === (shown === "done"));
  const rows = await placed(db, found);
  rows.sort((a, b) => compare(KEYS[sort](a), KEYS[sort](b)) * (descending ? -1 : 1) || a.id - b.id);
  return { rows, all: all.length, names, filter: { name, shown }, sort, descending };
}

export async function placed(db: Db, rows: readonly DueAssignment[]): Promise<PlacedAssignment[]> {
  const found = [];
  for (const row of rows) {
    const place = await talkPlace(db, row.subjectKind, row.subjectKey);
    found.push({ ...row, about: place?.label ?? "no longer there", href: place ? `${place.href}#talk` : "" });
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
  return row && (await placed(db, withDue([row], now)))[0];
}
