import { agreementWeights } from "#app/stats/agreement-weights.ts";
import type { ChanceRule } from "#app/stats/chance-agreement.ts";
import { cohenKappa, LINEAR, QUADRATIC, UNWEIGHTED } from "#app/stats/cohen-kappa.ts";
import { coincidencesOf } from "#app/stats/coincidences.ts";
import { fleissKappa } from "#app/stats/fleiss-kappa.ts";
import { cohenNullError } from "#app/stats/kappa-null-error.ts";
import { type AlphaLevel, krippendorffAlpha } from "#app/stats/krippendorff-alpha.ts";
import { twoRaterAgreement } from "#app/stats/two-rater-agreement.ts";
import { weightedAgreement } from "#app/stats/weighted-agreement.ts";
import { type Case, type Comparison, casesOf } from "./comparison.ts";
import { column, counts, crossed, py, type Rating, r, ratings, sourceOf, whole } from "./random-input.ts";

const LEVELS: readonly AlphaLevel[] = ["nominal", "ordinal", "interval", "ratio"];
const valuesOf = (categories: number) => Array.from({ length: categories }, (_, c) => c + 1);

/** A table of ratings with gaps, of random size and skill. */
function drawn(random: () => number, raters = whole(random, 2, 5), missing = 0.25) {
  const categories = whole(random, 2, 6);
  const items = whole(random, 12, 40);
  return { categories, rows: ratings(random, { items, raters, categories, skill: random(), missing }) };
}

function tables(name: string, times: number, make: (rows: Rating[][], categories: number) => Case, raters?: number) {
  const random = sourceOf(name);
  return casesOf(times, () => {
    const { rows, categories } = drawn(random, raters, name.includes("complete") ? 0 : 0.25);
    return make(rows, categories);
  });
}

function alpha(rows: Rating[][], categories: number, level: AlphaLevel): number | null {
  return krippendorffAlpha(coincidencesOf(counts(rows, categories), categories), level, valuesOf(categories));
}

const both = (rows: Rating[][]) => rows.filter((row) => row.every((one) => one !== null));

