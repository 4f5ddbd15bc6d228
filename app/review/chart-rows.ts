/** The records behind a point or a cell of a chart, as parameters of the records screen: what it counts, and nothing else. */
import type { LengthBin, LengthCurve } from "#app/metrics/bias/length-win-rate.ts";
import { DECIDED } from "#app/metrics/listed-rows.ts";
import type { Measure } from "./stand-apart.ts";

/** Charts count what an annotator answered first. */
const FIRST_ANSWERS = ["repeat", "no"] as const;

/** Of one annotator, where the other gave a side or a tie in the same comparison too. */
export function rowsOfPair(annotator: string, other: string): string {
  return paramsOf([["annotator", annotator], ["met", other], FIRST_ANSWERS]);
}

/** Comparisons of one model with any of the others, ties among them. */
export function rowsOfModels(model: string, others: readonly string[]): string {
  return paramsOf([
    ["model", model],
    ...others.map((other) => ["against", other] as const),
    ["strengthMin", "0"],
    FIRST_ANSWERS,
  ]);
}

const OF_MEASURE: Record<Measure, readonly (readonly [string, string])[]> = {
  gold: [["goldBy", "any"]],
  agreement: [["mark", "others_agree"]],
  firstSide: [
    ["mark", "order_known"],
    ["strengthMin", DECIDED],
  ],
  longerWins: [["differs", "length"]],
};

/** What a measure of a funnel counts of an annotator. */
export function rowsOfMeasure(annotator: string, measure: Measure): string {
  return paramsOf([["annotator", annotator], ...OF_MEASURE[measure], FIRST_ANSWERS]);
}

/** A ratio is told to a hundredth, so that the end of a bin lies one before the next. */
const STEP = 0.01;
/** Above a weaker preference, beyond what the filter lets pass; below every step of a scale. */
const STRONGER = "0.501";

export function rowsOfLengths(strength: LengthCurve["strength"], { from, to }: Pick<LengthBin, "from" | "to">): string {
  return paramsOf([
    ["differs", "length"],
    ["ratioMin", String(from)],
    ...(to === null ? [] : [["ratioMax", (to - STEP).toFixed(2)] as const]),
    ...(strength === "weaker" ? [["strengthMax", "0.5"] as const] : []),
    ...(strength === "stronger" ? [["strengthMin", STRONGER] as const] : []),
    FIRST_ANSWERS,
  ]);
}

function paramsOf(filters: readonly (readonly [string, string])[]): string {
  return new URLSearchParams(filters.map(([name, value]) => [name, value])).toString();
}
