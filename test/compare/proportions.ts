import { BINOMIAL_INTERVALS } from "#app/stats/binomial-intervals.ts";
import { binomialTail } from "#app/stats/binomial-tail.ts";
import { binomialTest } from "#app/stats/binomial-test.ts";
import { clopperPearsonInterval } from "#app/stats/clopper-pearson-interval.ts";
import { fCdf, fQuantile } from "#app/stats/f-distribution.ts";
import { incompleteBeta } from "#app/stats/incomplete-beta.ts";
import { jensenShannonDivergence } from "#app/stats/jensen-shannon.ts";
import { normalCdf } from "#app/stats/normal-cdf.ts";
import { normalQuantile } from "#app/stats/normal-quantile.ts";
import { populationStabilityIndex } from "#app/stats/population-stability-index.ts";
import { acceptanceProbability } from "#app/stats/single-sampling-plan.ts";
import { studentQuantile95 } from "#app/stats/student-quantile.ts";
import { totalVariation } from "#app/stats/total-variation.ts";
import { twoProportionZ } from "#app/stats/two-proportion-z.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import { type Case, type Comparison, casesOf } from "./comparison.ts";
import { py, shares, sourceOf, whole } from "./random-input.ts";

function inCounts(name: string, make: (x: number, n: number, random: () => number) => Case) {
  const random = sourceOf(name);
  return casesOf(60, () => {
    const n = whole(random, 1, 400);
    return make(whole(random, 0, n), n, random);
  });
}
const ends = ({ low, high }: { low: number; high: number }) => [low, high];

function inShares(name: string, make: (p: number[], q: number[]) => Case) {
  const random = sourceOf(name);
  return casesOf(40, () => {
    const size = whole(random, 2, 9);
    return make(shares(random, size), shares(random, size));
  });
}

export const PROPORTIONS: readonly Comparison[] = [
  {
    statistic: "Wilson's interval",
    program: "Python",
    against: "statsmodels proportion_confint",
    cases: inCounts("wilson", (x, n) => ({ ours: ends(wilsonInterval(x / n, n)), code: `wilson(${x},${n})` })),
  },
  {
    statistic: "Exact (Clopper-Pearson) interval",
    program: "R",
    against: "binom.test",
    cases: inCounts("exact", (x, n) => ({
      ours: ends(clopperPearsonInterval(x, n)),
      code: `binom.test(${x},${n})$conf.int`,
    })),
  },
  {
    statistic: "Wilson's interval with continuity correction",
    program: "R",
    against: "prop.test",
    cases: inCounts("continuity", (x, n) => ({
      ours: ends(BINOMIAL_INTERVALS["wilson-continuity"](x, n)),
      code: `quiet(prop.test(${x},${n}))$conf.int`,
    })),
  },
  {
    statistic: "Agresti-Coull and Jeffreys' intervals",
    program: "Python",
    against: "statsmodels proportion_confint",
    note: "statsmodels clips Agresti-Coull to 0 … 1; so do we here.",
    cases: inCounts("agresti", (x, n) => ({
      ours: [
        ...ends(BINOMIAL_INTERVALS["agresti-coull"](x, n)).map((end) => Math.min(1, Math.max(0, end))),
        ...ends(BINOMIAL_INTERVALS.jeffreys(x, n)),
      ],
      code: `[*proportion.proportion_confint(${x},${n},method="agresti_coull"), *proportion.proportion_confint(${x},${n},method="jeffreys")]`,
    })),
  },
  {
    statistic: "Two-sided exact binomial test",
    program: "R",
    against: "binom.test",
    cases: inCounts("binomial test", (x, n, random) => {
      const p = Math.round(random() * 98 + 1) / 100;
      return { ours: [binomialTest(x, n, p)], code: `binom.test(${x},${n},${p})$p.value` };
    }),
  },
  {
    statistic: "Binomial tail and acceptance without replacement",
    program: "R",
    against: "pbinom, phyper",
    cases: inCounts("tail", (x, n, random) => {
      const p = Math.round(random() * 98 + 1) / 100;
      const lot = n + whole(random, 0, 500);
      const defects = Math.round(p * lot);
      return {
        ours: [binomialTail(x, n, p), acceptanceProbability({ n, accept: x }, p, lot)],
        code: `c(pbinom(${x - 1},${n},${p},lower.tail=FALSE), phyper(${x},${defects},${lot - defects},${n}))`,
      };
    }),
  },
  {
    statistic: "z of two proportions",
    program: "Python",
    against: "statsmodels proportions_ztest",
    cases: inCounts("two", (x, n, random) => {
      const m = whole(random, 1, 300);
      const y = whole(random, 0, m);
      return { ours: [twoProportionZ(x, n, y, m)], code: `[proportion.proportions_ztest([${y},${x}],[${m},${n}])[0]]` };
    }),
  },
  {
    statistic: "Normal, F and beta distributions and their quantiles",
    program: "R",
    against: "pnorm, qnorm, pf, qf, pbeta",
    cases: ((random) =>
      casesOf(60, () => {
        const [z, p, a, b] = [random() * 12 - 6, random() * 0.98 + 0.01, random() * 30 + 0.2, random() * 30 + 0.2];
        return {
          ours: [
            normalCdf(z),
            normalQuantile(p),
            fCdf(z + 6, a, b),
            fQuantile(p, a + 1, b + 1),
            incompleteBeta(p, a, b),
          ],
          code: `c(pnorm(${z}),qnorm(${p}),pf(${z + 6},${a},${b}),qf(${p},${a + 1},${b + 1}),pbeta(${p},${a},${b}))`,
        };
      }))(sourceOf("distributions")),
  },
  {
    statistic: "Student's t, 97.5 % point, from 4 degrees of freedom",
    program: "R",
    against: "qt",
    allowed: 1e-3,
    note: "an expansion in 1 / df, good to 0.001 as it says.",
    cases: casesOf(60, (at) => ({ ours: [studentQuantile95(at + 4)], code: `qt(0.975,${at + 4})` })),
  },
  {
    statistic: "Jensen-Shannon divergence (nats) and distance (root of bits)",
    program: "Python",
    against: "scipy jensenshannon",
    cases: inShares("js", (p, q) => ({
      ours: [jensenShannonDivergence(p, q), Math.sqrt(jensenShannonDivergence(p, q) / Math.LN2)],
      code: `[jensenshannon(${py(p)},${py(q)})**2, jensenshannon(${py(p)},${py(q)},2)]`,
    })),
  },
  {
    statistic: "Population stability index and total variation",
    program: "Python",
    against: "scipy rel_entr; numpy",
    cases: inShares("psi", (p, q) => ({
      ours: [populationStabilityIndex(p, q), totalVariation(p, q)],
      code: `[rel_entr(${py(p)},${py(q)}).sum()+rel_entr(${py(q)},${py(p)}).sum(), abs(np.array(${py(p)})-np.array(${py(q)})).sum()/2]`,
    })),
  },
];
