/** The questions of a vendor across its contracts: what waits first, and how long answers take. */
import { ASKED, daysWaited, questionState, turnaround } from "#app/domain/question.ts";
import { medianInterval } from "#app/stats/median-interval.ts";
import type { Db } from "#db/client.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { type QuestionRow, questionsOf } from "#db/questions.server.ts";

export const VENDOR_QUESTION_FILTERS = ["all", "open", "answered"] as const;
const SORTS = ["state", "asked", "days", "contract"] as const;

export type VendorQuestions = NonNullable<Awaited<ReturnType<typeof vendorQuestions>>>;

/** undefined when there is no such vendor. */
export async function vendorQuestions(db: Db, vendorId: string, params: URLSearchParams, now: number) {
  const vendor = await vendorById(db, vendorId);
  if (!vendor) return undefined;
  const all = (await questionsOf(db, null))
    .filter((question) => question.vendorId === vendorId)
    .map((question) => lineOf(question, now));
  const filter = VENDOR_QUESTION_FILTERS.find((one) => one === params.get("state")) ?? "all";
  const wanted = params.get("sort") ?? "state";
  const key = SORTS.find((one) => one === wanted.replace(/^-/, "")) ?? "state";
  const direction = wanted.startsWith("-") ? ("descending" as const) : ("ascending" as const);
  const sign = direction === "ascending" ? 1 : -1;
  return {
    vendor: { id: vendor.id, name: vendor.name },
    filter,
    sort: { key, direction },
    counts: {
      all: all.length,
      open: all.filter(({ answer }) => !answer).length,
      answered: all.filter(({ answer }) => answer).length,
    },
    turnaround: ASKED.map((asked) => {
      const own = all.filter((question) => question.asked === asked);
      const answered = own.filter(({ answer }) => answer).map(({ days }) => days);
      return { asked, ...turnaround(own, now), interval: medianInterval(answered) };
    }),
    questions: all
      .filter(({ answer }) => filter === "all" || (answer !== null) === (filter === "answered"))
      .sort((a, b) => sign * COMPARE[key](a, b) || a.id - b.id),
  };
}

function lineOf(question: QuestionRow, now: number) {
  const times = { askedAt: question.at, answeredAt: question.answer?.at ?? null };
  return { ...question, ...times, state: questionState(times, now), days: daysWaited(times, now) };
}

type Line = ReturnType<typeof lineOf>;

const COMPARE: Record<(typeof SORTS)[number], (a: Line, b: Line) => number> = {
  // What waits first, the longest on top; then what was answered, the newest on top.
  state: (a, b) => Number(a.answer !== null) - Number(b.answer !== null) || (a.answer ? b.at - a.at : a.at - b.at),
  asked: (a, b) => a.at - b.at,
  days: (a, b) => a.days - b.days,
  contract: (a, b) => a.contract.localeCompare(b.contract, "en"),
};
