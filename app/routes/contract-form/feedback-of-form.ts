/** The feedback format: a kind, and one "scale" field whose meaning depends on the kind. */
import { numberOf } from "./number-of.ts";
import type { ContractValues } from "./values.ts";

export function feedbackOf(values: ContractValues): unknown {
  const kind = values.feedbackKind;
  const scale = values.feedbackScale?.trim() ?? "";
  switch (kind) {
    case "likert":
      return { kind, points: numberOf(scale) };
    case "choice":
      return {
        kind,
        ...(scale === "" ? {} : { degrees: numberOf(scale) }),
        ...(values.feedbackTies ? { ties: true } : {}),
        ...(values.feedbackBothBad ? { bothBad: true } : {}),
      };
    case "strength":
      return { kind, scale: numberOf(scale) };
    case "rating":
      return { kind, ...rangeOf(scale), ...attributesOf(values.feedbackAttributes) };
    case "ranking":
      return { kind, responses: numberOf(scale) };
    default:
      return { kind };
  }
}

/** "1-5" or "1 to 5". */
function rangeOf(text: string): { min?: number; max?: number } {
  const match = /^(-?\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(-?\d+(?:\.\d+)?)$/.exec(text);
  return match ? { min: Number(match[1]), max: Number(match[2]) } : {};
}

function attributesOf(text = ""): { attributes?: string[] } {
  const attributes = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return attributes.length > 0 ? { attributes } : {};
}
