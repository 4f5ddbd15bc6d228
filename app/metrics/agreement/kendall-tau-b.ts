import { kendallTau } from "#app/stats/kendall-tau.ts";
import type { Metric } from "../metric.ts";
import { measureConcordance, RANKED_PROMPTS } from "./measure-concordance.ts";
import { meanOf, type RankedItem } from "./rankings.ts";

export const kendallTauB: Metric = {
  id: "kendall-tau-b",
  version: 2,
  title: "Kendall's τ-b of rankings",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about: "How far two annotators rank the same three or more responses alike: 1 the same order, 0 none, -1 reversed.",
  formula:
    "Mean over items of the mean over annotator pairs of (concordant - discordant) / sqrt of the pairs untied in each. Items with three or more responses ranked or rated in full by two or more named annotators. n counts prompts. Interval: t with the standard error between prompts.",
  source: "Kendall, Biometrika 33 (1945) 239. Lines: 0.36 and 0.24 are 68 and 62 % agreement on untied pairs.",
  needs: ["rankings or ratings of three or more responses by two or more annotators", "annotator ids"],
  nUnit: RANKED_PROMPTS,
  minimumN: 100,
  lines: { warn: 0.36, fail: 0.24 },
  gate: false,
  rows: "mark=disagreement",
  slices: "items",
  shownOnly: true,
  measure: (view) => measureConcordance(kendallTauB, view, { of: meanTau, lowest: -1 }),
};

function meanTau({ scores }: RankedItem): number | null {
  const taus = scores
    .flatMap((one, a) => scores.slice(a + 1).map((other) => kendallTau(one, other)))
    .filter((tau) => tau !== null);
  return taus.length > 0 ? meanOf(taus) : null;
}
