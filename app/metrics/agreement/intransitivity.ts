import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import { listedRows } from "../listed-rows.ts";
import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { circularTriples } from "./circular-triples.ts";

export const intransitivity: Metric = {
  id: "intransitivity",
  version: 2,
  title: "Intransitivity",
  group: "agreement",
  unit: "share",
  better: "lower",
  about:
    "How often an annotator prefers a to b, b to c and c to a; a quarter of the triples when every answer is a toss.",
  formula:
    "Circular triples / triples of responses to one prompt whose three pairs one named annotator compared one by one, each with a side. Rankings and ratings cannot be circular and stay out. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source: "Kendall and Babington Smith, Biometrika 31 (1940) 324. Lines: ours.",
  needs: ["all pairs of three or more responses compared one by one by one annotator", "annotator ids"],
  nUnit: "triples of responses",
  minimumN: 100,
  lines: { warn: 0.08, fail: 0.15 },
  gate: false,
  shownOnly: true,
  measure: (view) => {
    const sums = new ClusterSums();
    const byAnnotator = new Map<string, { triples: number; cyclic: number; comparisons: number }>();
    let n = 0;
    circularTriples(
      view,
      ({ annotator, cyclic, triples, weight, rows }) => {
        n += triples;
        sums.add(cyclic / triples, triples * weight);
        const name = view.names.annotators[annotator] ?? "";
        const own = byAnnotator.get(name) ?? { triples: 0, cyclic: 0, comparisons: 0 };
        byAnnotator.set(name, {
          triples: own.triples + triples,
          cyclic: own.cyclic + cyclic,
          comparisons: own.comparisons + rows.length,
        });
      },
      () => sums.endCluster(),
    );
    const share = clusteredProportion(sums, n);
    if (!share)
      return notComputable(
        "No annotator compared three responses to a prompt pair by pair.",
        "Contract for all pairs of three or more responses to be compared one by one on some prompts.",
      );
    const ordered = [...byAnnotator].sort(([a, x], [b, y]) => y.triples - x.triples || (a < b ? -1 : 1)).slice(0, 200);
    const listed = listedRows(view);
    const { value, low, high } = share;
    return {
      kind: "estimate",
      value,
      low,
      high,
      n,
      nUnit: intransitivity.nUnit,
      detail: {
        title: "By annotator, most triples first",
        columns: ["annotator", "triples", "circular", "comparisons"],
        rows: ordered.map(([name, own]) => [name, own.triples, own.cyclic / own.triples, own.comparisons]),
        rowParams: ordered.map(([name]) =>
          listed([
            ["annotator", name],
            ["mark", "in_triple"],
          ]),
        ),
      },
    };
  },
};
