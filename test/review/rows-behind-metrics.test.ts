/** A row of a metric's table opens the records behind it: as many as it says. */
import { describe, expect, it } from "vitest";
import { STOCK_OPENINGS } from "#app/domain/stock-openings.ts";
import { annotatorTable } from "#app/metrics/annotators/annotator-table.ts";
import { type BatchView, CopyOf } from "#app/metrics/batch-view.ts";
import { sampledItems } from "#app/metrics/bias/sampled-items.ts";
import { withContractGold } from "#app/metrics/gold/contract-gold.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { Detail, MeasureContext, TextSample } from "#app/metrics/metric.ts";
import { paramsOfBeside } from "#app/review/beside.ts";
import { rowsOfLengths, rowsOfMeasure, rowsOfModels, rowsOfPair } from "#app/review/chart-rows.ts";
import { agreementChart, lengthChart, winsChart } from "#app/review/charts-of-batch.ts";
import { matchRecords, recordFilterOf } from "#app/review/record-filter.ts";
import { isUnlinked, OPENS_RECORDS } from "#app/review/row-links.ts";
import { sliceDimensions } from "#app/review/slice-dimensions.ts";
import { rowsOfFinding, SLICE_MEASURES } from "#app/review/slice-measures.ts";
import { paramsOfSlice } from "#app/review/slice-params.ts";
import { MEASURES } from "#app/review/stand-apart.ts";
import { countedRows, testedSlices } from "#app/review/tested-slices.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import {
  FIVE_POINTS,
  type ItemRow,
  type JudgmentRow,
  NO_CONTEXT,
  type ResponseRow,
  viewOf,
} from "#test/support/view-builder.ts";
import { ratedView } from "./rated-view.ts";

const MODELS = ["m-1", "m-2", "m-3", "m-4"];
const ANNOTATORS = ["ann", "bob", "cat", "dan", "eve"];
const STRENGTHS = [-1, -0.5, 0, 0.5, 1];

