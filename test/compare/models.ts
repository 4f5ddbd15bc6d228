import { answersOf } from "#app/stats/answers.ts";
import { benjaminiHochberg } from "#app/stats/benjamini-hochberg.ts";
import { betaBinomialPrior } from "#app/stats/beta-binomial-prior.ts";
import { bradleyTerry } from "#app/stats/bradley-terry.ts";
import { chiSquareHomogeneity } from "#app/stats/chi-square-homogeneity.ts";
import { cochranArmitage } from "#app/stats/cochran-armitage.ts";
import { cusum } from "#app/stats/cusum.ts";
import { dawidSkene } from "#app/stats/dawid-skene.ts";
import { ewma } from "#app/stats/ewma.ts";
import { holm } from "#app/stats/holm.ts";
import { laneySigma } from "#app/stats/laney-sigma.ts";
import { logisticRegression } from "#app/stats/logistic-regression.ts";
import { mcnemar } from "#app/stats/mcnemar.ts";
import { pChart, pooledShare } from "#app/stats/p-chart.ts";
import { shrinkToMean } from "#app/stats/shrink-to-mean.ts";
import { spearman } from "#app/stats/spearman.ts";
import { type Case, type Comparison, casesOf } from "./comparison.ts";
import { py, r, ratings, sourceOf, whole } from "./random-input.ts";

function drawn(name: string, times: number, make: (random: () => number) => Case): Case[] {
  const random = sourceOf(name);
  return casesOf(times, () => make(random));
}
const listOf = (n: number, make: (i: number) => number) => Array.from({ length: n }, (_, i) => make(i));