export const AGREEMENT: readonly Comparison[] = [
  ...LEVELS.map(
    (level): Comparison => ({
      statistic: `Krippendorff's α, ${level}`,
      program: "R",
      against: "by hand over all pairs of values (irr is not at hand)",
      cases: tables(`alpha ${level}`, 40, (rows, categories) => ({
        ours: [alpha(rows, categories, level)],
        code: `alpha_by_hand(${r(rows)}, "${level}")`,
      })),
    }),
  ),
  ...LEVELS.map((level): Comparison => {
    const isOurs = level === "ordinal" || level === "ratio";
    const distanceOf = (rows: string) => (level === "ordinal" ? `ordinal_distance(${rows})` : `${level}_distance`);
    return {
      statistic: `Krippendorff's α, ${level}`,
      program: "Python",
      against: `nltk AnnotationTask.alpha${isOurs ? ", the distance by hand" : ""}`,
      cases: tables(`alpha nltk ${level}`, 40, (rows, categories) => ({
        ours: [alpha(rows, categories, level)],
        code: `task(${py(rows)}${level === "nominal" ? "" : `, ${distanceOf(py(rows))}`}).alpha()`,
      })),
    };
  }),
  ...([UNWEIGHTED, LINEAR, QUADRATIC] as const).map(
    (disagreement, at): Comparison => ({
      statistic: `Cohen's κ, ${["unweighted", "linear", "quadratic"][at]}, whole scale`,
      program: "Python",
      against: "scikit-learn cohen_kappa_score(labels = scale)",
      cases: tables(
        `cohen ${at}`,
        40,
        (rows, categories) => ({
          ours: [cohenKappa(crossed(column(rows, 0), column(rows, 1), categories), disagreement)?.value],
          code: `cohen_kappa_score(*paired(${py(column(rows, 0))}, ${py(column(rows, 1))}), labels=list(range(1, ${categories + 1})), weights=${["None", '"linear"', '"quadratic"'][at]})`,
        }),
        2,
      ),
    }),
  ),
  {
    statistic: "Cohen's κ, unweighted and quadratic, error of the unweighted",
    // A variance of nearly 0 is the difference of two sums near 1, and the error its root.
    allowed: 1e-8,
    program: "R",
    against: "psych cohen.kappa",
    note: "The error of the weighted κ is left out: psych weighs the row means of the weights by the wrong margins, where SAS (0.1457 in the known answers) and statsmodels give what we give.",
    cases: tables(
      "cohen psych",
      40,
      (rows, categories) => {
        const table = crossed(column(rows, 0), column(rows, 1), categories);
        const [plain, squared] = [cohenKappa(table), cohenKappa(table, QUADRATIC)];
        return {
          ours: [plain?.value, squared?.value, plain?.standardError],
          code: `with(quiet(cohen.kappa(${r(table)})), c(kappa, weighted.kappa, sqrt(var.kappa)))`,
        };
      },
      2,
    ),
  },
  ...([LINEAR, QUADRATIC] as const).map((disagreement, at): Comparison => {
    const name = ["linear", "quadratic"][at];
    return {
      statistic: `Cohen's κ, unweighted and ${name}: values and large-sample errors`,
      program: "R",
      against: "vcd Kappa",
      allowed: 1e-8,
      cases: tables(
        `cohen vcd ${name}`,
        40,
        (rows, categories) => {
          const table = crossed(column(rows, 0), column(rows, 1), categories);
          const [plain, weighted] = [cohenKappa(table), cohenKappa(table, disagreement)];
          return {
            ours: [plain?.value, plain?.standardError, weighted?.value, weighted?.standardError],
            code: `with(unclass(vcd::Kappa(as.table(${r(table)}), weights = "${["Equal-Spacing", "Fleiss-Cohen"][at]}")), c(Unweighted, Weighted))`,
          };
        },
        2,
      ),
    };
  }),
  ...([UNWEIGHTED, LINEAR, QUADRATIC] as const).map((disagreement, at): Comparison => {
    const name = ["unweighted", "linear", "quadratic"][at];
    return {
      statistic: `Cohen's κ, ${name}: value, large-sample error, error under chance`,
      program: "Python",
      against: "statsmodels cohens_kappa",
      note: "Its variance of perfect agreement is a hair below 0, taken as 0.",
      cases: tables(
        `cohen statsmodels ${name}`,
        40,
        (rows, categories) => {
          const table = crossed(column(rows, 0), column(rows, 1), categories);
          const kappa = cohenKappa(table, disagreement);
          return {
            ours: [kappa?.value, kappa?.standardError, cohenNullError(table, disagreement)],
            code: `(lambda k: [k.kappa, max(0, k.var_kappa) ** 0.5, k.std_kappa0])(inter_rater.cohens_kappa(np.array(${py(table)})${at === 0 ? "" : `, wt="${name}"`}))`,
          };
        },
        2,
      ),
    };
  }),
  {
    statistic: "Fleiss' κ, complete tables",
    program: "Python",
    against: "statsmodels fleiss_kappa",
    cases: tables("fleiss complete", 40, (rows, categories) => ({
      ours: [fleissKappa(counts(rows, categories))],
      code: `inter_rater.fleiss_kappa(np.array(${py(counts(rows, categories))}))`,
    })),
  },
  {
    statistic: "Scott's π",
    program: "Python",
    against: "nltk AnnotationTask.pi",
    cases: tables(
      "scott",
      40,
      (rows, categories) => ({
        ours: [
          twoRaterAgreement(
            crossed(column(both(rows), 0), column(both(rows), 1), categories),
            agreementWeights("identity", valuesOf(categories)),
            "scott",
          )?.value,
        ],
        code: `task(${py(both(rows))}).pi()`,
      }),
      2,
    ),
  },
  {
    statistic: "Brennan-Prediger (Bennett's S)",
    program: "Python",
    against: "nltk AnnotationTask.S",
    note: "nltk counts the categories that occur; inputs here use all of them.",
    cases: tables(
      "bennett",
      60,
      (rows) => {
        const used = [...new Set(both(rows).flat())].sort() as number[];
        const renamed = both(rows).map((row) => row.map((one) => used.indexOf(one ?? 0) + 1));
        const table = crossed(column(renamed, 0), column(renamed, 1), used.length);
        return {
          ours: [twoRaterAgreement(table, agreementWeights("identity", used), "brennan-prediger")?.value],
          code: `task(${py(renamed)}).S()`,
        };
      },
      2,
    ),
  },
  ...(
    [
      ["gwet", "Gwet's AC2, quadratic"],
      ["fleiss", "Fleiss' κ generalised, quadratic"],
      ["brennan-prediger", "Brennan-Prediger, quadratic"],
    ] as readonly [ChanceRule, string][]
  ).map(
    ([rule, name]): Comparison => ({
      statistic: `${name}, with standard error`,
      program: "R",
      against: "by hand (irrCAC is not at hand)",
      cases: tables(`cac ${rule}`, 40, (rows, categories) => {
        const table = counts(rows, categories);
        const result = weightedAgreement(table, agreementWeights("quadratic", valuesOf(categories)), rule);
        const theirs = rule === "brennan-prediger" ? "bp" : rule;
        return {
          ours: [result?.value, result?.standardError],
          code: `cac_by_hand(${r(table)}, quadratic(${categories}), "${theirs}")`,
        };
      }),
    }),
  ),
];
