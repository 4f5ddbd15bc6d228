/** Questions between us and vendors, with their answers. */
import { desc, eq } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import { batches, contracts, questionAnswers, questions, vendors } from "./schema.ts";

export interface QuestionRow {
  id: number;
  contractId: string;
  contract: string;
  vendorId: string;
  vendor: string;
  batchId: string | null;
  week: number | null;
  asked: (typeof questions.$inferSelect)["asked"];
  text: string;
  by: string;
  at: number;
  answer: { text: string; by: string; at: number } | null;
}

/** Newest first. @param contractId null: of all contracts */
export async function questionsOf(db: Db, contractId: string | null): Promise<QuestionRow[]> {
  const rows = db
    .select({
      question: questions,
      answer: questionAnswers,
      week: batches.week,
      contract: contracts.title,
      vendorId: vendors.id,
      vendor: vendors.name,
    })
    .from(questions)
    .innerJoin(contracts, eq(contracts.id, questions.contractId))
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .leftJoin(batches, eq(batches.id, questions.batchId))
    .leftJoin(questionAnswers, eq(questionAnswers.questionId, questions.id))
    .where(contractId === null ? undefined : eq(questions.contractId, contractId))
    .orderBy(desc(questions.at), desc(questions.id))
    .all();
  return rows.map(({ question, answer, ...about }) => ({
    ...question,
    ...about,
    answer: answer && { text: answer.text, by: answer.by, at: answer.at },
  }));
}

export async function questionById(db: Db, id: number): Promise<typeof questions.$inferSelect | undefined> {
  return db.select().from(questions).where(eq(questions.id, id)).get();
}

export async function ask(db: Db, question: Omit<typeof questions.$inferInsert, "id">): Promise<void> {
  db.insert(questions).values(question).run();
}

/** "absent": the contract has no such question. "taken": somebody answered it meanwhile; theirs stands. */
export async function answer(
  db: Db,
  contractId: string,
  values: typeof questionAnswers.$inferSelect,
): Promise<"stored" | "absent" | "taken"> {
  return inTransaction(db, () => {
    const question = db.select().from(questions).where(eq(questions.id, values.questionId)).get();
    if (question?.contractId !== contractId) return "absent";
    const done = db.insert(questionAnswers).values(values).onConflictDoNothing().run();
    return done.changes === 1 ? "stored" : "taken";
  });
}
