/**
 * Settles the languages that the screen left in doubt, with a statistical detector. The detector takes half a second and
 * tens of megabytes to load, so it is asked only when the doubts are more than a share could feel.
 */

import { placeOfLanguage } from "#app/domain/languages.ts";
import type { ItemRecord } from "#app/domain/record.ts";
import { IN_DOUBT } from "#app/metrics/batch-view.ts";

/** Fewer doubtful texts than this share move no language share past its third decimal; they stay undetected. */
const FEW = 0.0005;
/** A tenth of a millisecond each. Of more, the first in file order are settled and the others stay undetected. */
export const MOST_SETTLED = 5000;
const CHARACTERS = 300;

export interface LanguageColumns {
  /** Per item and per response; changed in place. */
  promptLanguage: Uint8Array;
  language: Uint8Array;
  firstResponse(item: number): number;
}

/** True when there was a doubt, so that the columns are to be written anew. None is left. */
export async function settleLanguages(
  columns: LanguageColumns,
  items: number,
  record: (item: number) => ItemRecord,
): Promise<boolean> {
  const { promptLanguage, language } = columns;
  const doubts = countDoubts(promptLanguage) + countDoubts(language);
  if (doubts === 0) return false;
  const detect = doubts > FEW * (promptLanguage.length + language.length) ? await detector() : () => 0;
  let settled = 0;
  for (let i = 0; i < items; i += 1) {
    const from = columns.firstResponse(i);
    const to = columns.firstResponse(i + 1);
    let responseDoubts = 0;
    for (let r = from; r < to; r += 1) if (language[r] === IN_DOUBT) responseDoubts += 1;
    if (promptLanguage[i] !== IN_DOUBT && responseDoubts === 0) continue;
    const known = settled < MOST_SETTLED ? record(i) : null;
    settled += responseDoubts + 1;
    if (promptLanguage[i] === IN_DOUBT) promptLanguage[i] = known ? detect(questionOf(known)) : 0;
    for (let r = from; r < to; r += 1)
      if (language[r] === IN_DOUBT) language[r] = known ? detect(textOf(known.responses[r - from]?.text ?? "")) : 0;
  }
  return true;
}

async function detector(): Promise<(text: string) => number> {
  const { eld } = await import("eld/extrasmall");
  return (text) => {
    const found = eld.detect(text.slice(0, CHARACTERS));
    return found.isReliable() ? placeOfLanguage(found.language) : 0;
  };
}

function countDoubts(column: Uint8Array): number {
  let doubts = 0;
  for (let i = 0; i < column.length; i += 1) if (column[i] === IN_DOUBT) doubts += 1;
  return doubts;
}

function questionOf({ prompt }: ItemRecord): string {
  if (typeof prompt === "string") return prompt;
  return prompt.findLast(({ role }) => role === "user")?.content ?? "";
}

function textOf(text: ItemRecord["responses"][number]["text"]): string {
  return typeof text === "string" ? text : text.map(({ content }) => content).join("\n\n");
}
