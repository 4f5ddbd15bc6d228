/** Questions of the demo: two answered, one that the vendor still waits for, one that waits too long. */

import type { Asked } from "#app/domain/question.ts";
import { batchesOf } from "#db/contracts.server.ts";
import { answer, ask, questionsOf } from "#db/questions.server.ts";
import type { Store } from "../store.ts";

const HOUR = 3_600_000;
const VENDOR = "Their project lead";

interface Asking {
  asked: Asked;
  week: number | null;
  /** Hours before the story of its contract ends. */
  ago: number;
  text: string;
  answer?: { after: number; text: string };
}

const QUESTIONS: Record<string, Asking[]> = {
  "general-helpfulness": [
    {
      asked: "us",
      week: 1,
      ago: 700,
      text: "Is an answer that refuses politely worse than one that is wrong?",
      answer: { after: 20, text: "A refusal without a reason is worse; section 4 of the instructions now says so." },
    },
    {
      asked: "vendor",
      week: 3,
      ago: 420,
      text: "Six prompts of week 3 stand word for word in our own evaluation. Where do they come from?",
      answer: { after: 66, text: "A writer copied them from a public page; she no longer writes prompts." },
    },
    { asked: "vendor", week: 6, ago: 30, text: "Why does one shift judge faster than one can read?" },
  ],
  "code-review": [
    { asked: "us", week: 3, ago: 30, text: "May a comparison be skipped when neither snippet compiles?" },
  ],
};

/** @param now when the story of this contract ends: UTC milliseconds */
export async function seedQuestions({ db }: Store, contractId: string, demoId: string, now: number): Promise<void> {
  const batches = await batchesOf(db, contractId);
  for (const { asked, week, ago, text, answer: given } of QUESTIONS[demoId] ?? []) {
    const at = now - ago * HOUR;
    const batchId = batches.find((batch) => batch.week === week)?.id ?? null;
    const by = asked === "vendor" ? "Demo researcher" : VENDOR;
    await ask(db, { contractId, batchId, asked, text, by, at });
    const questionId = (await questionsOf(db, contractId)).find((one) => one.text === text)?.id;
    if (!given || questionId === undefined) continue;
    const answerer = asked === "vendor" ? VENDOR : "Demo lead";
    await answer(db, contractId, { questionId, text: given.text, by: answerer, at: at + given.after * HOUR });
  }
}