/** A batch in which everything occurs that a table lists, and some annotators were asked again. */
function aBatch(seed: number, size = 900): BatchView {
  const random = seededRandom(seed);
  const below = (n: number) => Math.floor(random() * n);
  const rarely = <Value>(value: Value): Value[] => (random() < 0.15 ? [value] : []);
  const response = (): ResponseRow => ({
    model: MODELS[below(4)] as string,
    chars: 20 * (1 + below(12)),
    flags: [
      ...rarely("REFUSAL" as const),
      ...rarely("APOLOGY" as const),
      ...rarely("IDENTITY_LEAK" as const),
      ...rarely("EMPTY" as const),
      ...rarely("ERROR_TEXT" as const),
      ...rarely("TRUNCATED" as const),
      ...rarely("HAS_LINK" as const),
      ...rarely("HAS_TABLE" as const),
      ...rarely("HAS_CODE" as const),
    ],
    marks: [random() < 0.5 ? "VERIFIED" : "VIOLATED", ...rarely("AGREES" as const), ...rarely("DISAGREES" as const)],
    columns: {
      key: 1 + below(size),
      words: 10 + below(90),
      bold: below(3),
      headers: below(2),
      listItems: below(4),
      emoji: below(5),
      exclamations: below(5),
      longWords: below(9),
      hedges: below(4),
      opening: random() < 0.5 ? 0 : 1 + below(STOCK_OPENINGS.length),
      similarity: below(200),
    },
  });
  const judgment = (annotator: string): JudgmentRow => {
    const strength = random() < 0.08 ? null : (STRENGTHS[below(5)] as number);
    const apart = (["BOTH_BAD", "BOTH_GOOD", "SKIP"] as const)[below(3)] as "BOTH_BAD";
    return {
      ...{ annotator, strength, ...(strength === null && { tie: apart }) },
      ...(random() < 0.9 && { seconds: below(40) }),
      ...(random() < 0.9 && { at: Date.UTC(2026, 2, 2 + below(5), 9) + below(1e7) }),
      ...(random() < 0.3 && { columns: { commentKey: 1 + below(60), commentWords: 5 + below(50) } }),
    };
  };
  /** All three pairs of three responses, now and then one of them undecided. */
  const triple = (annotator: string): JudgmentRow[] =>
    [
      [0, 1],
      [0, 2],
      [1, 2],
    ].map(([first = 0, second = 0]) => ({ ...judgment(annotator), first, second }));
  return viewOf(
    Array.from({ length: size }, (_, i): ItemRow => {
      const judgments = [...ANNOTATORS]
        .sort(() => random() - 0.5)
        .slice(0, 1 + below(3))
        .map(judgment);
      const again =
        random() < 0.1 ? [{ ...judgment(judgments[0]?.annotator ?? ""), weight: 0, columns: { repeat: 1 } }] : [];
      const isTriple = random() < 0.15;
      const isUnjudged = random() < 0.05;
      return {
        prompt: 1 + below(size * 0.8),
        ...(random() < 0.2 && { pair: 1 + below(40) }),
        orderKnown: random() < 0.8,
        domain: ["chat", "code", "prose"][below(3)] as string,
        language: ["de", "en"][below(2)] as string,
        ...(i % 9 === 0 && { language: undefined }),
        ...(random() < 0.3 && { gold: random() < 0.5 ? -1 : 1 }),
        responses: [response(), response(), ...(isTriple ? [response()] : [])],
        judgments: isUnjudged ? [] : isTriple ? triple(judgments[0]?.annotator ?? "") : [...judgments, ...again],
        marks: [
          ...rarely("PII" as const),
          ...rarely("SECRET" as const),
          ...rarely("USER_STANCE" as const),
          ...(random() < 0.5 ? (["CONSTRAINED"] as const) : rarely("UNKNOWN_CONSTRAINT" as const)),
          ...rarely("SAMPLING_KNOWN" as const),
          ...rarely("TIMES_KNOWN" as const),
        ],
        columns: {
          nearItem: random() < 0.9 ? 0 : 1 + below(20),
          nearPrompt: random() < 0.9 ? 0 : 1 + below(9),
          conversationKey: 1 + (i >> 1),
          turn: 1 + (i % 2),
          contextKey: 1 + below(9),
          promptLanguage: random() < 0.8 ? 0 : 1 + below(3),
          contamination: random() < 0.9 ? 0 : below(64),
          copied: random() < 0.9 ? 0 : below(16),
        },
      };
    }),
    FIVE_POINTS,
  );
}

const VIEW = aBatch(1, 1200);
const RANDOM = seededRandom(3);
const scored = (n: number, of: (uniform: number) => number) =>
  Float32Array.from({ length: n }, () => (RANDOM() < 0.1 ? Number.NaN : of(RANDOM())));
