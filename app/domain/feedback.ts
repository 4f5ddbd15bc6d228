/** The feedback a contract asks for: which kind of judgment, on which scale. */
import { z } from "zod";

const points = z.int("points is a whole number.").min(2, "A scale has at least 2 points.").max(101);

export const feedbackSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("likert"), points }),
    z.strictObject({
      kind: z.literal("choice"),
      degrees: z.int().min(1).max(50).optional(),
      ties: z.boolean().optional(),
      bothBad: z.boolean().optional(),
    }),
    z.strictObject({ kind: z.literal("strength"), scale: z.number().positive("scale is a positive number.") }),
    z
      .strictObject({
        kind: z.literal("rating"),
        min: z.number(),
        max: z.number(),
        attributes: z.array(z.string()).optional(),
      })
      .refine(({ min, max }) => max > min, { path: ["max"], message: "max must be above min." }),
    z.strictObject({
      kind: z.literal("ranking"),
      responses: z.int().min(2, "A ranking has at least 2 responses.").max(64),
    }),
    z.strictObject({ kind: z.literal("thumbs") }),
    z.strictObject({ kind: z.literal("edit") }),
    z.strictObject({ kind: z.literal("spans") }),
    z.strictObject({ kind: z.literal("critique") }),
  ],
  { error: "kind is one of likert, choice, strength, rating, ranking, thumbs, edit, spans, critique." },
);

export type Feedback = z.infer<typeof feedbackSchema>;

/** @example feedbackText({ kind: "likert", points: 8 }) // "pairwise, 8 points without a tie" */
export function feedbackText(feedback: Feedback): string {
  switch (feedback.kind) {
    case "likert":
      return `pairwise, ${feedback.points} points ${feedback.points % 2 === 1 ? "with" : "without"} a tie`;
    case "choice": {
      const extras = [feedback.ties && "ties", feedback.bothBad && "both bad"].filter(Boolean).join(" and ");
      const degrees = feedback.degrees && feedback.degrees > 1 ? `, ${feedback.degrees} degrees` : "";
      return `forced choice${degrees}${extras ? `, ${extras} allowed` : ""}`;
    }
    case "strength":
      return `pairwise, signed strength −${feedback.scale} to ${feedback.scale}`;
    case "rating":
      return `rating ${feedback.min} to ${feedback.max}${feedback.attributes ? ` on ${feedback.attributes.join(", ")}` : ""}`;
    case "ranking":
      return `ranking of ${feedback.responses} responses`;
    case "thumbs":
      return "thumbs up or down";
    case "edit":
      return "edited responses";
    case "spans":
      return "marked spans";
    case "critique":
      return "written critique";
  }
}
