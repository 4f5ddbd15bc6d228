import { studentTwoSidedP, studentTwoSidedQuantile } from "#app/stats/student-t.ts";
import { welchDifference } from "#app/stats/welch-difference.ts";
import { type Comparison, casesOf } from "./comparison.ts";
import { py, sourceOf, whole } from "./random-input.ts";

const seeds = (random: () => number) =>
  Array.from({ length: whole(random, 2, 8) }, () => Math.round(1000 * random()) / 1000);
const pair = (name: string) => {
  const random = sourceOf(name);
  return () => [seeds(random), seeds(random)] as const;
};
const ours = (a: readonly number[], b: readonly number[]) => {
  const welch = welchDifference(a, b);
  return [welch?.low, welch?.high, welch?.df, welch?.p];
};

export const MEANS: readonly Comparison[] = [
  {
    statistic: "Difference of two means, Welch",
    program: "R",
    against: "t.test",
    cases: ((draw) =>
      casesOf(60, () => {
        const [a, b] = draw();
        return {
          ours: ours(a, b),
          code: `(function(x) c(x$conf.int, x$parameter, x$p.value))(t.test(c(${a}),c(${b})))`,
        };
      }))(pair("welch in R")),
  },
  {
    statistic: "Difference of two means, Welch",
    program: "Python",
    against: "statsmodels CompareMeans",
    allowed: 1e-7,
    note: "scipy’s quantile of t is good to 1e-8 here; R’s and ours agree to 1e-13.",
    cases: ((draw) =>
      casesOf(60, () => {
        const [a, b] = draw();
        return {
          ours: ours(a, b),
          code: `(lambda c: [*c.tconfint_diff(usevar="unequal"), c.dof_satt(), c.ttest_ind(usevar="unequal")[1]])(__import__("statsmodels.stats.weightstats").stats.weightstats.CompareMeans.from_data(${py(a)},${py(b)}))`,
        };
      }))(pair("welch in Python")),
  },
  {
    statistic: "Student's t at broken degrees of freedom: two-sided p and 95 % point",
    program: "R",
    against: "pt, qt",
    cases: ((random) =>
      casesOf(60, () => {
        const [t, df] = [random() * 8, 1 + random() * 12];
        return {
          ours: [studentTwoSidedP(t, df), studentTwoSidedQuantile(0.95, df)],
          code: `c(2*pt(-${t},${df}), qt(0.975,${df}))`,
        };
      }))(sourceOf("student")),
  },
];
