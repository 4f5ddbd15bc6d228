/** Agreement coefficients, against every published case they cover (krippendorff-alpha, kappa-cohen-fleiss, irrcac, domain). */
import { describe, expect, it } from "vitest";
import { agreementWeights } from "#app/stats/agreement-weights.ts";
import { cohenKappa, type Disagreement, LINEAR, QUADRATIC, UNWEIGHTED } from "#app/stats/cohen-kappa.ts";
import { coincidencesOf } from "#app/stats/coincidences.ts";
import { categoryShares, fleissKappa } from "#app/stats/fleiss-kappa.ts";
import { gwetAc1 } from "#app/stats/gwet-ac1.ts";
import { cohenNullError, fleissNullError } from "#app/stats/kappa-null-error.ts";
import { type AlphaLevel, krippendorffAlpha } from "#app/stats/krippendorff-alpha.ts";
import { normalCdf } from "#app/stats/normal-cdf.ts";
import { Z_95 } from "#app/stats/normal-quantile.ts";
import { pairwiseAgreement, rawAgreement } from "#app/stats/pairwise-agreement.ts";
import { twoRaterAgreement } from "#app/stats/two-rater-agreement.ts";
import { weightedAgreement } from "#app/stats/weighted-agreement.ts";
import { hasSharedData } from "#test/support/shared-data.ts";
import {
  countTable,
  crossTable,
  expectPrinted,
  knownAnswers,
  type Label,
  pairsOfCells,
  transpose,
} from "./known-answers.ts";

describe.skipIf(!hasSharedData)("Krippendorff's alpha (krippendorff-alpha.json, all cases)", () => {
  interface Case {
    id: string;
    reliability_matrix_rows_are_coders?: Label[][];
    labels_rows_are_coders?: Label[][];
    level: AlphaLevel;
    expected_alpha: number;
    decimals: number;
  }
  const { cases } = knownAnswers<{ cases: Case[] }>("krippendorff-alpha.json", { cases: [] });

  it("has its sixteen cases", () => expect(cases).toHaveLength(16));
  it.each(cases)("$id", (one) => {
    const { table, categories } = countTable(
      transpose(one.reliability_matrix_rows_are_coders ?? one.labels_rows_are_coders ?? []),
    );
    const values = categories.map((category, i) => (typeof category === "number" ? category : i));
    const alpha = krippendorffAlpha(coincidencesOf(table, categories.length), one.level, values);
    expect(Math.abs((alpha ?? Number.NaN) - one.expected_alpha)).toBeLessThan(0.51 * 10 ** -one.decimals);
  });
});

describe.skipIf(!hasSharedData)("Cohen and Fleiss (kappa-cohen-fleiss.json, all cases)", () => {
  interface Case {
    id: string;
    kind: "cohen" | "fleiss";
    table?: number[][];
    counts_rows_items?: number[][];
    ratings_rows_items?: number[][];
    category_totals?: number[];
    ratings_rater2?: number[];
    ratings_rater3?: number[];
    expected: number;
    ase?: number;
    ci95?: [number, number];
    ase_h0?: number;
    z?: number;
    p_one_sided?: number;
    p_two_sided?: number;
    decimals: number;
  }
  const { cases } = knownAnswers<{ cases: Case[] }>("kappa-cohen-fleiss.json", { cases: [] });
  /** The file's own words for the weights; "observed levels" are what a count table over occurring labels gives. */
  const weights = (id: string): Disagreement => {
    if (id.includes("linear")) return LINEAR;
    if (id.includes("squared")) return QUADRATIC;
    if (id.includes("grouped")) return (a, b) => [0, 0, 1, 1, 2][Math.abs(a - b)] ?? Number.NaN;
    return UNWEIGHTED;
  };

  it.each(cases.filter(({ kind }) => kind === "fleiss"))("$id", (one) => {
    const table = one.counts_rows_items ?? countTable(one.ratings_rows_items ?? []).table;
    const value = fleissKappa(table) ?? Number.NaN;
    expect(Math.abs(value - one.expected)).toBeLessThan(0.51 * 10 ** -one.decimals);
    const raters = (table[0] ?? []).reduce((sum, count) => sum + count, 0);
    const error = fleissNullError(categoryShares(table), table.length, raters);
    if (one.z !== undefined) expectPrinted(value / (error ?? 0), one.z);
    const { table: counts } = countTable(one.ratings_rows_items ?? []);
    const totals = one.category_totals?.map((_, c) => counts.reduce((sum, row) => sum + (row[c] ?? 0), 0));
    expect(totals).toEqual(one.category_totals);
  });
  it.each(cases.filter(({ kind }) => kind === "cohen"))("$id", (one) => {
    const table = one.table ?? crossTable(one.ratings_rater2 ?? [], one.ratings_rater3 ?? []);
    const kappa = cohenKappa(table, weights(one.id));
    expect(Math.abs((kappa?.value ?? Number.NaN) - one.expected)).toBeLessThan(0.51 * 10 ** -one.decimals);
    if (one.ase !== undefined) expectPrinted(kappa?.standardError, one.ase);
    const half = Z_95 * (kappa?.standardError ?? 0);
    if (one.ci95) expectPrinted((kappa?.value ?? 9) - half, one.ci95[0]);
    if (one.ci95) expectPrinted((kappa?.value ?? 9) + half, one.ci95[1]);
    const nullError = cohenNullError(table, weights(one.id)) ?? Number.NaN;
    const z = (kappa?.value ?? 9) / nullError;
    if (one.ase_h0 !== undefined) expectPrinted(nullError, one.ase_h0);
    if (one.z !== undefined) expectPrinted(z, one.z);
    if (one.p_one_sided !== undefined) expectPrinted(1 - normalCdf(z), one.p_one_sided);
    if (one.p_two_sided !== undefined) expectPrinted(2 * normalCdf(-Math.abs(z)), one.p_two_sided);
  });
  it("keeps the contract's whole scale: an unused level moves linear kappa from 0.1459 on the levels in use", () => {
    const anxiety = cases.find(({ id }) => id === "anxiety-23-linear-observed-levels-only");
    const table = Array.from({ length: 6 }, () => new Array<number>(6).fill(0));
    for (const [i, a] of (anxiety?.ratings_rater2 ?? []).entries()) {
      const row = table[a - 1];
      const b = (anxiety?.ratings_rater3?.[i] ?? 1) - 1;
      if (row) row[b] = (row[b] ?? 0) + 1;
    }
    // As scikit-learn gives it with levels 1 … 6 named:  cohen_kappa_score(labels=1 … 6, weights="linear").
    expect(cohenKappa(table, LINEAR)?.value).toBeCloseTo(0.1262136, 7);
  });
  it("per-item agreement of the Wikipedia example", () => {
    const example = cases.find(({ id }) => id === "fleiss-wikipedia");
    const rounded = (example?.counts_rows_items ?? []).map((counts) => Number(pairwiseAgreement(counts)?.toFixed(3)));
    expect(rounded).toEqual((example as { per_item_agreement?: number[] }).per_item_agreement);
  });
});

