import { cyclicTriples } from "#app/stats/cyclic-triples.ts";
import { intraclassCorrelations } from "#app/stats/intraclass-correlation.ts";
import { kendallTau } from "#app/stats/kendall-tau.ts";
import { kendallW } from "#app/stats/kendall-w.ts";
import { type Comparison, casesOf } from "./comparison.ts";
import { py, r, sourceOf, whole } from "./random-input.ts";

const scores = (random: () => number, n: number) => Array.from({ length: n }, () => whole(random, 1, 6));

function iccCases(part: "values" | "ends") {
  const random = sourceOf("icc");
  return casesOf(20, () => {
    const raters = whole(random, 2, 5);
    const rows = Array.from({ length: whole(random, 6, 20) }, () => {
      const level = random() * 5;
      return Array.from({ length: raters }, (_, j) => Math.round((level + j * 0.3 + random() * 3) * 10) / 10);
    });
    const forms = intraclassCorrelations(rows) ?? [];
    const results = `quiet(ICC(${r(rows)}, lmer=FALSE))$results`;
    return part === "values"
      ? { ours: [...forms.map(({ value }) => value), ...forms.map(({ f }) => f)], code: `with(${results}, c(ICC, F))` }
      : {
          ours: [...forms.map(({ low }) => low), ...forms.map(({ high }) => high)],
          code: `with(${results}, c(\`lower bound\`, \`upper bound\`))`,
        };
  });
}

export const RANKS: readonly Comparison[] = [
  { statistic: "ICC, six forms, and their F", program: "R", against: "psych ICC", cases: iccCases("values") },
  { statistic: "ICC, 95 % intervals", program: "R", against: "psych ICC", cases: iccCases("ends") },
  ...(["R", "Python"] as const).map((program): Comparison => {
    const random = sourceOf(`tau ${program}`);
    return {
      statistic: "Kendall's τ-b, with ties",
      program,
      against: program === "R" ? "cor(method = kendall)" : "scipy kendalltau",
      cases: casesOf(60, () => {
        const n = whole(random, 3, 12);
        const [a, b] = [scores(random, n), scores(random, n)];
        const code =
          program === "R" ? `quiet(cor(${r(a)},${r(b)},method="kendall"))` : `[stats.kendalltau(${py(a)},${py(b)})[0]]`;
        return { ours: [kendallTau(a, b)], code };
      }),
    };
  }),
  {
    statistic: "Kendall's W, with ties",
    program: "R",
    against: "by hand (irr is not at hand)",
    cases: ((random) =>
      casesOf(40, () => {
        const n = whole(random, 3, 8);
        const table = Array.from({ length: whole(random, 2, 6) }, () => scores(random, n));
        return { ours: [kendallW(table)], code: `w_by_hand(${r(table)})` };
      }))(sourceOf("w")),
  },
  {
    statistic: "Kendall's W, with ties",
    program: "R",
    against: "friedman.test: its chi-square is m (n - 1) W",
    cases: ((random) =>
      casesOf(40, () => {
        const n = whole(random, 3, 8);
        const table = Array.from({ length: whole(random, 2, 6) }, () => scores(random, n));
        const code = `quiet(friedman.test(${r(table)}))$statistic / ${table.length * (n - 1)}`;
        return { ours: [kendallW(table)], code };
      }))(sourceOf("w friedman")),
  },
  {
    statistic: "Circular triples of complete tournaments",
    program: "R",
    against: "by hand: C(n, 3) - sum of C(wins, 2)",
    cases: ((random) =>
      casesOf(40, () => {
        const n = whole(random, 3, 9);
        const beats = Array.from({ length: n }, () => new Array<number>(n).fill(0));
        for (let i = 0; i < n; i += 1)
          for (let j = i + 1; j < n; j += 1) {
            const winner = random() < 0.5 ? beats[i] : beats[j];
            if (winner) winner[winner === beats[i] ? j : i] = 1;
          }
        const { cyclic } = cyclicTriples(n, (i, j) => (beats[i]?.[j] === 1 ? -1 : 1));
        return { ours: [cyclic], code: `circular_by_hand(${r(beats)})` };
      }))(sourceOf("triples")),
  },
];
