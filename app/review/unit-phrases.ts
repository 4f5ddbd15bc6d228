/** What a slice asks of the comparisons and rankings that annotators share, as phrases that follow "judgments". */
import { countOf } from "#app/domain/figure.ts";
import type { LabelKind } from "#app/metrics/agreement/label-kinds.ts";
import type { RetestKind } from "#app/metrics/agreement/retests.ts";
import type { Slice } from "./slice.ts";

const LABEL_TEXT: Record<LabelKind, string> = {
  side: "a side or a tie",
  decided: "a side",
  category: "a label of the scale",
  size: "a size of preference",
};

const RETEST_TEXT: Record<RetestKind, string> = {
  same: "on two responses that the annotator answered again in the same order",
  swapped: "on two responses that the annotator answered again in swapped order",
  kept: "on two responses that the annotator answered again in swapped order, for the same place on the screen",
};

export function unitPhrases(slice: Slice): string[] {
  const { shared, sharedLabel, pointsApart, rankedBy, ratedBy, retest } = slice;
  return [
    shared &&
      `with ${LABEL_TEXT[shared]}${sharedLabel ? ` (${sharedLabel})` : ""} where another annotator gave one too`,
    pointsApart !== undefined &&
      `on comparisons with two labels ${pointsApart === 0 ? "alike" : `${countOf(pointsApart, "point")} apart`}`,
    disagreementText(slice),
    rankedBy !== undefined && `on items that ${countOf(rankedBy, "annotator")} ranked or rated in full`,
    ratedBy !== undefined && `that rate in full an item that ${countOf(ratedBy, "annotator")} rated so`,
    retest && RETEST_TEXT[retest],
  ].filter((phrase) => typeof phrase === "string");
}

function disagreementText({ disagreeOver: over, disagreeAtMost: atMost }: Slice) {
  if (over === undefined && atMost === undefined) return undefined;
  if (atMost === 0) return "on comparisons of whose annotators all took one side";
  const bounds = [over !== undefined && `more than ${over}`, atMost !== undefined && `at most ${atMost}`];
  return `on comparisons where ${bounds.filter(Boolean).join(" and ")} of the pairs of annotators took different sides`;
}