const words = (): [Uint16Array, Uint16Array] => [
  Uint16Array.from({ length: 8 }, () => Math.floor(RANDOM() * 50)),
  Uint16Array.from({ length: 8 }, () => Math.floor(RANDOM() * 50)),
];
const SAMPLED = sampledItems(VIEW);
const TEXTS: TextSample = { items: SAMPLED, words: [...SAMPLED].map(words) };
const PREFIXED = scored(VIEW.responses.n, (u) => Math.round(u * 20) / 20);
const CONTEXT: MeasureContext = {
  ...NO_CONTEXT,
  rowsDelivered: 900,
  expectedUnits: 1000,
  approvedModels: new Set(["m-1", "m-2"]),
  checkpointAge: new Map([
    ["m-1", 0],
    ["m-2", 1],
    ["m-3", 1],
  ]),
  previous: aBatch(2, 700),
  scores: [
    // A part has none; of the others some are equal.
    { name: "rm", kind: "reward", values: scored(VIEW.responses.n, (u) => Math.round(u * 20) / 20) },
    { name: "politeness", kind: "trait", values: scored(VIEW.items.n, (u) => Math.floor(u * 3) - 1) },
    { name: "rm+prefix: As a nurse,", kind: "reward", values: PREFIXED },
  ],
  // All of this batch's responses are scored as far as the set goes; the batch before has the same set.
  previousScores: [{ name: "rm", kind: "reward", values: new Float32Array(10_000).fill(1) }],
  contractGold: Array.from({ length: 12 }, (_, i) => ({
    pairKey: 1 + i,
    firstKey: 0,
    strength: -1,
    tie: "none" as const,
  })),
  texts: TEXTS,
  mix: [{ dimension: "domain", stratum: "code", share: 0.3, tolerance: 0.02 }],
  languages: new Set(["en", "de"]),
  protectedSets: ["kept out, version 1"],
  earlierPairKeys: VIEW.items.pairKey
    .filter((_, i) => ((VIEW.items.copied[i] as number) & CopyOf.EARLIER) !== 0)
    .sort(),
  otherPairKeys: VIEW.items.pairKey
    .filter((_, i) => ((VIEW.items.copied[i] as number) & CopyOf.ELSEWHERE) !== 0)
    .sort(),
  earlierGoldKeys: VIEW.items.promptKey.slice(0, 200).sort(),
};

/** Three responses that ann and bob ranked, and nobody else: what needs rankings, or as many annotators everywhere. */
const RANKED = viewOf(
  Array.from({ length: 150 }, (_, i): ItemRow => {
    const orders = [
      [1, 2, 3],
      [2, 3, 1],
      [3, 1, 2],
    ];
    const ranking = (annotator: string, ranks: number[] = []): JudgmentRow[] =>
      [
        [0, 1],
        [0, 2],
        [1, 2],
      ].map(([first = 0, second = 0], k) => ({
        ...{ annotator, first, second, kind: "ranking" as const, lead: k === 0 },
        strength: (ranks[first] ?? 0) < (ranks[second] ?? 0) ? -1 : 1,
      }));
    return {
      responses: [{}, {}, {}],
      judgments: [...ranking("ann", orders[i % 3]), ...ranking("bob", orders[(i * 7) % 3])],
    };
  }),
  null,
);

const RATED = ratedView(() => ["ann", "bob"]);

const at =
  (column: string) =>
  (row: Detail["rows"][number], { columns }: Detail) =>
    Number(row[columns.indexOf(column)]);
const sumOf =
  (...columns: string[]) =>
  (row: Detail["rows"][number], detail: Detail) =>
    columns.reduce((sum, column) => sum + at(column)(row, detail), 0);
/** So many annotators on so many comparisons have as many answers. */
const BY_RATERS = {
  counts: "judgments",
  of: (row: Detail["rows"][number]) => Number(row[0]) * Number(row[1]),
} as const;
/** Every label of a shared comparison is in its row once. */
const COINCIDENCES = {
  counts: "judgments",
  of: (row: Detail["rows"][number]) => Math.round(row.slice(1).reduce((sum: number, cell) => sum + Number(cell), 0)),
} as const;
const ONE_SIDED = { counts: "judgments", of: sumOf("with it won", "without won") } as const;

/** What the list of a row counts, and the number of the table that it must be. */
const COUNTED: Record<
  string,
  { counts: "items" | "judgments"; of: (row: Detail["rows"][number], detail: Detail) => number }
