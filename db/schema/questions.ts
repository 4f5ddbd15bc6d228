/** Questions to and from a vendor. Append-only by triggers; one answer each, a follow-up is a question of its own. */
import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ASKED } from "../../app/domain/question.ts";
import { contracts } from "./contracts.ts";
import { batches } from "./deliveries.ts";
import { at, oneOf } from "./parts.ts";

export const questions = sqliteTable(
  "questions",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    /** The week it is about; null = the contract. */
    batchId: text("batch_id").references(() => batches.id),
    /** Who has to answer. */
    asked: text("asked", { enum: ASKED }).notNull(),
    text: text("text").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [
    index("questions_contract").on(t.contractId, t.id),
    check("questions_asked", oneOf("asked", ASKED)),
    check("questions_said", sql`length(trim(${t.text})) > 0 AND length(trim(${t.by})) > 0`),
  ],
);

export const questionAnswers = sqliteTable(
  "question_answers",
  {
    questionId: integer("question_id")
      .primaryKey()
      .references(() => questions.id),
    text: text("text").notNull(),
    by: text("by").notNull(),
    at: at("at"),
  },
  (t) => [check("question_answers_said", sql`length(trim(${t.text})) > 0 AND length(trim(${t.by})) > 0`)],
);
