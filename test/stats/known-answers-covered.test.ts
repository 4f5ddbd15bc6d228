/** Every case of every file of published answers has a test that takes it from the file, and this is the list. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hasSharedData, shared } from "#test/support/shared-data.ts";
import { knownAnswers } from "./known-answers.ts";

/** Files of which a test runs each case (`it.each` over the file, or all its parts by name) … */
const WHOLE: Record<string, string[]> = {
  "krippendorff-alpha.json": ["stats/agreement"],
  "kappa-cohen-fleiss.json": ["stats/agreement"],
  "irrcac-ac1-fleiss-conger-bp-krippendorff-scott.json": ["stats/irrcac"],
  "icc-shrout-fleiss-1979.json": ["stats/reliability"],
  "proportion-ci.json": ["stats/acceptance", "stats/proportions"],
  "dawid-skene-1979-anaesthetists.json": ["stats/annotator-models"],
  "crowdkit-aggregation.json": ["stats/annotator-models"],
  "bradley-terry.json": ["stats/bradley-terry"],
};

/** … and of domain.json the test that names each. Names that a test puts together are found by the part given after a colon. */
const BY_NAME: Record<string, string> = {
  "stats/agreement":
    "cohen_kappa_wikipedia cohen_kappa_irrcac3x3 scott_pi_irrcac3x3 gwet_ac1_irrcac3x3 kappa_paradox ac1_paradox kappa_60_50_70 kappa_skew weighted_kappa_quad weighted_kappa_lin weighted_kappa_id fleiss_kappa_wikipedia gwet_ac2_12x4_id gwet_ac2_12x4_lin gwet_ac2_12x4_quad krippendorff_12x4_nominal:krippendorff krippendorff_12x4_ordinal:krippendorff krippendorff_12x4_interval:krippendorff krippendorff_12x4_ratio:krippendorff krippendorff_3x15_nominal:krippendorff krippendorff_3x15_interval:krippendorff krippendorff_binary4:krippendorff",
  "stats/reliability": "icc_shrout_fleiss_11_21_31 kendall_tau kendall_W implied_accuracy_maj3_maj5",
  "stats/proportions":
    "wilson_81_263:81,263 wilson_15_148:15,148 wilson_0_20:0,20 wilson_1_29:1,29 wilson_45_50:45,50 wilson_90_100:90,100 wilson_63_100:63,100 wilson_560_1000:560,1000 wilson_630_1000:630,1000 clopper_pearson_4_20_90 calibration_pass length_share_63_100_p position_560_1000_p",
  "stats/acceptance":
    "oc_L_2.5_n200_c10 hypergeom_N2000_D20_n125_c3 sprt_g_s_h0_h1 zero_accept_n bt_loss_margins cdpo_robust_eps.1",
  "stats/distributions": "psi js_nats_bits_dist2 kish_neff",
  "stats/multiplicity": "chi2",
  "stats/control-charts": "pchart_nist ewma_nist ewma_nist_limits cusum_nist_hi_t13_t14_t20",
  "stats/min-hash": "minhash_14x8",
  "domain/pricing": "invoice_usd",
  "stats/domain-cases":
    "dawid_skene_1979_marginals dawid_skene_1979_loglik dawid_skene_1979_obs1_diag crowdlab_posterior length_logit_slope bradley_terry_wikipedia bt_ties_half_elo bt_ties_dropped_elo contamination_8gram_share_tokencov contamination_13gram llama2_batches_sum seed_timeline_total_unit",
};

/**
 * Figures of cases that are tested, by estimators that Assay has not: Firth's bias reduction, a gamma prior on abilities, spectral
 * ranking, steps on the way to a fit that does not exist, Dawid-Skene with one coin a rater, GLAD.
 */
const OF_OTHER_ESTIMATORS = new Set(
  "bias_reduced map_a_1_1 lsr rank_centrality iter0 iter10 one_coin_dawid_skene_labels one_coin glad_accuracy".split(
    " ",
  ),
);
/** What cases are called, and what says of a figure what it is: no figures. */
const WORDS = new Set(["note", "ref", "dawid_skene", "majority_vote"]);

const textOf = (test: string) => readFileSync(new URL(`../${test}.test.ts`, import.meta.url), "utf8");
const entries = Object.entries(BY_NAME).flatMap(([test, names]) =>
  names.split(" ").map((one) => {
    const [name = "", part = name] = one.split(":");
    return { test, name, part };
  }),
);

describe.skipIf(!hasSharedData)("published answers", () => {
  it("are all in the list, file by file", () => {
    const files = readdirSync(shared("known-answers")).filter((name) => name.endsWith(".json"));
    expect(files.sort()).toEqual([...Object.keys(WHOLE), "domain.json"].sort());
  });
  it.each(Object.entries(WHOLE))("%s is read by its tests", (file, tests) => {
    for (const test of tests) expect(textOf(test)).toContain(file);
  });
  it("every case of domain.json has exactly one test", () => {
    const names = knownAnswers<{ name: string }[]>("domain.json", []).map(({ name }) => name);
    expect(entries.map(({ name }) => name).sort()).toEqual(names.sort());
  });
  it.each(entries)("$name is named in $test", ({ test, part }) => {
    const text = textOf(test).replaceAll(/\s/g, "");
    expect(text).toContain("domain.json");
    expect(text).toContain(part);
  });
  it.each([
    ["bradley-terry.json", "stats/bradley-terry"],
    ["crowdkit-aggregation.json", "stats/annotator-models"],
  ])("every figure of %s is named in its test, or is of another estimator", (file, test) => {
    const figures = figuresExpected(knownAnswers<unknown>(file, {}));
    expect(figures.length).toBeGreaterThan(10);
    const text = textOf(test);
    const missing = figures.filter(
      (name) => !WORDS.has(name) && !OF_OTHER_ESTIMATORS.has(name) && !text.includes(name),
    );
    expect(missing).toEqual([]);
  });
  it("names the cases of bradley-terry.json, which are of several shapes", () => {
    const { cases } = knownAnswers<{ cases: { id: string }[] }>("bradley-terry.json", { cases: [] });
    for (const { id } of cases) expect(textOf("stats/bradley-terry")).toContain(id);
  });
});

/** Names under "expected" of anything in a file, and those one level deeper where models are compared side by side. */
function figuresExpected(value: unknown, isExpected = false): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = isExpected && !/^\d+$/.test(name) ? [name] : [];
    return [...here, ...figuresExpected(inner, name === "expected" || name.endsWith("_effect"))];
  });
}
