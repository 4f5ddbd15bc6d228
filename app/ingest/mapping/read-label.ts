/** A label cell on its scale: the value fields of a judgment or gold answer, or why it is none. */
import { cellNumber, cellText } from "../row-cells.ts";
import type { MappingScale } from "./column-mapping.ts";

export type ReadLabel =
  | { label: Record<string, unknown> }
  | { fault: "label-in-scale" | "unreadable-cell"; hint: string };

/** `degree` is the cell of the scale's degree column, where it has one. */
export function readLabel(scale: MappingScale, cell: unknown, degree: unknown): ReadLabel {
  if (scale.kind === "likert") return likert(scale, cell);
  if (scale.kind === "strength") return strength(scale, cell);
  return choice(scale, cell, degree);
}

type ScaleOf<Kind> = Extract<MappingScale, { kind: Kind }>;

function likert(scale: ScaleOf<"likert">, cell: unknown): ReadLabel {
  const { points, values, firstIs } = scale;
  const point = values ? values.findIndex((value) => sameValue(value, cell)) + 1 : cellNumber(cell);
  if (values && point === 0) return unreadable(`The cell is not one of the ${points} words of the scale.`);
  if (point === null) return unreadable("The cell does not hold a number.");
  if (!Number.isInteger(point) || point < 1 || point > points) return offScale(point, `1…${points}, whole numbers`);
  return { label: { kind: "likert", value: firstIs === "first-better" ? point : points + 1 - point, points } };
}

function strength({ scale, negativeIs }: ScaleOf<"strength">, cell: unknown): ReadLabel {
  const value = cellNumber(cell);
  if (value === null) return unreadable("The cell does not hold a number.");
  if (value === -100 && scale < 100) return { label: { kind: "strength", value, scale } };
  if (Math.abs(value) > scale) return offScale(value, `-${scale}…${scale}`);
  return { label: { kind: "strength", value: negativeIs === "first-better" ? value : 0 - value, scale } };
}

function choice(scale: ScaleOf<"choice">, cell: unknown, degreeCell: unknown): ReadLabel {
  const value = SIDES.find((side) => scale[side].some((word) => sameValue(word, cell)));
  if (value === undefined) {
    const number = cellNumber(cell);
    return number === null
      ? unreadable("The cell is not one of the mapped words.")
      : offScale(number, "the mapped values");
  }
  const label = { kind: "choice", value: value === "bothBad" ? "both_bad" : value };
  if (!scale.degree) return { label };
  const { levels } = scale.degree;
  const degree = levels.findIndex((level) => sameValue(level, degreeCell)) + 1;
  if (degree > 0) return { label: { ...label, degree, degrees: levels.length } };
  if (value === "tie" || value === "bothBad") return { label: { ...label, degrees: levels.length } };
  return unreadable("The degree is not one of the mapped words.");
}

const SIDES = ["first", "second", "tie", "bothBad"] as const;

function sameValue(mapped: string | number | boolean, cell: unknown): boolean {
  if (typeof mapped === "number") return cellNumber(cell) === mapped;
  const text = cellText(cell);
  return text !== null && text.trim().toLowerCase() === String(mapped).trim().toLowerCase();
}

function unreadable(hint: string): ReadLabel {
  return { fault: "unreadable-cell", hint };
}

function offScale(value: number, range: string): ReadLabel {
  return { fault: "label-in-scale", hint: `The value ${value} is outside ${range}.` };
}
