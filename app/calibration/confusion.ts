/** How often each answer was given where the key says what. */
import { LABEL_CLASSES, type LabelClass } from "#app/domain/key-match.ts";

export interface ClassPair {
  key: LabelClass;
  answer: LabelClass;
}

/** `confusion[key][answer]`, for the classes that occur as either, in the order of the scale. */
export function confusionOf(pairs: readonly ClassPair[]): { classes: LabelClass[]; confusion: number[][] } {
  const classes = LABEL_CLASSES.filter((one) => pairs.some(({ key, answer }) => key === one || answer === one));
  const count = (key: LabelClass, answer: LabelClass) =>
    pairs.filter((pair) => pair.key === key && pair.answer === answer).length;
  return { classes, confusion: classes.map((key) => classes.map((answer) => count(key, answer))) };
}
