/** A delivered record as an example in a report: what the vendor itself sent, in the order shown, and nothing of ours. */
import type { ItemRecord, Message } from "#app/domain/record.ts";
import { rawJudgmentText } from "../raw-judgment.ts";
import type { Example } from "./content.ts";

/** Characters of one text; a longer one is cut with a note. */
export const MOST_CHARACTERS = 3000;

export function exampleOfRecord(record: ItemRecord, place: Pick<Example, "file" | "line">, reason: string): Example {
  return {
    record: record.id,
    ...place,
    prompt: shortened(textOf(record.prompt)),
    responses: record.responses.map(({ text }) => shortened(textOf(text))),
    judgments: record.judgments.map((judgment) => ({
      annotator: judgment.annotator ?? null,
      said: rawJudgmentText(judgment),
    })),
    reason,
  };
}

function textOf(text: string | Message[]): string {
  if (typeof text === "string") return text;
  return text.map(({ role, content }) => `${role}: ${content}`).join("\n\n");
}

function shortened(text: string): string {
  const characters = [...text.slice(0, 2 * MOST_CHARACTERS)];
  if (text.length <= MOST_CHARACTERS) return text;
  return `${characters.slice(0, MOST_CHARACTERS).join("")} … (shortened; the whole text is in the delivered file)`;
}