> = {
  "format-lift": ONE_SIDED,
  "stock-openings": ONE_SIDED,
  sycophancy: ONE_SIDED,
  "feature-skew": {
    counts: "judgments",
    // The shares of the two are counts too: how often the one with more was preferred, and the other.
    of: sumOf("more in the preferred", "more in the other"),
  },
  "controlled-length": { counts: "judgments", of: at("comparisons that differ") },
  "longer-wins": { counts: "judgments", of: at("comparisons") },
  "source-model-strength": { counts: "judgments", of: at("comparisons") },
  "raw-agreement-3way": BY_RATERS,
  "raw-agreement-no-ties": BY_RATERS,
  "raw-agreement-tie-half": BY_RATERS,
  "agreement-within-one": { counts: "judgments", of: at("judgments") },
  "implied-noise": { counts: "judgments", of: at("judgments") },
  "krippendorff-alpha-nominal": COINCIDENCES,
  "krippendorff-alpha-ordinal": COINCIDENCES,
  "krippendorff-alpha-interval": COINCIDENCES,
  "krippendorff-alpha-ratio": COINCIDENCES,
  "query-prefix-shift": { counts: "judgments", of: at("comparisons") },
  "score-accuracy-shift": { counts: "judgments", of: at("comparisons") },
  "score-accuracy": { counts: "judgments", of: at("comparisons") },
  "score-monotone": { counts: "judgments", of: at("comparisons") },
  "sentinel-shift": { counts: "judgments", of: at("n") },
  "sentinel-annotators": { counts: "judgments", of: at("n now") },
  "score-margin": { counts: "judgments", of: at("comparisons") },
  "trait-strength": { counts: "judgments", of: at("comparisons") },
  "gold-accuracy": { counts: "judgments", of: at("judgments") },
  "gold-accuracy-new-v-old": { counts: "judgments", of: at("judgments") },
  "leave-one-out-agreement": { counts: "judgments", of: at("shared comparisons") },
  "dawid-skene-accuracy": { counts: "judgments", of: at("answers") },
  "mace-competence": { counts: "judgments", of: at("answers") },
  crowdlab: { counts: "judgments", of: at("answers") },
  intransitivity: { counts: "judgments", of: at("comparisons") },
  "label-entropy": { counts: "items", of: at("items") },
  speeders: { counts: "judgments", of: at("timed judgments") },
  "relative-speed-index": { counts: "judgments", of: at("timed judgments") },
  "side-runs": { counts: "judgments", of: at("judgments") },
  "straight-lining": { counts: "judgments", of: at("judgments") },
  "repeated-justifications": { counts: "judgments", of: at("n") },
  "model-written-justifications": { counts: "judgments", of: at("n") },
  copying: { counts: "judgments", of: at("shared") },
  "refusal-rate": { counts: "items", of: at("records with a refusal") },
  "on-policy-share": { counts: "items", of: at("records") },
  "checkpoint-age": { counts: "items", of: at("records") },
  "domain-drift": { counts: "items", of: at("records of this batch") },
  "language-drift": { counts: "items", of: at("records of this batch") },
  "turn-drift": { counts: "items", of: at("records of this batch") },
  "response-length-drift": { counts: "items", of: at("records of this batch") },
  "model-pair-drift": { counts: "items", of: at("records of this batch") },
  "refusal-in-chosen": { counts: "judgments", of: at("comparisons") },
  "refusal-drift": { counts: "items", of: at("records of this batch") },
  "eval-contamination": { counts: "items", of: at("items") },
  "daily-gold-accuracy": { counts: "judgments", of: at("rows") },
  "daily-first-side": { counts: "judgments", of: at("rows") },
  "daily-tie-rate": { counts: "judgments", of: at("rows") },
  "daily-sentinel": { counts: "judgments", of: at("rows") },
  "constraint-verified-agreement": { counts: "judgments", of: at("count") },
  "degenerate-pairs": { counts: "items", of: at("items") },
  "pii-rate": { counts: "items", of: at("items") },
  "near-duplicates": { counts: "items", of: at("items") },
  "exact-duplicates": { counts: "items", of: (row) => Number(row[0]) * Number(row[1]) },
  "prompt-concentration": { counts: "items", of: at("value") },
  "provenance-completeness": { counts: "items", of: at("missing") },
  "pair-informativeness": { counts: "items", of: at("such pairs") },
  "identity-leak": { counts: "items", of: at("items") },
  "language-mismatch": { counts: "items", of: at("items") },
  "delivered-volume": { counts: "items", of: at("count") },
  "consensus-confidence": { counts: "items", of: at("comparisons") },
  "agreement-at-equal-difficulty": { counts: "judgments", of: at("judgments now") },
  "test-retest": { counts: "judgments", of: at("judgments") },
  "cohen-kappa-mean": { counts: "judgments", of: at("comparisons") },
  "strength-histogram": { counts: "judgments", of: at("weight") },
  "annotator-concentration": { counts: "judgments", of: at("judgments") },
  "apologetic-phrases": { counts: "items", of: at("records") },
  "mix-compliance": { counts: "items", of: at("records") },
  "label-drift": { counts: "judgments", of: at("labels of this batch") },
  "length-slope": { counts: "judgments", of: at("decided comparisons") },
  "opening-dominance": { counts: "items", of: at("records") },
  "turn-chain": { counts: "items", of: at("count") },
};

