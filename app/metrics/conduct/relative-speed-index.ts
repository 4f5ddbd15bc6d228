import { countOf } from "#app/domain/figure.ts";
import type { Metric } from "../metric.ts";
import { counted, notComputable, notEnough } from "../outcomes.ts";
import { areTimesMissing } from "./judgment-words.ts";
import { speedIndex } from "./speed-index.ts";
import { rowsOf } from "./worst-annotators.ts";

const FEWEST_TIMED = 20;
const CONSPICUOUS = 2;

export const relativeSpeedIndex: Metric = {
  id: "relative-speed-index",
  version: 1,
  title: "Annotators twice as fast as usual",
  group: "conduct",
  unit: "share",
  better: "lower",
  about:
    "How many annotators take half of the usual time, on average, for texts of the same length. Fast is not careless: read some of their judgments.",
  formula:
    "Annotators whose mean of usual time / own time, each ratio at most 3, is 2 or more / annotators with 20 or more timed judgments, counted. Usual: median of the item where 5 or more were timed, else of the judgments of about as many words (20 bins).",
  source:
    "Leiner, Survey Research Methods 13 (2019) 229: relative speed index, flagged at 2.0, stricter at 1.75. Lines: ours.",
  needs: ["active seconds of every judgment", "annotator ids"],
  nUnit: `annotators with ${FEWEST_TIMED} or more timed judgments`,
  minimumN: 5,
  lines: { warn: 0.05, fail: 0.15 },
  gate: false,
  counted: true,
  shownOnly: true,
  since: 2,
  measure: (view) => {
    if (areTimesMissing(view))
      return notComputable(
        "No judgment says how long it took.",
        "Ask for the active seconds of every judgment, idle time left out.",
      );
    const { timed, index } = speedIndex(view);
    const annotators = view.names.annotators
      .map((name, a) => ({ name, n: timed[a] as number, index: index[a] as number }))
      .filter(({ n }) => n >= FEWEST_TIMED)
      .sort((a, b) => b.index - a.index || (a.name < b.name ? -1 : 1));
    if (annotators.length === 0) return notEnough(relativeSpeedIndex, 0);
    const fast = annotators.filter((one) => one.index >= CONSPICUOUS);
    const shown = annotators.slice(0, 20);
    return counted(fast.length / annotators.length, annotators.length, relativeSpeedIndex.nUnit, {
      title: `Fastest of ${countOf(annotators.length, "annotator")} with ${FEWEST_TIMED} timed judgments or more`,
      columns: ["annotator", "usual time / own", "timed judgments"],
      rows: shown.map((one) => [one.name, one.index, one.n]),
      rowParams: shown.map(({ name }) => rowsOf(view, name, "clocked")),
    });
  },
};
