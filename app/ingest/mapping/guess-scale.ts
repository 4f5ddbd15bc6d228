/** A label scale guessed from the values of its column. What the values cannot tell is said in a note. */

import type { MappingScale } from "./column-mapping.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { sideOfWord, wordScale } from "./guess-words.ts";

export interface GuessedScale {
  scale: MappingScale;
  /** 0 … 1: how far the values leave no other reading. */
  confidence: number;
  note: string | null;
}

const MOST_LABELS = 12;

/** null when the values are no labels. Columns of a group are judged together. */
export function guessScale(columns: readonly ColumnProfile[]): GuessedScale | null {
  const values = new Set(columns.flatMap((column) => [...column.distinct]));
  if (values.size === 0 || values.size > MOST_LABELS) return null;
  if (columns.every((column) => column.numeric || column.filled === 0)) {
    if (!columns.every((column) => column.integers)) return null;
    return fromNumbers([...values].map(Number).sort((a, b) => a - b));
  }
  return wordScale([...values]) ?? choiceScale([...values]);
}

function fromNumbers(values: number[]): GuessedScale | null {
  const real = values.filter((value) => value !== -100);
  const min = real[0] ?? 0;
  const max = real.at(-1) ?? 0;
  if (min < 0) {
    const scale = Math.max(-min, max);
    const note = `Signed labels up to ±${scale}: negative is read as "first better", as HelpSteer writes it.`;
    return { scale: { kind: "strength", scale, negativeIs: "first-better" }, confidence: 0.8, note };
  }
  if (max === 2 && min === 0)
    return choice([1], [2], [0], 0.8, "0, 1 and 2 are read as tie, first and second, as PandaLM writes it.");
  if (max === 2 && min === 1) return choice([1], [2], [], 0.8, null);
  if (max === 1)
    return choice(
      [0],
      [1],
      [],
      0.4,
      "0 and 1 are read as the index of the preferred response; 1 may also mean that the first one won.",
    );
  if (min < 1 || max > MOST_LABELS) return null;
  const missing = real.length < max ? ` Not every point up to ${max} occurs in the first rows.` : "";
  const note = `The highest label seen is ${max}, read as ${max} points with 1 = first much better.${missing}`;
  return { scale: { kind: "likert", points: max, firstIs: "first-better" }, confidence: missing ? 0.5 : 0.7, note };
}

function choice(
  first: number[],
  second: number[],
  tie: number[],
  confidence: number,
  note: string | null,
): GuessedScale {
  return { scale: { kind: "choice", first, second, tie, bothBad: [] }, confidence, note };
}

function choiceScale(values: string[]): GuessedScale | null {
  const of = (side: string) => values.filter((value) => sideOfWord(value) === side);
  const [first, second, tie, bothBad] = [of("first"), of("second"), of("tie"), of("bothBad")];
  if (first.length === 0 || second.length === 0) return null;
  const unread = values.length - first.length - second.length - tie.length - bothBad.length;
  if (unread > values.length / 2) return null;
  const note = unread > 0 ? `${unread} of the label's words could not be read.` : null;
  return { scale: { kind: "choice", first, second, tie, bothBad }, confidence: unread > 0 ? 0.5 : 0.9, note };
}