export const MODELS: readonly Comparison[] = [
  {
    statistic: "Dawid-Skene, class shares after 20 steps, smoothing 0.01",
    program: "Python",
    against: "a numpy EM by hand",
    cases: drawn("dawid-skene", 15, (random) => {
      const classes = whole(random, 2, 4);
      const table = ratings(random, { items: 30, raters: 5, categories: classes, skill: 0.5, missing: 0.3 });
      const triples = table.flatMap((row, item) =>
        row.flatMap((one, rater): [number, number, number][] => (one === null ? [] : [[item, rater, one - 1]])),
      );
      const rated = [...new Set(triples.map(([item]) => item))];
      const renamed = triples.map(([item, rater, label]): [number, number, number] => [
        rated.indexOf(item),
        rater,
        label,
      ]);
      const fit = dawidSkene(answersOf(renamed, classes), { smoothing: 0.01, mostSteps: 20, tolerance: 0 });
      return { ours: [...fit.posterior], code: `dawid_skene(${py(renamed)}, ${classes}, 20, 0.01)` };
    }),
  },
  {
    statistic: "Bradley-Terry strengths",
    program: "R",
    against: "glm(binomial) on differences",
    cases: drawn("bradley-terry", 20, (random) => {
      const size = whole(random, 3, 6);
      const wins = listOf(size, () => 0).map((_, i) => listOf(size, (j) => (i === j ? 0 : whole(random, 1, 20))));
      return { ours: [...(bradleyTerry(wins.flat(), size)?.strength ?? [])], code: `bt_by_glm(${r(wins)})` };
    }),
  },
  {
    statistic: "Logistic regression, coefficients and errors",
    // Where the errors are worked out at R's last step but one.
    allowed: 1e-7,
    program: "R",
    against: "glm(binomial)",
    cases: drawn("logistic", 20, (random) => {
      const x = listOf(40, () => 0).map(() => [
        1,
        Math.round(random() * 400) / 100 - 2,
        Math.round(random() * 400) / 100 - 2,
      ]);
      const trials = x.map(() => whole(random, 1, 9));
      const wins = trials.map((n, i) =>
        listOf(n, () => Number(random() < 1 / (1 + Math.exp(-(x[i]?.[1] ?? 0))))).reduce((a, b) => a + b),
      );
      const fit = logisticRegression({
        features: 3,
        x: Float64Array.from(x.flat()),
        wins: Float64Array.from(wins),
        trials: Float64Array.from(trials),
      });
      const errors = [0, 4, 8].map((at) => Math.sqrt(fit?.covariance[at] ?? Number.NaN));
      return { ours: [...(fit?.beta ?? []), ...errors], code: `logit_by_glm(${r(x)},${r(wins)},${r(trials)})` };
    }),
  },
  {
    statistic: "Adjusted p-values, Benjamini-Hochberg and Holm",
    program: "R",
    against: "p.adjust",
    cases: drawn("p.adjust", 30, (random) => {
      const p = listOf(whole(random, 1, 30), () => Math.round(random() ** 3 * 1e4) / 1e4);
      return {
        ours: [...benjaminiHochberg(p), ...holm(p)],
        code: `c(p.adjust(${r(p)},"BH"),p.adjust(${r(p)},"holm"))`,
      };
    }),
  },
  {
    statistic: "McNemar: exact p, chi-square and its p",
    program: "R",
    against: "binom.test, mcnemar.test(correct = FALSE)",
    cases: drawn("mcnemar", 40, (random) => {
      const [b, c] = [whole(random, 0, 40), whole(random, 1, 40)];
      const test = mcnemar(b, c);
      const theirs = `mcnemar.test(matrix(c(5,${b},${c},5),2),correct=FALSE)`;
      return {
        ours: [test?.exact, test?.chiSquare, test?.chiSquareP],
        code: `c(binom.test(${b},${b + c})$p.value, ${theirs}$statistic, ${theirs}$p.value)`,
      };
    }),
  },
  {
    statistic: "Spearman's ρ with ties; chi-square of two samples; Cochran-Armitage",
    program: "R",
    against: "cor, chisq.test, prop.trend.test",
    cases: drawn("trend", 40, (random) => {
      const size = whole(random, 3, 8);
      const [a, b] = [listOf(size, () => whole(random, 1, 30)), listOf(size, () => whole(random, 1, 30))];
      const n = a.map((one, i) => one + (b[i] ?? 0));
      const chi = chiSquareHomogeneity(a, b);
      const trend = cochranArmitage(a, n);
      return {
        ours: [spearman(a, b), chi?.statistic, chi?.p, (trend?.z ?? Number.NaN) ** 2, trend?.p],
        code: `quiet(c(cor(${r(a)},${r(b)},method="spearman"), with(chisq.test(${r([a, b])},correct=FALSE),c(statistic,p.value)), with(prop.trend.test(${r(a)},${r(n)}),c(statistic,p.value))))`,
      };
    }),
  },
  {
    statistic: "CUSUM, both sums",
    program: "R",
    against: "by hand (qcc is not at hand)",
    cases: drawn("cusum", 20, (random) => {
      const x = listOf(25, () => Math.round(random() * 1000) / 100);
      const points = cusum(x, { target: 5, k: 0.5, h: 4 });
      return {
        ours: [...points.map(({ up }) => up), ...points.map(({ down }) => down)],
        code: `cusum_by_hand(${r(x)},5,0.5)`,
      };
    }),
  },
  {
    statistic: "CUSUM, both sums",
    program: "R",
    against: "cumsum and cummin: the closed form S = C - min(0, min C)",
    cases: drawn("cusum closed", 20, (random) => {
      const x = listOf(25, () => Math.round(random() * 1000) / 100);
      const points = cusum(x, { target: 5, k: 0.5, h: 4 });
      return {
        ours: [...points.map(({ up }) => up), ...points.map(({ down }) => down)],
        code: `c(cusum_closed(${r(x)} - 5 - 0.5), cusum_closed(5 - 0.5 - ${r(x)}))`,
      };
    }),
  },
  {
    statistic: "EWMA",
    program: "R",
    against: "stats::filter(method = recursive)",
    cases: drawn("ewma filter", 20, (random) => {
      const x = listOf(20, () => Math.round(random() * 1000) / 100);
      const points = ewma(x, { target: 5, sigma: 2, lambda: 0.3, width: 3 });
      return {
        ours: points.map(({ value }) => value),
        code: `filter(0.3 * ${r(x)}, 0.7, method = "recursive", init = 5)`,
      };
    }),
  },
  {
    statistic: "EWMA and its time-varying limits",
    program: "Python",
    against: "closed form in numpy",
    cases: drawn("ewma", 20, (random) => {
      const x = listOf(20, () => Math.round(random() * 1000) / 100);
      const points = ewma(x, { target: 5, sigma: 2, lambda: 0.3, width: 3 });
      const ours = [
        ...points.map(({ value }) => value),
        ...points.map(({ low }) => low),
        ...points.map(({ high }) => high),
      ];
      return { ours, code: `ewma(${py(x)},5,2,0.3)` };
    }),
  },
  {
    statistic: "p-chart limits and Laney's σ_z",
    program: "Python",
    against: "numpy by hand (qcc is not at hand)",
    cases: drawn("p-chart", 20, (random) => {
      const n = listOf(12, () => whole(random, 20, 200));
      const x = n.map((size) => whole(random, 0, Math.floor(size / 2)));
      const centre = pooledShare(x, n);
      const shares = x.map((count, i) => count / (n[i] ?? 1));
      const points = pChart(shares, n, centre);
      return {
        ours: [
          centre,
          ...points.map(({ low }) => low),
          ...points.map(({ high }) => high),
          laneySigma(shares, n, centre),
        ],
        code: `[*p_chart(${py(x)},${py(n)}), laney(${py(x)},${py(n)})]`,
      };
    }),
  },
  {
    statistic: "Beta-binomial prior of annotators: mean and intra-class correlation",
    program: "Python",
    against: "the same moment equation, solved by brentq",
    // Their fixed point stops at 1e-9 a round.
    allowed: 1e-7,
    cases: drawn("beta-binomial", 20, (random) => {
      const n = listOf(whole(random, 4, 30), () => whole(random, 10, 200));
      const k = n.map((size) => {
        const skill = 0.6 + 0.35 * random();
        return listOf(size, () => Number(random() < skill)).reduce((a, b) => a + b);
      });
      const prior = betaBinomialPrior(k, n);
      return { ours: [prior?.mean, 1 / (1 + (prior?.size ?? Number.NaN))], code: `kleinman(${py(k)},${py(n)},0.01)` };
    }),
  },
  {
    statistic: "Variance between slices (DerSimonian-Laird) and its centre",
    program: "Python",
    against: "statsmodels combine_effects(dl)",
    cases: drawn("dersimonian", 20, (random) => {
      const effects = listOf(whole(random, 3, 12), () => Math.round(random() * 1000) / 1000);
      const variances = effects.map(() => Math.round(random() * 100 + 1) / 1000);
      const { tauSquared, centre } = shrinkToMean(effects, variances);
      return {
        ours: [tauSquared, centre],
        code: `(lambda m: [max(0, m.tau2), m.mean_effect_fe])(combine_effects(np.array(${py(effects)}),np.array(${py(variances)}),method_re="dl"))`,
      };
    }),
  },
];
