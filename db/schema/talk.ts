/** What people say and who is to do what, about a contract, a batch, a slice, a record or a flag. All append-only. */
import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { TALK_SUBJECTS } from "../../app/domain/talk.ts";
import { contracts } from "./contracts.ts";
import { at, oneOf } from "./parts.ts";

export const comments = sqliteTable(
  "comments",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    subjectKind: text("subject_kind", { enum: TALK_SUBJECTS }).notNull(),
    /** Its id; of a record `delivery/place`. */
    subjectKey: text("subject_key").notNull(),
    author: text("author").notNull(),
    createdAt: at("created_at"),
  },
  (t) => [
    index("comments_subject").on(t.subjectKind, t.subjectKey, t.id),
    check("comments_subject_kind", oneOf("subject_kind", TALK_SUBJECTS)),
    check("comments_said", sql`length(trim(${t.author})) > 0 AND length(${t.subjectKey}) > 0`),
  ],
);

/** The newest holds; the earlier ones stay on record. */
export const commentVersions = sqliteTable(
  "comment_versions",
  {
    commentId: integer("comment_id")
      .notNull()
      .references(() => comments.id),
    n: integer("n").notNull(),
    /** null = withdrawn by its author. */
    text: text("text"),
    at: at("at"),
  },
  (t) => [
    primaryKey({ columns: [t.commentId, t.n] }),
    check("comment_versions_said", sql`${t.text} IS NULL OR length(trim(${t.text})) > 0`),
  ],
);

export const assignments = sqliteTable(
  "assignments",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    subjectKind: text("subject_kind", { enum: TALK_SUBJECTS }).notNull(),
    subjectKey: text("subject_key").notNull(),
    /** Whose days count. */
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    task: text("task").notNull(),
    assignee: text("assignee").notNull(),
    /** YYYY-MM-DD in the contract's time zone; due when that day ends. */
    dueOn: text("due_on").notNull(),
    author: text("author").notNull(),
    createdAt: at("created_at"),
  },
  (t) => [
    index("assignments_subject").on(t.subjectKind, t.subjectKey),
    index("assignments_due").on(t.dueOn),
    check("assignments_subject_kind", oneOf("subject_kind", TALK_SUBJECTS)),
    check(
      "assignments_said",
      sql`length(trim(${t.task})) > 0 AND length(trim(${t.assignee})) > 0 AND length(trim(${t.author})) > 0`,
    ),
    check("assignments_due_on", sql`${t.dueOn} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`),
  ],
);

/** Done is an event: by whom, when, and what came of it. */
export const assignmentClosures = sqliteTable(
  "assignment_closures",
  {
    assignmentId: integer("assignment_id")
      .primaryKey()
      .references(() => assignments.id),
    by: text("by").notNull(),
    at: at("at"),
    note: text("note").notNull().default(""),
  },
  (t) => [check("assignment_closures_said", sql`length(trim(${t.by})) > 0`)],
);