function detailOf(id: string): Detail {
  const outcome = METRICS.find((one) => one.id === id)?.measure(VIEW, CONTEXT);
  if (outcome?.kind !== "estimate" || !outcome.detail) throw new Error(`${id}: ${JSON.stringify(outcome)}`);
  return outcome.detail;
}

it("daily-gold-accuracy: without gold of ours a day is a slice", () => {
  const outcome = METRICS.find(({ id }) => id === "daily-gold-accuracy")?.measure(VIEW, {
    ...CONTEXT,
    contractGold: null,
  });
  const detail = outcome?.kind === "estimate" ? outcome.detail : undefined;
  expect(detail?.rowParams?.[0]).toBe("day=2026-03-02&mark=gold_right&mark=gold_wrong&repeat=no");
  const slices = detail?.rowParams?.map((params) => countOf(params ?? "", "judgments"));
  expect(slices).toEqual(detail?.rows.map((row) => row[2]));
});

/** Labels on comparisons that two named annotators or more gave one to, each annotator once. */
function sharedLabels(isLabel: (row: number) => boolean): number {
  const { judgments, weight, keepItem } = VIEW;
  const annotators = new Map<string, Set<number>>();
  for (let row = 0; row < judgments.n; row += 1) {
    const item = judgments.item[row] as number;
    if (!isLabel(row) || keepItem[item] !== 1 || !((weight[row] as number) > 0)) continue;
    const comparison = `${item} ${judgments.first[row]} ${judgments.second[row]}`;
    annotators.set(comparison, (annotators.get(comparison) ?? new Set()).add(judgments.annotator[row] as number));
  }
  return [...annotators.values()].reduce((sum, { size }) => sum + (size > 1 ? size : 0), 0);
}

describe("a coefficient opens the labels that it is of", () => {
  const hasSide = (row: number) => !Number.isNaN(VIEW.judgments.strength[row] as number);
  const isOnScale = (row: number) => (VIEW.judgments.category[row] as number) >= 0;
  it.each([
    ...["scott-pi", "gwet-ac1", "brennan-prediger"].map((id) => [id, hasSide] as const),
    ...["gwet-ac2", "weighted-kappa-linear", "weighted-kappa-quadratic"].map((id) => [id, isOnScale] as const),
  ])("%s", (id, isLabel) => {
    const { rows, rowParams = [] } = detailOf(id);
    expect(rowParams).toHaveLength(rows.length);
    for (const params of rowParams) expect(countOf(params ?? "", "judgments")).toBe(sharedLabels(isLabel));
  });
});

it("where all comparisons have two annotators Fleiss' κ is of all labels, and concordance of all rankings", () => {
  const opened = (id: string) => {
    const outcome = METRICS.find((one) => one.id === id)?.measure(RANKED, NO_CONTEXT);
    const [params] = (outcome?.kind === "estimate" && outcome.detail?.rowParams) || [];
    const { items, judgments } = matchRecords(RANKED, recordFilterOf(new URLSearchParams(params ?? "q=no")), null);
    return [items.length, judgments];
  };
  for (const id of ["fleiss-kappa", "kendall-w", "kendall-tau-b"]) expect(opened(id), id).toEqual([150, 900]);
});

