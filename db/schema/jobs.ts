/** Long work. */
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { JOB_STAGES, JOB_STATES } from "../../app/domain/states.ts";
import { at, id, oneOf } from "./parts.ts";

export const jobs = sqliteTable(
  "jobs",
  {
    id: id(),
    kind: text("kind").notNull(),
    state: text("state", { enum: JOB_STATES }).notNull(),
    stage: text("stage", { enum: JOB_STAGES }).notNull(),
    title: text("title").notNull(),
    input: text("input", { mode: "json" }).notNull(),
    bytesDone: integer("bytes_done").notNull().default(0),
    bytesTotal: integer("bytes_total").notNull().default(0),
    rows: integer("rows").notNull().default(0),
    rejected: integer("rejected").notNull().default(0),
    cancelRequested: integer("cancel_requested", { mode: "boolean" }).notNull().default(false),
    result: text("result", { mode: "json" }),
    /** A sentence for a person, when it failed. */
    message: text("message"),
    createdAt: at("created_at"),
    startedAt: integer("started_at"),
    endedAt: integer("ended_at"),
  },
  (t) => [
    index("jobs_state").on(t.state),
    check("jobs_state_known", oneOf("state", JOB_STATES)),
    check("jobs_stage_known", oneOf("stage", JOB_STAGES)),
  ],
);
