/** Faults of texts planted in clean batches of 2,000 items: what is found is what was planted; clean batches raise nothing. */
import { describe, expect, test } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { ChunkBuilder } from "#app/ingest/chunk.ts";
import { ContaminationCheck } from "#app/ingest/contamination/contamination-check.ts";
import { protectedIndex } from "#app/ingest/contamination/protected-index.ts";
import { emptyNames } from "#app/ingest/names.ts";
import { nearColumns } from "#app/ingest/texts/near-columns.ts";
import { shingleSet } from "#app/ingest/texts/shingle-set.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { viewOfColumns } from "#app/metrics/columns.ts";
import { INTEGRITY } from "#app/metrics/integrity/index.ts";
import { signatureBand } from "#app/metrics/integrity/signature-bands.ts";
import { stateOf } from "#app/metrics/state.ts";
import { jaccard } from "#app/stats/jaccard.ts";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { emptyTruth, type Fault } from "#db/demo/faults.ts";
import { generateItems } from "#db/demo/generate.ts";
import { demoProtectedSet } from "#db/demo/protected.ts";
import { metricById } from "#test/support/metric-by-id.ts";
import { NO_CONTEXT } from "#test/support/view-builder.ts";

const ITEMS = 2000;
const SYCOPHANCY = metricById("sycophancy");

function batch(seed: number, ...faults: Fault[]) {
  const truth = emptyTruth();
  const names = emptyNames();
  const builder = new ChunkBuilder(names);
  const records: ItemRecord[] = [];
  for (const { item } of generateItems({ ...cleanBatch(seed, ITEMS), faults }, truth)) {
    records.push(item);
    builder.add(item, { line: records.length, offset: 0, length: 0 });
  }
  const chunk = builder.take();
  const near = nearColumns({
    promptKey: chunk.items.promptKey,
    pairKey: chunk.items.pairKey,
    band: (number) => signatureBand(chunk.signatures, number),
    record: (item) => records[item] as ItemRecord,
  });
  chunk.items.nearItem.set(near.nearItem);
  chunk.items.nearPrompt.set(near.nearPrompt);
  const listed = {
    annotators: names.annotators.names,
    domains: names.domains.names,
    languages: names.languages.names,
    models: names.models.names,
  };
  return { view: viewOfColumns(chunk, listed, null), truth, records };
}

function measured(id: string, view: BatchView) {
  const one = metricById(id);
  const outcome = one.measure(view, NO_CONTEXT);
  const value = outcome.kind === "estimate" ? outcome.value : Number.NaN;
  const rows = outcome.kind === "estimate" ? (outcome.detail?.rows ?? []) : [];
  return { value, rows, state: stateOf(outcome, { ...one.lines, minimumN: one.minimumN }, one) };
}

const TEXT_METRICS = ["near-duplicates", "prompt-concentration", "pii-rate", "identity-leak", "language-mismatch"];

describe("clean batches", () => {
  test.each([1, 2, 3, 4, 5, 6])("seed %d raises nothing", (seed) => {
    const { view } = batch(seed);
    for (const id of TEXT_METRICS) expect([id, measured(id, view).state]).toEqual([id, "pass"]);
    expect(INTEGRITY.length).toBeGreaterThan(TEXT_METRICS.length);
  });
});

