import type { QuestionState } from "#app/domain/question.ts";

/** How the state of a question is shown. */
export const QUESTION_LOOKS: Record<QuestionState, { state: "pass" | "warn" | "fail"; word: string }> = {
  answered: { state: "pass", word: "answered" },
  open: { state: "warn", word: "open" },
  slow: { state: "fail", word: "waits long" },
};
