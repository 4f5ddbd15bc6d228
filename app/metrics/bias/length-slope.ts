import { clusterRobustCovariance } from "#app/stats/cluster-robust-covariance.ts";
import { logisticRegression } from "#app/stats/logistic-regression.ts";
import { studentQuantile95 } from "#app/stats/student-quantile.ts";
import { DECIDED, listedRows } from "../listed-rows.ts";
import type { Metric } from "../metric.ts";
import { FEWEST_PROMPTS, notComputable, notEnough, tooFew } from "../outcomes.ts";
import { contests, promptsOf } from "./contests.ts";

/** Of the slope's variance: ten million comparisons still have ten times this. */
const NO_SPREAD = 1e-12;

export const lengthSlope: Metric = {
  id: "length-slope",
  version: 3,
  title: "Odds of winning per doubling of length",
  group: "bias",
  unit: "ratio",
  better: "near-target",
  target: 1,
  about:
    "How the odds of being preferred change when a response is twice as long as the other; 1 where length is nothing.",
  formula:
    "exp(slope · ln 2) of a logistic regression of “the first is preferred” on ln(characters of the first / of the second), with an intercept where the order shown is known. Interval: cluster-robust standard error, prompts as clusters, its variance times (prompts - 1) / (prompts - coefficients), Student's t.",
  source:
    "McCullagh and Nelder, Generalized Linear Models; Liang and Zeger, Biometrika 73 (1986) 13. MacKinnon and White, J. Econometrics 29 (1985) 305 on the degrees of freedom. Lines: ours.",
  needs: ["comparisons of two responses"],
  nUnit: "decided comparisons",
  minimumN: 200,
  lines: { warn: 0.5, fail: 1 },
  gate: false,
  shownOnly: true,
  measure: (view) => {
    const met = contests(view);
    if (met.n === 0) return notEnough(lengthSlope, 0);
    const prompts = promptsOf(met);
    if (prompts < FEWEST_PROMPTS) return tooFew(lengthSlope, met.n, prompts);
    const { chars } = view.responses;
    const hasOrder = met.orderKnown.subarray(0, met.n).some((one) => one === 1);
    const features = hasOrder ? 2 : 1;
    const x = new Float64Array(met.n * features);
    const wins = new Float64Array(met.n);
    for (let i = 0; i < met.n; i += 1) {
      const first = Math.max(1, chars[met.first[i] as number] as number);
      const second = Math.max(1, chars[met.second[i] as number] as number);
      x[i * features] = Math.log(first / second);
      if (hasOrder) x[i * features + 1] = met.orderKnown[i] as number;
      wins[i] = (met.firstWins[i] as number) * (met.weight[i] as number);
    }
    const rows = { features, x, wins, trials: met.weight.subarray(0, met.n) };
    const fit = logisticRegression(rows);
    if (!fit) return notComputable("No finite slope fits: one side or length always wins, or all lengths are equal.");
    const variance = clusterRobustCovariance(rows, fit, met.cluster)?.[0] ?? Number.NaN;
    if (variance < NO_SPREAD)
      return notComputable("All comparisons say the same of length: no spread tells how sure the slope is.");
    const slope = fit.beta[0] as number;
    const free = prompts - features;
    const standardError = Math.sqrt(Math.max(0, variance) * ((prompts - 1) / free));
    const half = studentQuantile95(free) * standardError;
    const [value, low, high] = [slope, slope - half, slope + half].map((one) => Math.exp(one * Math.LN2));
    if (value === undefined || low === undefined || high === undefined || !Number.isFinite(high + low))
      return notComputable("No finite slope fits: lengths differ too little beside what is preferred.");
    return {
      kind: "estimate",
      value,
      low,
      high,
      n: met.n,
      nUnit: lengthSlope.nUnit,
      detail: {
        title: "Logistic regression",
        columns: ["coefficient", "value", "standard error", "decided comparisons"],
        rows: [["slope on ln(length ratio)", slope, standardError, met.n]],
        rowParams: [listedRows(view)([["strengthMin", DECIDED]])],
      },
    };
  },
};
