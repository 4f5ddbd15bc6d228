import { shareByAnnotator } from "../annotators/share-by-annotator.ts";
import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { shareOutcome } from "../row-share.ts";
import { areTimesMissing, underFloor } from "./judgment-words.ts";
import { worstAnnotators } from "./worst-annotators.ts";

export const speeders: Metric = {
  id: "speeders",
  version: 2,
  title: "Judged faster than one can read",
  group: "conduct",
  unit: "share",
  better: "lower",
  about:
    "How many judgments took less time than their texts can be read in. Blame nobody for speed alone: an idle clock or a known text looks alike.",
  formula:
    "Weight of judgments with seconds < words / 10 (600 words a minute; prompt of a single turn and the responses compared) / weight of judgments with active seconds. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source:
    "Silent reading is about 238 words a minute (Brysbaert, J. Memory and Language 109, 2019). The floor of 600 and the lines: ours.",
  needs: ["active seconds of every judgment"],
  nUnit: "timed judgments",
  minimumN: 200,
  lines: { warn: 0.01, fail: 0.05 },
  gate: false,
  rows: "mark=under_floor",
  since: 2,
  measure: (view) => {
    if (areTimesMissing(view))
      return notComputable(
        "No judgment says how long it took.",
        "Ask for the active seconds of every judgment, idle time left out.",
      );
    return shareOutcome(
      speeders,
      view,
      (row, item) => underFloor(view, row, item),
      (scores) =>
        worstAnnotators(
          view,
          shareByAnnotator(view, scores),
          "Fastest annotators",
          "under the floor",
          speeders.nUnit,
          "timed",
        ),
    );
  },
};
