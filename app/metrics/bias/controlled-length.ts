import { clusterRobustCovariance } from "#app/stats/cluster-robust-covariance.ts";
import { logisticRegression } from "#app/stats/logistic-regression.ts";
import { studentQuantile95 } from "#app/stats/student-quantile.ts";
import type { Metric } from "../metric.ts";
import { FEWEST_PROMPTS, notComputable, notEnough, sampledInterval, tooFew } from "../outcomes.ts";
import { rowShare } from "../row-share.ts";
import { promptsOf, sampledContests } from "./contests.ts";
import { differing } from "./differing.ts";
import { longerPreferred } from "./longer-wins.ts";
import { styleDesign } from "./style-contrasts.ts";

const RIDGE = 0.5;
/** They leave the share an interval of half a point: more would cost time and say nothing new. */
const MOST_CONTESTS = 30_000;

export const controlledLength: Metric = {
  id: "controlled-length",
  version: 3,
  title: "Longer preferred, all else equal",
  group: "bias",
  unit: "share",
  better: "near-target",
  target: 0.5,
  about:
    "How often the longer response would be preferred if both had the same format, model and place: what of “longer preferred” length itself explains.",
  formula:
    "Mean of 1 / (1 + exp(-b·|z|)) over decided comparisons of unequal length; b: coefficient of length in a contextual Bradley-Terry model with (a - b) / (a + b) of length, headers, list items, bold, emoji, exclamation marks, links, tables and code, each over its root mean square, the order shown and the models; ridge 0.5; above 30,000 comparisons, of a share of the prompts chosen by their hash. Interval: cluster-robust, prompts as clusters, its variance times (prompts - 1) / (prompts - coefficients), Student's t.",
  source:
    "Style control of Chatbot Arena (Li et al. 2024). MacKinnon and White, J. Econometrics 29 (1985) 305 on the degrees of freedom. Lines: those of longer-wins.",
  needs: ["comparisons of two responses", "response texts"],
  nUnit: "decided comparisons",
  minimumN: 200,
  lines: { warn: 0.08, fail: 0.16 },
  gate: false,
  shownOnly: true,
  measure: (view) => {
    const met = sampledContests(view, MOST_CONTESTS);
    if (met.n === 0) return notEnough(controlledLength, 0);
    const prompts = promptsOf(met);
    const { rows, columns, lengthGap } = styleDesign(view, met);
    if (columns[0]?.name !== "length") return notComputable("All compared responses are equally long.");
    const free = prompts - columns.length;
    if (free < FEWEST_PROMPTS) return tooFew(controlledLength, met.n, prompts, columns.length + FEWEST_PROMPTS);
    const fit = logisticRegression(rows, RIDGE);
    const covariance = fit && clusterRobustCovariance(rows, fit, met.cluster);
    if (!fit || !covariance) return notComputable("No model of length, format and place fits these comparisons.");
    // A model of many coefficients follows its own prompts: their residuals are smaller than those of others would be.
    const stretch = studentQuantile95(free) * Math.sqrt((prompts - 1) / free);
    const half = (f: number) => stretch * Math.sqrt(Math.max(0, covariance[f * columns.length + f] as number));
    const wins = (b: number) => {
      let [sum, w] = [0, 0];
      for (let i = 0; i < met.n; i += 1) {
        if (lengthGap[i] === 0) continue;
        w += met.weight[i] as number;
        sum += (met.weight[i] as number) / (1 + Math.exp(-b * (lengthGap[i] as number)));
      }
      return sum / w;
    };
    const b = fit.beta[0] as number;
    const value = wins(b);
    const raw = rowShare(view, (row) => longerPreferred(view, row))?.value ?? 0.5;
    const told = columns.map((column) => differing(view, column));
    const coefficients = columns.map(({ name }, f) => {
      const one = fit.beta[f] as number;
      return [name, one, one - half(f), one + half(f), Math.exp(one), told[f]?.n ?? 0];
    });
    return {
      kind: "estimate",
      value,
      ...sampledInterval({ value, low: wins(b - half(0)), high: wins(b + half(0)) }, prompts, [0, 1]),
      n: met.n,
      nUnit: controlledLength.nUnit,
      detail: {
        title: `Coefficients per standard deviation; of longer preferred ${raw.toFixed(3)} length alone explains ${value.toFixed(3)}`,
        columns: ["feature", "coefficient", "low", "high", "odds", "comparisons that differ"],
        rows: coefficients,
        rowParams: told.map(({ params }) => params),
      },
    };
  },
};
