/** Comments with their versions. Append-only: an edit is a new version, withdrawal a version without text. */
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { TalkSubject } from "#app/domain/talk.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { comments, commentVersions } from "./schema.ts";

export type CommentRow = typeof comments.$inferSelect & { versions: CommentVersionRow[] };
export type CommentVersionRow = typeof commentVersions.$inferSelect;

export async function insertComment(
  db: Db,
  comment: { subjectKind: TalkSubject; subjectKey: string; author: string; text: string; now: number },
): Promise<number> {
  const { text, now, ...about } = comment;
  return inTransaction(db, () => {
    const { id } = db
      .insert(comments)
      .values({ ...about, createdAt: now })
      .returning({ id: comments.id })
      .get();
    db.insert(commentVersions).values({ commentId: id, n: 1, text, at: now }).run();
    return id;
  });
}

/**
 * @param text null withdraws it.
 * @param seen number of the version that was edited; false when another came in between, and nothing is written.
 */
export async function insertCommentVersion(
  db: Db,
  version: { commentId: number; text: string | null; now: number; seen: number },
): Promise<boolean> {
  const { commentId, text, now, seen } = version;
  return inTransaction(db, () => {
    const last = db
      .select({ n: sql<number>`coalesce(max(${commentVersions.n}), 0)` })
      .from(commentVersions)
      .where(eq(commentVersions.commentId, commentId))
      .get();
    if (last?.n !== seen) return false;
    db.insert(commentVersions)
      .values({ commentId, n: seen + 1, text, at: now })
      .run();
    return true;
  });
}

/** First to last. */
export async function commentsOn(db: Db, subjectKind: TalkSubject, subjectKey: string): Promise<CommentRow[]> {
  const rows = db
    .select()
    .from(comments)
    .where(and(eq(comments.subjectKind, subjectKind), eq(comments.subjectKey, subjectKey)))
    .orderBy(asc(comments.id))
    .all();
  return withVersions(db, rows);
}

export async function commentById(db: Db, id: number): Promise<CommentRow | undefined> {
  return withVersions(db, db.select().from(comments).where(eq(comments.id, id)).all())[0];
}

function withVersions(db: Db, rows: (typeof comments.$inferSelect)[]): CommentRow[] {
  if (rows.length === 0) return [];
  const versions = db
    .select()
    .from(commentVersions)
    .where(
      inArray(
        commentVersions.commentId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(commentVersions.n))
    .all();
  return rows.map((row) => ({ ...row, versions: versions.filter(({ commentId }) => commentId === row.id) }));
}
