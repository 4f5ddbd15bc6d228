/** Comments and assignments on one thing, and what people do with them; problems by field. */
import {
  closureSchema,
  commentText,
  newAssignmentSchema,
  newCommentSchema,
  TALK_SUBJECTS,
  type TalkSubject,
} from "#app/domain/talk.ts";
import { assignmentById, assignmentsOn, closeAssignment, insertAssignment } from "#db/assignments.server.ts";
import type { Db } from "#db/client.server.ts";
import { type CommentRow, commentById, commentsOn, insertComment, insertCommentVersion } from "#db/comments.server.ts";
import { type DueAssignment, withDue } from "./due-assignments.server.ts";
import { type TalkPlace, talkPlace } from "./talk-subject.server.ts";

interface Tools {
  db: Db;
  now(): number;
}

export type TalkResult = { ok: true; href: string } | { ok: false; errors: Record<string, string> };

export interface Talk {
  kind: TalkSubject;
  key: string;
  now: number;
  comments: SaidComment[];
  assignments: DueAssignment[];
}

export interface SaidComment {
  id: number;
  author: string;
  createdAt: number;
  /** null = withdrawn. */
  text: string | null;
  /** Of the version that holds. */
  at: number;
  edits: number;
}

export async function talkOn({ db, now }: Tools, kind: TalkSubject, key: string): Promise<Talk> {
  const timeZone = (await talkPlace(db, kind, key))?.timeZone ?? "UTC";
  return {
    kind,
    key,
    now: now(),
    comments: (await commentsOn(db, kind, key)).map(saidComment),
    assignments: (await assignmentsOn(db, kind, key)).map((row) => withDue(row, now(), timeZone)),
  };
}

export function saidComment({ id, author, createdAt, versions }: CommentRow): SaidComment {
  const last = versions.at(-1);
  return { id, author, createdAt, text: last?.text ?? null, at: last?.at ?? createdAt, edits: versions.length - 1 };
}

/** What `kind` and `key` of a form or an address name; undefined when there is no such thing. */
export async function namedPlace(
  db: Db,
  params: URLSearchParams,
): Promise<(TalkPlace & { kind: TalkSubject; key: string }) | undefined> {
  const kind = TALK_SUBJECTS.find((one) => one === params.get("kind"));
  const key = params.get("key") ?? "";
  const place = kind && key.length <= 200 ? await talkPlace(db, kind, key) : undefined;
  return kind && place && { ...place, kind, key };
}

export async function comment({ db, now }: Tools, form: URLSearchParams): Promise<TalkResult> {
  const parsed = newCommentSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refused(parsed.error.issues);
  const place = await namedPlace(db, form);
  if (!place) return NOTHING_THERE;
  await insertComment(db, { ...parsed.data, subjectKind: place.kind, subjectKey: place.key, now: now() });
  return { ok: true, href: `${place.href}#talk` };
}

/** The author alone edits or withdraws; `intent` says which, `seen` which version was shown. */
export async function changeComment({ db, now }: Tools, id: number, form: URLSearchParams): Promise<TalkResult> {
  const row = await commentById(db, id);
  if (!row) return NOTHING_THERE;
  const last = row.versions.at(-1);
  if (!last || last.text === null) return { ok: false, errors: { form: "It was withdrawn; write a new comment." } };
  if ((form.get("author") ?? "").trim() !== row.author)
    return { ok: false, errors: { author: "Only its author changes a comment: sign with the name it carries." } };
  const withdraws = form.get("intent") === "withdraw";
  const parsed = withdraws ? null : commentText.safeParse(form.get("text"));
  if (parsed && !parsed.success) return { ok: false, errors: { text: parsed.error.issues[0]?.message ?? "" } };
  const version = { commentId: id, text: parsed?.data ?? null, now: now(), seen: Number(form.get("seen")) };
  if (!(await insertCommentVersion(db, version)))
    return { ok: false, errors: { form: "It was changed meanwhile; the newest version is shown. Nothing was saved." } };
  const place = await talkPlace(db, row.subjectKind, row.subjectKey);
  return { ok: true, href: `${place?.href ?? "/"}#talk` };
}

export async function assign({ db, now }: Tools, form: URLSearchParams): Promise<TalkResult> {
  const parsed = newAssignmentSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refused(parsed.error.issues);
  const place = await namedPlace(db, form);
  if (!place) return NOTHING_THERE;
  await insertAssignment(db, {
    ...parsed.data,
    subjectKind: place.kind,
    subjectKey: place.key,
    contractId: place.contractId,
    createdAt: now(),
  });
  return { ok: true, href: `${place.href}#talk` };
}

export async function finish({ db, now }: Tools, id: number, form: URLSearchParams): Promise<TalkResult> {
  const parsed = closureSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refused(parsed.error.issues);
  const assignment = await assignmentById(db, id);
  if (!assignment) return NOTHING_THERE;
  if (!(await closeAssignment(db, { assignmentId: id, at: now(), ...parsed.data })))
    return { ok: false, errors: { form: "It was done before; the first word on it stands." } };
  return { ok: true, href: `/assignments/${id}` };
}

const NOTHING_THERE: TalkResult = { ok: false, errors: { form: "What it is about is not there." } };

function refused(issues: readonly { path: readonly PropertyKey[]; message: string }[]): TalkResult {
  const errors = issues.toReversed().map(({ path, message }) => [String(path[0] ?? "form"), message]);
  return { ok: false, errors: Object.fromEntries(errors) };
}

export type CommentPage = NonNullable<Awaited<ReturnType<typeof commentPage>>>;

/** undefined when there is no such comment. */
export async function commentPage({ db, now }: Tools, id: number) {
  const row = Number.isSafeInteger(id) ? await commentById(db, id) : undefined;
  if (!row) return undefined;
  const place = await talkPlace(db, row.subjectKind, row.subjectKey);
  return { now: now(), comment: saidComment(row), versions: row.versions, place: place ?? null };
}
