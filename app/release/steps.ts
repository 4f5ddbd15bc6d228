/** Solutions in steps: an item tagged `steps` has the steps of one solution as its responses, in order. */
import type { ItemRecord } from "#app/domain/record.ts";
import { rounded } from "./rounded.ts";
import { STEPS_TAG, type TrainingSingle } from "./training-pair.ts";

export function isSteps({ tags }: ItemRecord): boolean {
  return tags?.includes(STEPS_TAG) ?? false;
}

export interface Steps {
  texts: string[];
  labels: boolean[];
  /** Mean weight of the steps. */
  weight: number;
}

/** null unless every step is plain text and has exactly one label: trainers read as many labels as steps. */
export function stepsOf({ responses }: ItemRecord, singles: readonly TrainingSingle[]): Steps | null {
  const texts = responses.flatMap(({ text }) => (typeof text === "string" ? [text] : []));
  const inOrder = singles.length === responses.length && singles.every(({ response }, i) => response === i);
  if (!inOrder || texts.length !== responses.length) return null;
  const weight = rounded(singles.reduce((sum, single) => sum + single.weight, 0) / singles.length);
  return { texts, labels: singles.map(({ label }) => label), weight };
}