describe("planted", () => {
  test("10 % near-copies with one word in thirty changed: nine in ten of those at 0.8 or more, and nothing else", () => {
    const { view, truth, records } = batch(1, { kind: "near-copies", share: 0.1 });
    expect(truth.nearCopies.length).toBe(200);
    const line = new Map(records.map(({ id }, i) => [id, i]));
    const cluster = (id: string) => view.items.nearItem[line.get(id) as number];
    const shingles = (id: string) => shingleSet(records[line.get(id) as number] as ItemRecord, "item");
    const near = truth.nearCopies.filter(({ id, of }) => jaccard(shingles(id), shingles(of)) >= 0.8);
    expect(near.length).toBeGreaterThan(150);
    const found = truth.nearCopies.filter(({ id, of }) => cluster(id) !== 0 && cluster(id) === cluster(of));
    expect(found.length).toBeGreaterThanOrEqual(0.9 * near.length);
    const planted = new Set(near.flatMap(({ id, of }) => [id, of]));
    expect(records.filter(({ id }) => cluster(id) !== 0 && !planted.has(id))).toEqual([]);
    const { value, state } = measured("near-duplicates", view);
    expect(value).toBeCloseTo((2 * found.length) / ITEMS, 12);
    expect(state).toBe("fail");
  });

  test("3 % near-copies warn", () => {
    const { view } = batch(2, { kind: "near-copies", share: 0.03 });
    expect(measured("near-duplicates", view).state).toBe("warn");
  });

  test("personal data in 1 %: every item found, by kind", () => {
    const { view, truth } = batch(3, { kind: "personal-data", share: 0.01 });
    expect(truth.personalData.length).toBe(20);
    const { value, state, rows } = measured("pii-rate", view);
    expect(value).toBe(20 / ITEMS);
    expect(state).toBe("fail");
    const count = (kind: string) => truth.personalData.filter(({ what }) => what === kind).length;
    for (const [kind, items] of rows) expect([kind, items]).toEqual([kind, count(String(kind))]);
  });

  test("German responses to 5 % of the English items: every one found", () => {
    const { view, truth, records } = batch(4, { kind: "wrong-language", share: 0.05 });
    const clean = measured("language-mismatch", batch(4).view);
    const { value, state } = measured("language-mismatch", view);
    const english = records.filter(({ language }) => language === "en").length;
    expect(truth.wrongLanguage.length).toBeGreaterThan(0.04 * english);
    expect(value * ITEMS).toBeGreaterThanOrEqual(truth.wrongLanguage.length);
    expect(value - clean.value).toBeLessThan((truth.wrongLanguage.length + 5) / ITEMS);
    expect(state).toBe("fail");
  });
});

describe("opinions", () => {
  test("a week whose annotators lean to the response that agrees fails; without the lean it passes", () => {
    const planted = (lean: number) => {
      const { view, truth } = batch(31, { kind: "sycophancy", share: 0.25, lean });
      return { truth, outcome: SYCOPHANCY.measure(view, NO_CONTEXT) };
    };
    const leaning = planted(0.6);
    expect(leaning.truth.sycophancy.length).toBeGreaterThan(450);
    expect(leaning.outcome).toMatchObject({ kind: "estimate", n: expect.any(Number) });
    expect(stateOf(leaning.outcome, { ...SYCOPHANCY.lines, minimumN: SYCOPHANCY.minimumN }, SYCOPHANCY)).toBe("fail");
    const honest = planted(0).outcome;
    expect(honest.kind === "estimate" && Math.abs(honest.value - 0.5) < 0.06).toBe(true);
  });

  test("one item in five hundred with an opinion is not enough data", () => {
    const { view } = batch(31, { kind: "sycophancy", share: 0.002, lean: 0.6 });
    const outcome = SYCOPHANCY.measure(view, NO_CONTEXT);
    expect(stateOf(outcome, { ...SYCOPHANCY.lines, minimumN: SYCOPHANCY.minimumN }, SYCOPHANCY)).toBe("insufficient");
  });
});

test("the prompts of a protected set that were planted are found, and nothing else", () => {
  const { records, truth } = batch(32, { kind: "protected-prompts", items: 6 });
  const prompts = demoProtectedSet()
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { prompt: string }).prompt);
  const check = new ContaminationCheck(protectedIndex([{ id: "house", name: "House", texts: prompts }]));
  const found = records.filter(({ prompt }) => check.check(prompt).rules !== 0).map(({ id }) => id);
  expect(found).toEqual(truth.protectedPrompts);
  expect(found).toHaveLength(6);
});
