import { benjaminiHochberg } from "#app/stats/benjamini-hochberg.ts";
import { differenceInterval } from "#app/stats/difference-interval.ts";
import { shiftBeyondMargin } from "#app/stats/shift-beyond-margin.ts";
import { twoProportionZ } from "#app/stats/two-proportion-z.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import type { AnnotatorShare } from "../annotators/annotator-table.ts";
import { listedRows } from "../listed-rows.ts";
import type { Metric } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { preferredByAnnotator, recordsOfPair, STANDING_NEEDS, standingPairOf, WHICH_TWO } from "./standing-pair.ts";

/** Comparisons of the two in either batch under which an annotator is not held against his own past. */
const FEWEST = 20;
/** Honest annotators may move by this much. */
const MARGIN = 0.05;
/** Share of those named who may not have moved. */
const FALSE_DISCOVERIES = 0.05;

export const sentinelAnnotators: Metric = {
  id: "sentinel-annotators",
  version: 1,
  title: "Annotators whose standing preference moved",
  group: "drift",
  unit: "share",
  better: "lower",
  about:
    "Share of annotators who prefer one of two unchanged models more, or less, often than they did in the previous batch: one alone has drifted, all together were moved by instructions or prompts.",
  formula: `Annotators whose share for the first of the two moved by more than ${MARGIN} / annotators with ${FEWEST} or more comparisons of the two in both batches; a tie is half, both bad is left out. ${WHICH_TWO} Moved: the chance of such a shift where the true one is ${MARGIN}, with Agresti and Caffo's error and Welch's degrees of freedom, is ${FALSE_DISCOVERIES} or less once adjusted over all annotators (Benjamini and Hochberg). Intervals of the table: Newcombe's; z that of two proportions. Interval of the share: Wilson's, over annotators.`,
  source:
    "Sentinel comparisons as in Stiennon et al. 2020, by annotator. Agresti and Caffo, The American Statistician 54 (2000) 280. Margin and lines: ours.",
  needs: [...STANDING_NEEDS, "annotator ids that stay the same from batch to batch"],
  nUnit: `annotators with ${FEWEST} or more comparisons of the two models in both batches`,
  minimumN: 5,
  lines: { warn: 0.05, fail: 0.25 },
  gate: false,
  slices: "never",
  shownOnly: true,
  measure: (view, context) => {
    const standing = standingPairOf(view, context);
    if ("kind" in standing) return standing;
    const { pair, previous } = standing;
    if (view.names.annotators.length === 0 || previous.names.annotators.length === 0)
      return notComputable(
        "No judgment of this batch, or of the previous one, names its annotator.",
        "Contract for a stable pseudonym of the annotator on every judgment.",
      );
    const shifts = shiftsOf(preferredByAnnotator(view, pair), preferredByAnnotator(previous, pair));
    if (shifts.length === 0) return notEnough(sentinelAnnotators, 0);
    const moved = shifts.filter(({ adjusted }) => adjusted <= FALSE_DISCOVERIES).length;
    const value = moved / shifts.length;
    const records = listedRows(view);
    return {
      kind: "estimate",
      value,
      ...wilsonInterval(value, shifts.length),
      n: shifts.length,
      nUnit: sentinelAnnotators.nUnit,
      detail: {
        title: `${pair[0]} preferred to ${pair[1]} by annotator, the least probable shift first`,
        columns: ["annotator", "now", "n now", "then", "n then", "change", "low", "high", "z", "adjusted p", "moved"],
        rows: shifts.map(({ name, now, then, change, z, adjusted }) => [
          ...[name, now.value, now.n, then.value, then.n, change.value, change.low, change.high, z, adjusted],
          adjusted <= FALSE_DISCOVERIES ? "moved" : "",
        ]),
        rowParams: shifts.map(({ name }) => records([["annotator", name], ...recordsOfPair(pair)])),
      },
    };
  },
};

/** Of annotators with enough comparisons in both batches, by how improbable their shift is. */
function shiftsOf(all: ReadonlyMap<string, AnnotatorShare>, before: ReadonlyMap<string, AnnotatorShare>) {
  const shifts = [...all].flatMap(([name, now]) => {
    const then = before.get(name);
    return then && Math.min(now.n, then.n) >= FEWEST ? [{ name, now, then }] : [];
  });
  const adjusted = benjaminiHochberg(shifts.map(({ now, then }) => shiftBeyondMargin(now, then, MARGIN)));
  return shifts
    .map(({ name, now, then }, i) => ({
      ...{ name, now, then },
      change: differenceInterval(now, then),
      z: twoProportionZ(then.value * then.effectiveN, then.effectiveN, now.value * now.effectiveN, now.effectiveN),
      adjusted: adjusted[i] as number,
    }))
    .sort((a, b) => a.adjusted - b.adjusted || Math.abs(b.z ?? 0) - Math.abs(a.z ?? 0) || (a.name < b.name ? -1 : 1));
}
