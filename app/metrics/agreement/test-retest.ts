import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { RetestTally } from "./retest-tally.ts";
import { eachRetest } from "./retests.ts";

export const testRetest: Metric = {
  id: "test-retest",
  version: 2,
  title: "Test-retest agreement",
  group: "agreement",
  unit: "share",
  better: "higher",
  about:
    "How often an annotator who sees the same two responses again answers the same; no two annotators can be expected to agree more.",
  formula:
    "Mean over repeated pairs of the share of two answers that agree on first, tie and second, responses matched by their text so that a swapped order counts. Answers of one named annotator to one prompt with the same two responses, in one item or several; both bad and skip stay out. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source: "Intra-rater reliability; lines: ours.",
  needs: ["items served twice to the same annotator", "annotator ids"],
  nUnit: "pairs answered again",
  minimumN: 50,
  lines: { warn: 0.8, fail: 0.7 },
  gate: false,
  rows: "mark=repeat",
  shownOnly: true,
  measure: (view) => {
    const sums = new ClusterSums();
    const tally = new RetestTally();
    let n = 0;
    eachRetest(
      view,
      (answers) => {
        const agreement = tally.add(answers);
        if (agreement === null) return;
        n += 1;
        sums.add(agreement, answers.reduce((sum, { weight }) => sum + weight, 0) / answers.length);
      },
      () => sums.endCluster(),
    );
    const share = clusteredProportion(sums, n);
    if (!share)
      return notComputable(
        "No annotator answered the same pair of responses twice.",
        "Contract for 2 to 5 % of each annotator's own items to be served again after three days, in swapped order.",
      );
    const { value, low, high } = share;
    return { kind: "estimate", value, low, high, n, nUnit: testRetest.nUnit, detail: tally.detail() };
  },
};