it("language-mismatch: items that name no language are opened too", () => {
  const { rows, rowParams } = detailOf("language-mismatch");
  const ofContract = rows.flatMap(([stated], at) => (stated === "of the contract" ? [rowParams?.[at]] : []));
  expect(ofContract).toEqual(["unagreed=fr"]);
});

it("language-mismatch: those of a language that was not bought are opened, judged or not", () => {
  const outcome = METRICS.find(({ id }) => id === "language-mismatch")?.measure(VIEW, {
    ...CONTEXT,
    languages: new Set(["en"]),
  });
  const { rows, rowParams = [] } = (outcome?.kind === "estimate" && outcome.detail) || { rows: [] };
  const at = rows.findIndex(([stated]) => stated === "de, not of the contract");
  const german = VIEW.items.language.filter((one) => VIEW.names.languages[one] === "de").length;
  expect([rows[at]?.[2], countOf(rowParams[at] ?? "q=no", "items")]).toEqual([german, german]);
  expect(german).toBeGreaterThan(300);
});

it.each([null, ["en"], ["de", "en"]])(
  "language-mismatch: the records that drive it are all that it counts, agreed %s",
  (agreed) => {
    const context = { ...CONTEXT, languages: agreed && new Set(agreed) };
    const metric = METRICS.find(({ id }) => id === "language-mismatch");
    const outcome = metric?.measure(VIEW, context);
    if (outcome?.kind !== "estimate") throw new Error("not measured");
    const filter = recordFilterOf(new URLSearchParams(metric?.rows ?? "q=no"));
    const driving = matchRecords(VIEW, filter, null, context).items.length;
    expect(driving).toBe(Math.round(outcome.value * outcome.n));
    expect(driving).toBeGreaterThan(50);
  },
);

function countOf(params: string, counts: "items" | "judgments"): number {
  const { items, judgments } = matchRecords(VIEW, recordFilterOf(new URLSearchParams(params)), null, CONTEXT);
  return counts === "items" ? items.length : judgments;
}

describe("the list behind a row counts what the table says", () => {
  it.each(Object.keys(COUNTED))("%s", (id) => {
    const detail = detailOf(id);
    const { counts, of } = COUNTED[id] ?? ONE_SIDED;
    const linked = detail.rows.flatMap((row, i) => {
      const params = detail.rowParams?.[i] ?? null;
      return params === null ? [] : [{ row, params }];
    });
    expect(linked.length).toBeGreaterThan(0);
    expect(linked.some(({ row }) => of(row, detail) > 0)).toBe(true);
    for (const { row, params } of linked) {
      const ofItems = String(row[0]).startsWith("items ") ? "items" : counts;
      expect(countOf(params, ofItems), `${row[0]}: ${params}`).toBe(of(row, detail));
    }
  });
});

