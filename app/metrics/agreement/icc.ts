import { coefficientInterval } from "#app/stats/coefficient-interval.ts";
import { jackknifeVariance } from "#app/stats/jackknife-variance.ts";
import { kishEffectiveSize } from "#app/stats/kish-effective-size.ts";
import { OneWaySums, oneWayIcc } from "#app/stats/one-way-icc.ts";
import type { Metric } from "../metric.ts";
import { FEWEST_PROMPTS, notComputable, notEnough, tooFew } from "../outcomes.ts";
import { completeIcc } from "./complete-icc.ts";
import { eachRankedItem, meanOf, type RankedItem } from "./rankings.ts";

export const icc: Metric = {
  id: "icc",
  version: 3,
  title: "Intraclass correlation of ratings, ICC(1,1)",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about:
    "Share of the variance of ratings, within an item, that the responses account for; the rest is annotators. The level an annotator gives to an item as a whole is lost in comparisons and plays no part.",
  formula:
    "(BMS - WMS) / (BMS + (k0 - 1) WMS) of each response's rating less the mean rating of its item by that annotator, k0 for a varying number of annotators. Items rated in full by two or more named annotators. Interval: delete-one jackknife, prompts as clusters, on the scale of ln(1 - ICC).",
  source: "Shrout and Fleiss, Psychol. Bull. 86 (1979) 420; k0 of Donner 1986. Lines: ours, those of the ordinal α.",
  needs: ["ratings of two or more responses by two or more annotators", "annotator ids"],
  nUnit: "responses rated by two or more annotators",
  minimumN: 100,
  lines: { warn: 0.45, fail: 0.35 },
  gate: false,
  rows: "mark=disagreement",
  slices: "items",
  shownOnly: true,
  measure: (view) => {
    const prompts: number[] = [];
    const rated: RankedItem[] = [];
    let n = 0;
    let here = new OneWaySums();
    const close = () => {
      if (here.targets > 0) prompts.push(here.targets, here.ratings, here.kk, here.between, here.total, here.squares);
      here = new OneWaySums();
    };
    eachRankedItem(
      view,
      ["rating"],
      (item) => {
        rated.push(item);
        n += item.responses;
        for (let i = 0; i < item.responses; i += 1) {
          const own = item.scores.map((scores) => scores[i] ?? 0);
          const sum = own.reduce((total, one) => total + one, 0);
          const squares = own.reduce((total, one) => total + one * one, 0);
          here.add(own.length, sum, squares, meanOf(item.weights));
        }
      },
      close,
    );
    if (rated.length === 0)
      return notComputable(
        "No responses were rated by two annotators.",
        "Contract for 10 to 20 % of the rated items to be rated by two or more annotators.",
      );
    const result = jackknifeVariance(
      ([targets = 0, ratings = 0, kk = 0, between = 0, total = 0, squares = 0]) => {
        const one = oneWayIcc({ targets, ratings, kk, between, total, squares });
        return one === null ? null : Math.log(Math.max(1e-15, 1 - one));
      },
      Float64Array.from(prompts),
      6,
    );
    const clusters = prompts.length / 6;
    if (clusters < FEWEST_PROMPTS) return tooFew(icc, n, clusters);
    if (!result)
      return n < icc.minimumN
        ? notEnough(icc, n)
        : notComputable("All ratings of an item are alike: where nothing varies, there is no share of variance.");
    const apart = Math.exp(result.value);
    const worth = kishEffectiveSize(prompts.filter((_, at) => at % 6 === 0));
    const { low, high } = coefficientInterval(1 - apart, result.variance * apart ** 2, worth, 0.5);
    return { kind: "estimate", value: 1 - apart, low, high, n, nUnit: icc.nUnit, detail: completeIcc(rated) };
  },
};
