/** Which release serves a purpose. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, oneOf } from "./parts.ts";
import { releases } from "./releases.ts";

const ROLES = ["lead"] as const;

/** Append-only: triggers refuse UPDATE and DELETE. The latest move of a pointer is where it points. */
export const pointerMoves = sqliteTable(
  "pointer_moves",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    pointer: text("pointer").notNull(),
    /** null: points at nothing from now on. */
    releaseId: text("release_id").references(() => releases.id),
    by: text("by").notNull(),
    /** Always lead: the right that moving takes. What the mover's role was at the time stands in the audit log. */
    role: text("role", { enum: ROLES })
      .notNull()
      .$default(() => "lead"),
    reason: text("reason").notNull(),
    movedAt: at("moved_at"),
  },
  (t) => [
    index("pointer_moves_pointer").on(t.pointer, t.id),
    check("pointer_moves_named", sql`length(trim(${t.pointer})) > 0`),
    check("pointer_moves_said", sql`length(trim(${t.by})) > 0 AND length(trim(${t.reason})) > 0`),
    check("pointer_moves_role", oneOf("role", ROLES)),
  ],
);