describe.skipIf(!hasSharedData)("domain.json", () => {
  interface Case {
    name: string;
    inputs: { table?: number[][]; a?: number[]; b?: number[]; data?: Label[][]; counts?: number[][] };
    expected: number;
    tol: number;
  }
  const all = knownAnswers<Case[]>("domain.json", []);
  const named = (...names: string[]) => all.filter(({ name }) => names.includes(name));
  const near = (actual: number | null | undefined, { expected, tol }: Case) =>
    expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThan(tol);

  it.each(named("cohen_kappa_wikipedia", "cohen_kappa_irrcac3x3", "kappa_paradox", "kappa_60_50_70", "kappa_skew"))(
    "$name",
    (one) => near(cohenKappa(one.inputs.table ?? [])?.value, one),
  );
  it.each(named("gwet_ac1_irrcac3x3", "ac1_paradox"))("$name", (one) =>
    near(gwetAc1(pairsOfCells(one.inputs.table ?? []), one.inputs.table?.length ?? 0), one),
  );
  it.each(named("weighted_kappa_quad", "weighted_kappa_lin", "weighted_kappa_id"))("$name", (one) => {
    const disagreement = one.name.endsWith("quad") ? QUADRATIC : one.name.endsWith("lin") ? LINEAR : UNWEIGHTED;
    near(cohenKappa(crossTable(one.inputs.a ?? [], one.inputs.b ?? []), disagreement)?.value, one);
  });
  it.each(named("fleiss_kappa_wikipedia"))("$name", (one) => near(fleissKappa(one.inputs.counts ?? []), one));
  it.each(named("gwet_ac2_12x4_id"))("$name", (one) => {
    const { table, categories } = countTable(transpose(one.inputs.data ?? []));
    near(gwetAc1(table, categories.length), one);
  });
  it.each(named("gwet_ac2_12x4_id", "gwet_ac2_12x4_lin", "gwet_ac2_12x4_quad"))("$name, by weights", (one) => {
    const { table } = countTable(transpose(one.inputs.data ?? []));
    const kind = one.name.endsWith("quad") ? "quadratic" : one.name.endsWith("lin") ? "linear" : "identity";
    near(weightedAgreement(table, agreementWeights(kind, [1, 2, 3, 4, 5]), "gwet")?.value, one);
  });
  it.each(named("scott_pi_irrcac3x3"))("$name", (one) =>
    near(twoRaterAgreement(one.inputs.table ?? [], agreementWeights("identity", [1, 2, 3]), "scott")?.value, one),
  );
  it.each(all.filter(({ name }) => name.startsWith("krippendorff")))("$name", (one) => {
    const { table, categories } = countTable(transpose(one.inputs.data ?? []));
    const level = (one.name.split("_").at(-1) ?? "") as AlphaLevel;
    const values = categories.map(Number);
    near(
      krippendorffAlpha(
        coincidencesOf(table, categories.length),
        level.startsWith("binary") ? "nominal" : level,
        values,
      ),
      one,
    );
  });
});

describe("what cannot be computed", () => {
  it("one category only: chance agrees always, so no coefficient (not 1)", () => {
    const table = [
      [3, 0],
      [2, 0],
    ];
    expect(krippendorffAlpha(coincidencesOf(table, 2), "nominal")).toBeNull();
    expect(krippendorffAlpha(coincidencesOf(table, 2), "ordinal")).toBeNull();
    expect(fleissKappa(table)).toBeNull();
    expect(
      cohenKappa([
        [7, 0],
        [0, 0],
      ]),
    ).toBeNull();
    // AC1 is made for this case: all agree, and the scale has a second category.
    expect(gwetAc1(table, 2)).toBe(1);
  });
  it("no item with two raters", () => {
    const table = [
      [1, 0],
      [0, 1],
      [0, 0],
    ];
    expect(rawAgreement(table)).toBeNull();
    expect(fleissKappa(table)).toBeNull();
    expect(gwetAc1(table, 2)).toBeNull();
    expect(krippendorffAlpha(coincidencesOf(table, 2), "interval")).toBeNull();
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull();
  });
});