describe("the list behind a chart counts what it says", () => {
  it("cells of pairs of annotators", () => {
    const { drawn } = agreementChart(VIEW);
    const { annotators = [], cells = [] } = drawn ?? {};
    let opened = 0;
    for (const [i, row] of cells.entries())
      for (const [j, cell] of row.entries()) {
        if (!cell) continue;
        opened += 1;
        expect(countOf(rowsOfPair(annotators[i] ?? "", annotators[j] ?? ""), "judgments")).toBe(cell.n);
      }
    expect(opened).toBe(20);
  });
  it("cells of pairs of models, and all that a model met", () => {
    const { models = [], cells = [] } = winsChart(VIEW, null).drawn ?? {};
    expect(models).toHaveLength(4);
    const names = models.map(({ name }) => name);
    for (const [i, { name, n }] of models.entries()) {
      const others = names.filter((other) => other !== name);
      expect(countOf(rowsOfModels(name, others), "judgments")).toBe(n);
      for (const [j, other] of names.entries())
        if (i !== j) expect(countOf(rowsOfModels(name, [other]), "judgments")).toBe(cells[i]?.[j]?.n);
    }
  });
  it("points of the funnels of annotators", () => {
    const { view } = withContractGold(VIEW, CONTEXT.contractGold);
    const rows = annotatorTable(view);
    expect(rows).toHaveLength(5);
    for (const row of rows)
      for (const measure of MEASURES)
        expect(countOf(rowsOfMeasure(row.name, measure), "judgments"), measure).toBe(row[measure]?.n);
  });
  it("slices of the worst-slice finder, of one and two dimensions", () => {
    for (const measure of SLICE_MEASURES) {
      const dimensions = sliceDimensions(VIEW).filter(({ id }) => !measure.without.includes(id));
      const slices = new Map(dimensions.map(({ id, slices: of }) => [id, of]));
      const cells = testedSlices(countedRows(VIEW, measure.scoreOf(VIEW)), dimensions, { least: 20, design: 1 });
      expect(cells.length, measure.id).toBeGreaterThan(20);
      for (const { cell, n } of cells) {
        const slice = Object.assign({}, ...cell.map(({ dimension, category }) => slices.get(dimension)?.[category]));
        const params = new URLSearchParams(paramsOfSlice(rowsOfFinding(VIEW, measure, slice))).toString();
        expect(countOf(params, "judgments"), `${measure.id}: ${params}`).toBe(n);
      }
    }
  });
  it("points of the length curves", () => {
    const curves = lengthChart(VIEW).drawn ?? [];
    expect(curves.map(({ bins }) => bins.length)).toEqual([7, 7, 7]);
    for (const { strength, bins } of curves)
      for (const bin of bins) expect(countOf(rowsOfLengths(strength, bin), "judgments")).toBe(bin.n);
  });
});

it("the list of metrics whose rows open records is what they give", () => {
  const opening = METRICS.flatMap(({ id, measure }) => {
    const params = [measure(VIEW, CONTEXT), measure(RANKED, NO_CONTEXT), measure(RATED, NO_CONTEXT)].flatMap(
      (outcome) => (outcome.kind === "estimate" ? (outcome.detail?.rowParams ?? []) : []),
    );
    return params.some((one) => one !== null) ? [id] : [];
  });
  expect([...OPENS_RECORDS].sort()).toEqual(opening.sort());
});

it("numbers that were stored before their rows opened records say so; those that open none by nature do not", () => {
  const stored = { title: "", columns: ["a"], rows: [["x"]] };
  expect(isUnlinked("tie-rate", stored)).toBe(false);
  expect(isUnlinked("format-lift", stored)).toBe(true);
  expect(isUnlinked("format-lift", { ...stored, rowParams: [null] })).toBe(false);
  expect(isUnlinked("format-lift", null)).toBe(false);
  expect(isUnlinked("mace-competence", { ...stored, rowParams: ["annotator=ann"] })).toBe(true);
  expect(isUnlinked("mace-competence", { ...stored, rowParams: ["annotator=ann&mark=decided_together"] })).toBe(false);
});

it("every link of every table is a filter that reads back as itself", () => {
  let links = 0;
  for (const metric of METRICS) {
    const outcome = metric.measure(VIEW, CONTEXT);
    if (outcome.kind !== "estimate") continue;
    for (const params of outcome.detail?.rowParams ?? []) {
      if (params === null) continue;
      links += 1;
      const sorted = (search: URLSearchParams) => [...search].map(([name, value]) => `${name}=${value}`).sort();
      const asked = new URLSearchParams(params);
      const { slice, beside } = recordFilterOf(asked);
      const read = new URLSearchParams([...paramsOfSlice(slice), ...paramsOfBeside(beside)]);
      expect(sorted(read), `${metric.id}: ${params}`).toEqual(sorted(asked));
    }
  }
  expect(links).toBeGreaterThan(100);
});
