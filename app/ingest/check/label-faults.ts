/** What can be wrong with a label on its scale: shared by judgments and gold answers. */
import { isNeitherValid } from "#app/domain/comparisons.ts";
import type { RuleId } from "./rules.ts";

export type LabelFault =
  | { field: string; rule: Exclude<RuleId, "type">; hint: string }
  | { field: string; rule: "type"; expected: string; found: unknown };

type Label = Record<string, unknown>;

export const MOST_POINTS = 101;
export const MOST_DEGREES = 100;
export const CHOICE_WORDS = ["first", "second", "tie", "both_bad", "both_good", "skip"] as const;

export function likertFault(label: Label): LabelFault | null {
  const { value, points } = label;
  if (typeof points !== "number") return wrongType("points", "a number", points);
  if (!Number.isInteger(points) || points < 2 || points > MOST_POINTS)
    return badScale("points", `points must be a whole number, 2 to ${MOST_POINTS}; found ${points}.`);
  if (typeof value !== "number") return wrongType("value", "a number", value);
  if (Number.isInteger(value) && value >= 1 && value <= points) return null;
  return offScale("value", `The value ${value} is outside 1…${points}, whole numbers.`);
}

export function strengthFault(label: Label): LabelFault | null {
  const { value, scale } = label;
  if (typeof scale !== "number") return wrongType("scale", "a number", scale);
  if (!Number.isFinite(scale) || scale <= 0) return badScale("scale", `scale must be above 0; found ${scale}.`);
  if (typeof value !== "number") return wrongType("value", "a number", value);
  if (Math.abs(value) <= scale || isNeitherValid(value, scale)) return null;
  return offScale("value", `The value ${value} is outside -${scale}…${scale}.`);
}

export function choiceFault(label: Label, responseCount: number): LabelFault | null {
  const { value, degree, degrees } = label;
  if (responseCount < 2) return { field: "kind", rule: "pair", hint: "A choice needs at least two responses." };
  if (typeof value === "number") {
    if (!Number.isInteger(value) || value < 0 || value >= responseCount) {
      const hint = `Index ${value} names no response; the item has ${responseCount}, counted from 0.`;
      return { field: "value", rule: "choice-value", hint };
    }
  } else if (typeof value !== "string") return wrongType("value", "a word or the index of a response", value);
  else if (!(CHOICE_WORDS as readonly string[]).includes(value)) {
    const hint = `The value is not one of ${CHOICE_WORDS.join(", ")} or an index.`;
    return { field: "value", rule: "choice-value", hint };
  }
  return degreeFault(degree, degrees, typeof value === "number" || value === "first" || value === "second");
}

function degreeFault(degree: unknown, degrees: unknown, prefers: boolean): LabelFault | null {
  if (degrees === undefined && degree === undefined) return null;
  if (typeof degrees !== "number") return wrongType("degrees", "a number", degrees);
  if (!Number.isInteger(degrees) || degrees < 1 || degrees > MOST_DEGREES)
    return badScale("degrees", `degrees must be a whole number, 1 to ${MOST_DEGREES}; found ${degrees}.`);
  if (degree === undefined && !prefers) return null;
  if (typeof degree !== "number") return wrongType("degree", "a number", degree);
  if (Number.isInteger(degree) && degree >= 1 && degree <= degrees) return null;
  return offScale("degree", `The degree ${degree} is outside 1…${degrees}, whole numbers.`);
}

export function ratingFault(label: Label, responseCount: number): LabelFault | null {
  const { values, min, max } = label;
  if (typeof min !== "number") return wrongType("min", "a number", min);
  if (typeof max !== "number") return wrongType("max", "a number", max);
  if (!Number.isFinite(min) || !Number.isFinite(max) || min >= max)
    return badScale("max", `max must be above min; found ${min} and ${max}.`);
  const fault = numbersFault(values, "values", responseCount);
  if (fault) return fault;
  const outside = (values as number[]).findIndex((value) => !(value >= min && value <= max));
  if (outside < 0) return null;
  const value = (values as number[])[outside];
  return offScale(`values[${outside}]`, `The value ${value} is outside ${min}…${max}.`);
}

export function rankingFault(ranks: unknown, responseCount: number): LabelFault | null {
  const fault = numbersFault(ranks, "ranks", responseCount);
  if (fault) return fault;
  const bad = (ranks as number[]).findIndex((rank) => !Number.isInteger(rank) || rank < 1 || rank > responseCount);
  if (bad < 0) return null;
  return offScale(`ranks[${bad}]`, `The rank ${(ranks as number[])[bad]} is outside 1…${responseCount}; 1 is best.`);
}

function numbersFault(list: unknown, field: string, responseCount: number): LabelFault | null {
  if (!Array.isArray(list)) return wrongType(field, "a list of numbers", list);
  const bad = list.findIndex((value) => typeof value !== "number");
  if (bad >= 0) return wrongType(`${field}[${bad}]`, "a number", list[bad] ?? null);
  if (list.length === responseCount) return null;
  return { field, rule: "one-per-response", hint: `${list.length} ${field} for ${responseCount} responses.` };
}

function wrongType(field: string, expected: string, found: unknown): LabelFault {
  return { field, rule: "type", expected, found };
}

function badScale(field: string, hint: string): LabelFault {
  return { field, rule: "scale", hint };
}

function offScale(field: string, hint: string): LabelFault {
  return { field, rule: "label-in-scale", hint };
}
