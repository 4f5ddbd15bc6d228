/**
 * Faults injected into real files: found where the file can show them, and nobody else accused. The full table of shares
 * and sizes is printed by `npm run simulate:detection`.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { GoldAnswer, ItemRecord } from "#app/domain/record.ts";
import { goldAccuracy } from "#app/metrics/gold/gold-accuracy.ts";
import { sideAnswers } from "#app/metrics/gold/side-answers.ts";
import { mace } from "#app/stats/mace.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { spearman } from "#app/stats/spearman.ts";
import { metricById } from "#test/support/metric-by-id.ts";
import { hasSharedData } from "#test/support/shared-data.ts";
import { foundIn, statesOf } from "./found.ts";
import { viewOfRecords } from "./generated.ts";
import { duplicated, type Injection, inject } from "./inject.ts";
import { type RealFile, realRecords } from "./real-records.ts";

const files = new Map<RealFile, ItemRecord[]>();

describe.skipIf(!hasSharedData)("real files", () => {
  beforeAll(async () => {
    for (const file of ["tulu1", "pandalm", "ukpconvarg1"] as const) files.set(file, await realRecords(file));
  });
  const itemsOf = (file: RealFile) => files.get(file) ?? [];

  test.each<[RealFile, Injection, number, string]>([
    ["tulu1", "always the first side", 0.1, "firstSide"],
    ["tulu1", "always the longer", 0.2, "longerWins"],
    ["pandalm", "copier", 0.3, "copying"],
    ["ukpconvarg1", "random labels", 0.2, "gold"],
    ["ukpconvarg1", "scale upside down", 0.1, "gold"],
    ["ukpconvarg1", "always the first side", 0.1, "firstSide"],
    ["ukpconvarg1", "always the longer", 0.3, "longerWins"],
  ])("%s: %s, in %d of the items, shows by %s, and accuses nobody else", (file, fault, share, by) => {
    const { annotator, others } = foundIn(inject(itemsOf(file), fault, share, seededRandom(7)));
    expect(annotator).toContain(by);
    expect(others).toEqual([]);
  });

  test.each(["tulu1", "pandalm", "ukpconvarg1"] as const)("%s as it is accuses nobody", (file) => {
    expect(foundIn(itemsOf(file)).others).toEqual([]);
  });

  test.each(["tulu1", "pandalm", "ukpconvarg1"] as const)("%s: a tenth of copies fails the duplicates gate", (file) => {
    const copied = duplicated(itemsOf(file), 0.1, seededRandom(7));
    expect(statesOf(copied).get("exact-duplicates")).toBe("fail");
  });

  /** Value and n, as README prints them. */
  test.each<[RealFile, Record<string, [number, number]>]>([
    [
      "tulu1",
      {
        "tie-rate": [0.328, 1147],
        "longer-wins": [0.682, 762],
        "controlled-length": [0.64, 771],
        "position-bias": [0.546, 771],
        "format-lift": [0.832, 101],
      },
    ],
    [
      "pandalm",
      {
        "raw-agreement-no-ties": [0.949, 894],
        "krippendorff-alpha-nominal": [0.864, 999],
        "dawid-skene-accuracy": [0.972, 2651],
        "mace-competence": [0.946, 2651],
        "tie-rate": [0.109, 2997],
        "longer-wins": [0.668, 2649],
        "controlled-length": [0.667, 2671],
        "position-bias": [0.47, 2671],
      },
    ],
    [
      "ukpconvarg1",
      {
        "raw-agreement-no-ties": [0.749, 978],
        "krippendorff-alpha-nominal": [0.32, 1002],
        "gold-accuracy": [0.738, 4754],
        "dawid-skene-accuracy": [0.863, 1604],
        "mace-competence": [0.767, 1604],
        "tie-rate": [0.191, 4999],
        "longer-wins": [0.714, 4031],
        "controlled-length": [0.709, 4044],
        "position-bias": [0.481, 4044],
      },
    ],
  ])("%s as it is says what README says", (file, numbers) => {
    const { view, context } = viewOfRecords(structuredClone(itemsOf(file)));
    for (const [id, [value, n]] of Object.entries(numbers)) {
      const outcome = metricById(id).measure(view, context);
      if (outcome.kind !== "estimate") throw new Error(`${id}: ${outcome.kind}`);
      expect([Number(outcome.value.toFixed(3)), outcome.n], id).toEqual([value, n]);
    }
  });

  test("competence goes with the published one, which rests on all debates, the more the more answers there are", () => {
    const items = itemsOf("ukpconvarg1");
    const published = new Map(items.flatMap(({ meta }) => Object.entries((meta?.competence ?? {}) as object)));
    const { view } = viewOfRecords(structuredClone(items));
    const data = sideAnswers(view);
    const { competence } = mace(data.answers);
    const goesWith = (least: number) => {
      const who = [...view.names.annotators.keys()].filter((one) => (data.counts[one] ?? 0) >= least);
      const theirs = who.map((one) => published.get(view.names.annotators[one] ?? "") as number);
      const ours = who.map((one) => competence[one] as number);
      return [who.length, Number(spearman(ours, theirs).toFixed(2))];
    };
    expect([5, 10, 20].map(goesWith)).toEqual([
      [146, 0.33],
      [64, 0.44],
      [29, 0.54],
    ]);
  });

  test("a file read upside down contradicts its gold; as it is, three in four judgments agree with it", () => {
    const flipped = itemsOf("ukpconvarg1").map((item) => ({ ...item, gold: item.gold && opposite(item.gold) }));
    const [asItIs, upsideDown] = [itemsOf("ukpconvarg1"), flipped].map((items) => {
      const { view, context } = viewOfRecords(structuredClone(items));
      return goldAccuracy.measure(view, context);
    });
    expect(asItIs).toMatchObject({ kind: "estimate", n: 4754, value: expect.closeTo(0.738, 3) });
    expect(upsideDown?.kind === "estimate" && upsideDown.high).toBeLessThan(0.35);
  });
});

function opposite(gold: GoldAnswer): GoldAnswer {
  return { ...gold, value: gold.value === "first" ? "second" : gold.value === "second" ? "first" : gold.value };
}
