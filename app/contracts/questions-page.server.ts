/** The questions of a contract: those that wait first, how long answers take, and the two things one can do. */
import { z } from "zod";
import { ASKED, daysWaited, questionState, turnaround } from "#app/domain/question.ts";
import { nameText, saidText } from "#app/domain/said.ts";
import type { Db } from "#db/client.server.ts";
import { batchesOf, contractById } from "#db/contracts.server.ts";
import { answer, ask, type QuestionRow, questionById, questionsOf } from "#db/questions.server.ts";
import { problemsOf } from "./stage-page.server.ts";

export type QuestionsPage = NonNullable<Awaited<ReturnType<typeof questionsPage>>>;
export type QuestionLine = ReturnType<typeof questionLine>;

export const QUESTION_FILTERS = ["all", "open", "answered"] as const;
export type QuestionFilter = (typeof QUESTION_FILTERS)[number];

/** undefined when there is no such contract. */
export async function questionsPage(db: Db, contractId: string, params: URLSearchParams, now: number) {
  const contract = await contractById(db, contractId);
  if (!contract) return undefined;
  const all = (await questionsOf(db, contractId)).map((row) => questionLine(row, now));
  const filter = QUESTION_FILTERS.find((one) => one === params.get("state")) ?? "all";
  const shown = all.filter(({ answer: given }) => filter === "all" || (given !== null) === (filter === "answered"));
  return {
    contract: { id: contract.id, title: contract.title, vendor: contract.vendor },
    weeks: (await batchesOf(db, contractId)).map(({ id, week }) => ({ id, week })),
    filter,
    counts: {
      all: all.length,
      open: all.filter((one) => !one.answer).length,
      answered: all.filter((one) => one.answer).length,
    },
    /** What waits first, the longest on top; then what was answered, the newest on top. */
    questions: shown.sort(
      (a, b) => Number(a.answer !== null) - Number(b.answer !== null) || (a.answer ? b.at - a.at : a.at - b.at),
    ),
    turnaround: ASKED.map((asked) => ({
      asked,
      ...turnaround(
        all.filter((one) => one.asked === asked),
        now,
      ),
    })),
  };
}

function questionLine(row: QuestionRow, now: number) {
  const times = { askedAt: row.at, answeredAt: row.answer?.at ?? null };
  return { ...row, ...times, state: questionState(times, now), days: daysWaited(times, now) };
}

const MOST = 4_000;
const LONG = "At most 4,000 characters.";
const askSchema = z.object({
  asked: z.enum(ASKED, { error: "Say who has to answer." }),
  week: z.string().trim().default(""),
  text: saidText("Write the question.", MOST, LONG),
  by: nameText("Sign with your name."),
});
const answerSchema = z.object({
  question: z.coerce.number().int(),
  answer: saidText("Write the answer.", MOST, LONG),
  by: nameText("Say who answered."),
});

export type QuestionResult = { ok: true } | { ok: false; errors: Record<string, string> };

/** @param form with `question` it is an answer, else a new question */
export async function sayOf(
  { db, now }: { db: Db; now(): number },
  contractId: string,
  form: Record<string, string>,
): Promise<QuestionResult> {
  const parsed =
    "question" in form
      ? answerSchema.safeParse({ ...form, by: await answererOf(db, form) })
      : askSchema.safeParse(form);
  if (!parsed.success) return { ok: false, errors: problemsOf(parsed.error.issues) };
  if ("question" in parsed.data) {
    const { question: questionId, answer: text, by } = parsed.data;
    const done = await answer(db, contractId, { questionId, text, by, at: now() });
    if (done === "stored") return { ok: true };
    const why =
      done === "taken" ? "Somebody answered it meanwhile; their answer stands." : "There is no such question.";
    return { ok: false, errors: { answer: why } };
  }
  const { asked, week, text, by } = parsed.data;
  const batch = (await batchesOf(db, contractId)).find((one) => String(one.week) === week);
  if (week !== "" && !batch) return { ok: false, errors: { week: `The contract has no week ${week.slice(0, 20)}.` } };
  await ask(db, { contractId, batchId: batch?.id ?? null, asked, text, by, at: now() });
  return { ok: true };
}

/** The vendor's people have no account and are named; whoever answers for us is the account that sends it. */
async function answererOf(db: Db, { question, answeredBy, by }: Record<string, string>): Promise<string | undefined> {
  const asked = (await questionById(db, Number(question)))?.asked;
  return asked === "vendor" ? (answeredBy ?? by) : by;
}
