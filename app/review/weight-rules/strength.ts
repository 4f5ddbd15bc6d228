import { z } from "zod";
import { lineText } from "#app/domain/figure.ts";
import { type FactorKind, factorsOf } from "./factor-kind.ts";
import { reason, rounded, weight, where } from "./rule-parts.ts";

/** Strengths are stored in 32 bits: 2/3 must be at least 0.6667. */
const TOLERANCE = 1e-4;
const MOST_KNOWN = 1000;

export const strengthSchema = z.strictObject({
  action: z.literal("strength"),
  where,
  /** steps: the point at or below the strength holds; line: straight between points. Flat beyond the outer points. */
  shape: z.enum(["steps", "line"]),
  points: z
    .array(
      z.strictObject({
        strength: z.number().min(0, "Strength runs from 0 to 1.").max(1, "Strength runs from 0 to 1."),
        weight,
      }),
    )
    .min(1, "Name at least one strength with its weight.")
    .max(20, "Name at most 20 strengths.")
    .refine(
      (points) => points.every(({ strength }, i) => i === 0 || strength > (points[i - 1]?.strength ?? 1)),
      "Name each strength once, in ascending order.",
    ),
  reason,
});

export type StrengthRule = z.infer<typeof strengthSchema>;

export const strength: FactorKind<StrengthRule> = {
  action: "strength",
  title: "By strength",
  about:
    "A weight for each strength of preference, whichever side it prefers: a table, or a line between its points. Judgments without a strength keep theirs.",
  factors({ view: { judgments }, mask }, { shape, points }) {
    const at = shape === "steps" ? step : line;
    // A scale has few strengths and a batch many judgments.
    const known = new Map<number, number>();
    return factorsOf(mask, (row) => {
      const size = Math.abs(judgments.strength[row] as number);
      if (Number.isNaN(size)) return 1;
      const factor = known.get(size) ?? rounded(at(points, size));
      if (known.size < MOST_KNOWN) known.set(size, factor);
      return factor;
    });
  },
  phrase({ shape, points }) {
    const list = points.map((point) => `${lineText(point.weight)} from ${lineText(point.strength)}`).join(", ");
    return `by strength: ${list}${shape === "line" ? ", in a line between" : ""}`;
  },
};

type Point = StrengthRule["points"][number];

function step(points: readonly Point[], size: number): number {
  const reached = points.filter((point) => size >= point.strength - TOLERANCE);
  return (reached.at(-1) ?? points[0])?.weight ?? 1;
}

function line(points: readonly Point[], size: number): number {
  const after = points.findIndex((point) => point.strength >= size);
  const [left, right] = [points[(after < 0 ? points.length : after) - 1], points[after]];
  if (!left || !right) return (left ?? right)?.weight ?? 1;
  return left.weight + ((size - left.strength) / (right.strength - left.strength)) * (right.weight - left.weight);
}
