/** Agreement coefficients, against every published case they cover (krippendorff-alpha, kappa-cohen-fleiss, irrcac, domain). */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cohenKappa, type Disagreement, LINEAR, QUADRATIC, UNWEIGHTED } from "#app/stats/cohen-kappa.ts";
import { coincidencesOf } from "#app/stats/coincidences.ts";
import { fleissKappa } from "#app/stats/fleiss-kappa.ts";
import { gwetAc1 } from "#app/stats/gwet-ac1.ts";
import { type AlphaLevel, krippendorffAlpha } from "#app/stats/krippendorff-alpha.ts";
import { pairwiseAgreement, rawAgreement } from "#app/stats/pairwise-agreement.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";

type Label = string | number | null;

const load = (name: string) =>
  hasSharedData ? JSON.parse(readFileSync(shared(`known-answers/${name}`), "utf8")) : null;

describe.skipIf(!hasSharedData)("Krippendorff's alpha (krippendorff-alpha.json, all cases)", () => {
  interface Case {
    id: string;
    reliability_matrix_rows_are_coders?: Label[][];
    labels_rows_are_coders?: Label[][];
    level: AlphaLevel;
    expected_alpha: number;
    decimals: number;
  }
  const cases: Case[] = load("krippendorff-alpha.json")?.cases ?? [];

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
    ratings_rater2?: number[];
    ratings_rater3?: number[];
    expected: number;
    ase?: number;
    decimals: number;
  }
  const cases: Case[] = load("kappa-cohen-fleiss.json")?.cases ?? [];
  /** The file's own words for the weights; "observed levels" are what a count table over occurring labels gives. */
  const weights = (id: string): Disagreement => {
    if (id.includes("linear")) return LINEAR;
    if (id.includes("squared")) return QUADRATIC;
    if (id.includes("grouped")) return (a, b) => [0, 0, 1, 1, 2][Math.abs(a - b)] ?? Number.NaN;
    return UNWEIGHTED;
  };

  it.each(cases.filter(({ kind }) => kind === "fleiss"))("$id", (one) => {
    const table = one.counts_rows_items ?? countTable(one.ratings_rows_items ?? []).table;
    expect(Math.abs((fleissKappa(table) ?? Number.NaN) - one.expected)).toBeLessThan(0.51 * 10 ** -one.decimals);
  });
  it.each(cases.filter(({ kind }) => kind === "cohen"))("$id", (one) => {
    const table = one.table ?? crossTable(one.ratings_rater2 ?? [], one.ratings_rater3 ?? []);
    const kappa = cohenKappa(table, weights(one.id));
    expect(Math.abs((kappa?.value ?? Number.NaN) - one.expected)).toBeLessThan(0.51 * 10 ** -one.decimals);
    // SAS prints the large-sample standard error to four decimals.
    if (one.ase !== undefined) expect(kappa?.standardError).toBeCloseTo(one.ase, 4);
  });
  it("per-item agreement of the Wikipedia example", () => {
    const example = cases.find(({ id }) => id === "fleiss-wikipedia");
    const rounded = (example?.counts_rows_items ?? []).map((counts) => Number(pairwiseAgreement(counts)?.toFixed(3)));
    expect(rounded).toEqual((example as { per_item_agreement?: number[] }).per_item_agreement);
  });
});

describe.skipIf(!hasSharedData)("Gwet's tables (irrcac, unweighted cases of our coefficients)", () => {
  interface Case {
    id: string;
    input: string;
    format: string;
    coefficient: string;
    weights: string;
    expected: { coefficient_value?: number };
  }
  const file = load("irrcac-ac1-fleiss-conger-bp-krippendorff-scott.json") ?? { datasets: {}, cases: [] };
  const ours = (file.cases as Case[]).filter(
    ({ coefficient, weights, expected }) =>
      weights === "identity" &&
      ["gwet", "fleiss", "krippendorff", "cohen"].includes(coefficient) &&
      expected.coefficient_value !== undefined,
  );

  it("are nineteen", () => expect(ours).toHaveLength(19));
  it.each(ours)("$id", ({ input, format, coefficient, expected }) => {
    const rows: Label[][] = file.datasets[input].rows;
    const isTable = format === "table";
    const { table, categories } = isTable
      ? { table: pairsOfCells(rows as number[][]), categories: rows.map((_, i) => i) }
      : countTable(rows);
    const value =
      coefficient === "gwet"
        ? gwetAc1(table, categories.length)
        : coefficient === "fleiss"
          ? fleissKappa(table)
          : coefficient === "cohen"
            ? (cohenKappa(rows as number[][])?.value ?? null)
            : krippendorffAlpha(coincidencesOf(table, categories.length), "nominal");
    expect(Math.abs((value ?? Number.NaN) - (expected.coefficient_value ?? 0))).toBeLessThan(0.00051);
  });
});

describe.skipIf(!hasSharedData)("domain.json", () => {
  interface Case {
    name: string;
    inputs: { table?: number[][]; a?: number[]; b?: number[]; data?: Label[][]; counts?: number[][] };
    expected: number;
    tol: number;
  }
  const all: Case[] = load("domain.json") ?? [];
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

function transpose(rows: readonly Label[][]): Label[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? null));
}

/** Rows are items; categories are the labels that occur, sorted. */
function countTable(items: readonly Label[][]): { table: number[][]; categories: (string | number)[] } {
  const labels = items.flat().filter((label) => label !== null);
  const categories = [...new Set(labels)].sort((a, b) => (a < b ? -1 : 1));
  return {
    categories,
    table: items.map((row) => categories.map((category) => row.filter((label) => label === category).length)),
  };
}

function crossTable(a: readonly number[], b: readonly number[]): number[][] {
  const levels = [...new Set([...a, ...b])].sort((x, y) => x - y);
  return levels.map((row) => levels.map((column) => a.filter((label, i) => label === row && b[i] === column).length));
}

/** A two-rater table as one count row per item. */
function pairsOfCells(table: readonly number[][]): number[][] {
  return table.flatMap((row, i) =>
    row.flatMap((count, j) =>
      Array.from({ length: count }, () => table.map((_, c) => Number(c === i) + Number(c === j))),
    ),
  );
}
