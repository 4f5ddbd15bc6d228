/** Careless work on real files: nobody is singled out in them as they are, and who is put among their annotators is found. */
import { beforeAll, describe, expect, test } from "vitest";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { annotatorConduct } from "#app/metrics/conduct/annotator-conduct.ts";
import { copying } from "#app/metrics/conduct/copying.ts";
import { repeatedJustifications } from "#app/metrics/conduct/repeated-justifications.ts";
import { sideRuns } from "#app/metrics/conduct/side-runs.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { hasSharedData } from "#test/support/shared-data.ts";
import { NO_CONTEXT } from "#test/support/view-builder.ts";
import { ingested } from "./generated.ts";
import { INJECTED, type Injection, inject } from "./inject.ts";
import { REAL_FILES, type RealFile, realRecords } from "./real-records.ts";

describe.skipIf(!hasSharedData)("real files", () => {
  type Records = Awaited<ReturnType<typeof realRecords>>;
  const records = new Map<RealFile, Records>();
  const recordsOf = (name: RealFile): Records => records.get(name) ?? [];
  beforeAll(async () => {
    for (const name of Object.keys(REAL_FILES) as RealFile[]) records.set(name, await realRecords(name));
  });

  const viewOf = (items: Records): BatchView => ingested(items.map((item) => JSON.stringify(item))).view;
  const injected = (name: RealFile, fault: Injection, share: number) =>
    annotatorConduct(viewOf(inject(recordsOf(name), fault, share, seededRandom(1))));

  test.each(["tulu1", "pandalm", "ukpconvarg1"] as const)("%s as it is: no improbable run, nobody copies", (name) => {
    const rows = annotatorConduct(viewOf(recordsOf(name)));
    expect(rows.filter(({ sideRun, labelRun }) => sideRun?.improbable || labelRun?.improbable)).toEqual([]);
    expect(rows.filter((row) => row.copying.length > 0)).toEqual([]);
  });

  test("one worker of ukpconvarg1 wrote 29 of 73 reasons before, sides and numbers aside; of all 4,999 reasons 1.6 % are repeats", () => {
    const outcome = repeatedJustifications.measure(viewOf(recordsOf("ukpconvarg1")), NO_CONTEXT);
    expect(outcome).toMatchObject({ kind: "estimate", n: 4999 });
    if (outcome.kind !== "estimate") return;
    // 80, counted apart from the product too; 59 of them word for word.
    expect(outcome.value).toBeCloseTo(80 / 4999, 9);
    const [, share, , , reasons] = outcome.detail?.rows[0] ?? [];
    expect(share).toBeCloseTo(29 / 73, 9);
    expect(reasons).toBe(73);
  });

  test("who always clicks the first side is found among 5 % of the judgments where times are given", () => {
    for (const name of ["tulu1", "ukpconvarg1"] as const) {
      const found = injected(name, "always the first side", 0.05).filter(({ sideRun }) => sideRun?.improbable);
      expect(
        found.map((row) => row.name),
        name,
      ).toEqual([INJECTED]);
    }
  });

  test("pandalm has no times: whose sides run on cannot be told, and that is said", () => {
    expect(sideRuns.measure(viewOf(recordsOf("pandalm")), NO_CONTEXT)).toMatchObject({
      kind: "not-computable",
      ask: "Contract for the time of every judgment.",
    });
  });

  test("a copier who answers on 20 % of the items of pandalm is found with the one he copies; on 10 % he is not", () => {
    const copiers = (share: number) => injected("pandalm", "copier", share).filter((row) => row.copying.length > 0);
    expect(copiers(0.1)).toEqual([]);
    expect(copiers(0.2).map(({ name }) => name)).toEqual(["annotator1", INJECTED]);
  });

  test("copying is tried on 3, 3 and 40 pairs", () => {
    const pairs = (["tulu1", "pandalm", "ukpconvarg1"] as const).map((name) => {
      const outcome = copying.measure(viewOf(recordsOf(name)), NO_CONTEXT);
      return outcome.kind === "estimate" ? outcome.n : 0;
    });
    expect(pairs).toEqual([3, 3, 40]);
  });
});
