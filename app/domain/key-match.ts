/** Whether an answer is right by the key. */
import { answerOptions, type Label } from "./answer-options.ts";
import type { Feedback } from "./feedback.ts";
import type { KeyMatch } from "./pass-rule.ts";
import type { GoldAnswer } from "./record.ts";
import type { TieKind } from "./strength.ts";

/** The classes of a confusion with the key, in the order of the axis. */
export const LABEL_CLASSES = ["first", "tie", "second", "both_bad", "both_good", "skip"] as const;
export type LabelClass = (typeof LABEL_CLASSES)[number];

export function classOf({ strength, tie }: Label): LabelClass {
  if (strength !== null) return strength < 0 ? "first" : strength > 0 ? "second" : "tie";
  return OFF_SCALE[tie];
}

const OFF_SCALE: Record<TieKind, LabelClass> = {
  none: "skip",
  tie: "tie",
  both_bad: "both_bad",
  both_good: "both_good",
  skip: "skip",
};

/** A skipped item was not answered: null. */
export function isRight(answer: Label, key: Label, match: KeyMatch, scale: readonly number[]): boolean | null {
  if (classOf(answer) === "skip") return null;
  const sameClass = classOf(answer) === classOf(key);
  if (match === "side" || scale.length < 3 || key.strength === null) return sameClass;
  if (answer.strength === null) return false;
  const apart = Math.abs(placeOn(scale, answer.strength) - placeOn(scale, key.strength));
  return apart <= (match === "exact" ? 0 : 1);
}

/** The strengths a contract's feedback can express, ascending; [] where steps between them mean nothing. */
export function scaleOf(feedback: Feedback): number[] {
  return answerOptions(feedback).flatMap(({ strength }) => strength ?? []);
}

/** Whether a key says how much better, not only which side. */
export function hasDegree(key: GoldAnswer): boolean {
  return key.kind !== "choice" || (key.degree !== undefined && (key.degrees ?? 1) > 1) || key.value === "tie";
}

function placeOn(scale: readonly number[], strength: number): number {
  let nearest = 0;
  for (const [i, step] of scale.entries())
    if (Math.abs(step - strength) < Math.abs((scale[nearest] ?? 0) - strength)) nearest = i;
  return nearest;
}
