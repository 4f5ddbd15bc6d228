/** What a person can answer to a pair under a contract's feedback: the same choices as buttons, keys and words. */
import { goldStrength, normaliseJudgment } from "./comparisons.ts";
import type { Feedback } from "./feedback.ts";
import type { GoldAnswer, JudgmentRecord } from "./record.ts";
import type { TieKind } from "./strength.ts";

/** A side, how strongly, or why there is none. */
export interface Label {
  strength: number | null;
  tie: TieKind;
}

export interface AnswerOption extends Label {
  /** Unique among the options; what a form sends. */
  id: string;
  label: string;
  answer: GoldAnswer;
}

/** Ascending in strength; those off the scale last. Feedback that is not pairwise is asked as first, tie or second. */
export function answerOptions(feedback: Feedback): AnswerOption[] {
  if (feedback.kind === "likert") {
    const { points } = feedback;
    return range(1, points).map((value) =>
      option(String(value), { kind: "likert", value, points }, likertWords(value, points)),
    );
  }
  if (feedback.kind === "strength" && Number.isInteger(feedback.scale) && feedback.scale <= 50) {
    const { scale } = feedback;
    return range(-scale, scale).map((value) =>
      option(String(value), { kind: "strength", value, scale }, signedWords(value, scale)),
    );
  }
  if (feedback.kind === "choice")
    return choiceOptions(feedback.degrees ?? 1, feedback.ties ?? true, feedback.bothBad ?? false);
  return choiceOptions(1, true, true);
}

function choiceOptions(degrees: number, ties: boolean, bothBad: boolean): AnswerOption[] {
  const side = (value: "first" | "second", degree: number) => {
    const answer: GoldAnswer = { kind: "choice", value, ...(degrees > 1 && { degree, degrees }) };
    const words = `${value} is better${degrees > 1 ? `, degree ${degree} of ${degrees}` : ""}`;
    return option(degrees > 1 ? `${value}-${degree}` : value, answer, words);
  };
  const down = range(1, degrees).reverse();
  return [
    ...down.map((degree) => side("first", degree)),
    ...(ties ? [option("tie", { kind: "choice", value: "tie" }, "equally good")] : []),
    ...range(1, degrees).map((degree) => side("second", degree)),
    ...(bothBad ? [option("both_bad", { kind: "choice", value: "both_bad" }, "both bad")] : []),
  ];
}

function option(id: string, answer: GoldAnswer, label: string): AnswerOption {
  return { id, label, answer, ...labelOfGold(answer) };
}

/** The agreed answer as a label. */
export function labelOfGold(gold: GoldAnswer): Label {
  const strength = goldStrength(gold);
  if (Number.isFinite(strength)) return { strength, tie: strength === 0 ? "tie" : "none" };
  return { strength: null, tie: gold.value === "both_bad" || gold.value === "both_good" ? gold.value : "skip" };
}

/** A judgment of a pair as a label; null for feedback that compares nothing. */
export function labelOfJudgment(judgment: JudgmentRecord, responses: number): Label | null {
  const [comparison] = normaliseJudgment(judgment, responses);
  if (!comparison || comparison.second === null) return null;
  const { strength, tie } = comparison;
  return strength === null && tie === "none" ? null : { strength, tie };
}

function likertWords(value: number, points: number): string {
  if (value * 2 === points + 1) return "equally good";
  const side = value * 2 < points + 1 ? "first" : "second";
  const end = value === 1 || value === points;
  if (end && points > 2) return `${side} is much better`;
  return `${side} is better${degreeWords(Math.abs(value - (points + 1) / 2), (points - 1) / 2)}`;
}

/** Between "much better" and a tie: said only where there is more than one step. */
function degreeWords(degree: number, most: number): string {
  return most > 2 ? `, ${Math.ceil(degree)} of ${Math.ceil(most)}` : "";
}

function signedWords(value: number, scale: number): string {
  if (value === 0) return "equally good";
  const side = value < 0 ? "first" : "second";
  if (Math.abs(value) === scale && scale > 1) return `${side} is much better`;
  return `${side} is better${degreeWords(Math.abs(value), scale)}`;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** The same answer as somebody's judgment. */
export function judgmentOf(answer: GoldAnswer, annotator: string): JudgmentRecord {
  return { ...answer, annotator } as JudgmentRecord;
}
