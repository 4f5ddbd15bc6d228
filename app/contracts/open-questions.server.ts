/** Questions that wait for an answer, of every contract. */
import type { OpenEnd } from "#app/domain/open-end.ts";
import { questionState } from "#app/domain/question.ts";
import type { Db } from "#db/client.server.ts";
import { questionsOf } from "#db/questions.server.ts";

export async function openQuestions(db: Db, now: number): Promise<OpenEnd[]> {
  const open = (await questionsOf(db, null)).filter(({ answer: given }) => given === null);
  return open.map(({ id, contractId, contract, vendor, asked, at, text }) => ({
    key: `question ${id}`,
    ...{ contractId, contract, vendor, at },
    state: questionState({ askedAt: at, answeredAt: null }, now) === "slow" ? ("fail" as const) : ("warn" as const),
    word: "unanswered",
    what: `${asked === "us" ? "the vendor asks" : "we ask"}: ${shortened(text)}`,
    money: null,
    next: {
      label: asked === "us" ? "Answer it" : "Remind the vendor, or note the answer",
      href: `/contracts/${contractId}/questions#question-${id}`,
    },
  }));
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}
