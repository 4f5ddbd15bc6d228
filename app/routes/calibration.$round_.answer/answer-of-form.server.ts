/** One answer as the buttons send it. */
import { answerOptions, judgmentOf } from "#app/domain/answer-options.ts";
import type { Feedback } from "#app/domain/feedback.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";

const LONGEST_SECONDS = 3600;

/** null when no answer of the contract's feedback was chosen. */
export async function answerOfForm(db: Db, contractId: string, form: URLSearchParams, now: number) {
  const contract = await contractById(db, contractId);
  const options = contract ? answerOptions(contract.feedback as Feedback) : [];
  const option = options.find(({ id }) => id === form.get("answer"));
  if (!option) return null;
  const annotator = (form.get("as") ?? "").trim();
  const seconds = (now - Number(form.get("shown"))) / 1000;
  return {
    annotator,
    item: Number(form.get("item")),
    judgment: judgmentOf(option.answer, annotator),
    // A page left open over lunch is no active time.
    seconds: seconds >= 0 && seconds <= LONGEST_SECONDS ? Math.round(seconds * 10) / 10 : null,
  };
}
