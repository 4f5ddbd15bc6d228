/**
 * Faults injected into real files: found where the file can show them, and nobody else accused. The full table of shares
 * and sizes is printed by `npm run simulate:detection`.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { GoldAnswer, ItemRecord } from "#app/domain/record.ts";
import { goldAccuracy } from "#app/metrics/gold/gold-accuracy.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
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
