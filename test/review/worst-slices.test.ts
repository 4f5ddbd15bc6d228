/** The worst-slice finder: planted slices are found, and clean batches raise nothing. */
import { describe, expect, it, test } from "vitest";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { matchSlice } from "#app/review/match-slice.ts";
import { testedSlices } from "#app/review/tested-slices.ts";
import { worstSlices } from "#app/review/worst-slices.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { type ItemRow, viewOf } from "#test/support/view-builder.ts";
import { discoveries, SCENARIOS } from "../simulate/slice-discoveries.ts";

const DOMAINS = ["chat", "code", "maths", "prose"];
const DAY = 86_400_000;

/** 1,500 records with 12 annotators, four domains, five days; `skill` is the chance of the better side. */
function batch(seed: number, skill: (annotator: number, domain: string) => number, n = 1500): BatchView {
  const random = seededRandom(seed);
  const pick = (most: number) => Math.floor(random() * most);
  return viewOf(
    Array.from({ length: n }, (_, i): ItemRow => {
      const domain = DOMAINS[pick(4)] ?? "chat";
      const better = random() < 0.5 ? -1 : 1;
      const start = pick(12);
      return {
        domain,
        ...(i % 3 === 0 && { gold: better }),
        responses: [
          { chars: 100 + pick(900), model: "a" },
          { chars: 100 + pick(900), model: "b" },
        ],
        judgments: [0, 1].map((k) => {
          const annotator = (start + k * (1 + pick(11))) % 12;
          return {
            annotator: `w${annotator}`,
            strength: random() < skill(annotator, domain) ? better : -better,
            at: Date.UTC(2026, 2, 2) + pick(5) * DAY,
          };
        }),
      };
    }),
  );
}

describe("planted", () => {
  it("one annotator who guesses comes first, as one dimension", () => {
    const { findings } = worstSlices(batch(1, (annotator) => (annotator === 7 ? 0.5 : 0.9)));
    expect(findings[0]?.slice).toEqual({ annotators: ["w7"] });
    expect(findings.some(({ measure, slice }) => measure === "gold-accuracy" && slice.annotators?.[0] === "w7")).toBe(
      true,
    );
    expect(findings.every(({ slice }) => slice.annotators === undefined || slice.annotators[0] === "w7")).toBe(true);
  });
  it("an annotator who is bad in one domain only is found there", () => {
    const view = batch(2, (annotator, domain) => (annotator === 3 && domain === "code" ? 0.25 : 0.92), 4000);
    const { findings } = worstSlices(view);
    const found = findings.find(({ measure }) => measure === "agreement");
    expect(found?.slice).toEqual({ annotators: ["w3"], domains: ["code"] });
    expect(found?.shrunken).toBeLessThan(0);
    expect(Math.abs(found?.shrunken ?? 1)).toBeLessThanOrEqual(Math.abs(found?.difference ?? 0));
  });
  it("says how many rows each slice has, and the records screen agrees", () => {
    const view = batch(2, (annotator, domain) => (annotator === 3 && domain === "code" ? 0.25 : 0.92), 4000);
    const { findings } = worstSlices(view);
    expect(findings.length).toBeGreaterThan(0);
    for (const { counted, n } of findings) expect(matchSlice(view, counted).reduce((sum, one) => sum + one, 0)).toBe(n);
  });
});

it("goes by the exact chance of a small slice's count, not by the normal one", () => {
  // R: qnorm(phyper(16, 100, 900, 50, lower.tail = FALSE)); the two-proportion z is 5.8.
  const scores = Float64Array.from({ length: 1000 }, (_, i) => Number(i < 17 || i >= 917));
  const of = Uint16Array.from({ length: 1000 }, (_, i) => Number(i >= 50));
  const counted = { rows: Uint32Array.from(scores.keys()), scores, sum: 100 };
  const [slice] = testedSlices(counted, [{ id: "domain", slices: [{}, {}], of }], { least: 50, design: 1 });
  expect(slice?.n).toBe(50);
  expect(slice?.z).toBeCloseTo(4.64891104, 6);
});

test("clean batches: any finding at all in at most 5 % of them", () => {
  const runs = 60;
  let alarmed = 0;
  let tested = 0;
  for (let seed = 1; seed <= runs; seed += 1) {
    const result = worstSlices(batch(seed + 100, () => 0.85));
    tested += result.tested;
    if (result.findings.length > 0) alarmed += 1;
  }
  expect(tested / runs).toBeGreaterThan(300);
  // A true 5 % shows 7 or fewer of 60 in 99 of 100 seeds.
  expect(alarmed).toBeLessThanOrEqual(7);
});

test.each(SCENARIOS)("false discoveries are 5 % at most: %s", (_, planted) => {
  // 20 batches: 0.05 and two standard errors of a rate whose single values run from 0 to 1. `npm run simulate:slices` runs 200.
  const { falseRate, standardError } = discoveries({ items: 2_000, clustered: true, planted }, 20);
  expect(falseRate).toBeLessThanOrEqual(0.05 + 2 * standardError);
});

it("finds nothing in an empty batch, in one judgment, in all ties", () => {
  expect(worstSlices(viewOf([]))).toEqual({ findings: [], tested: 0 });
  expect(worstSlices(viewOf([{ judgments: [{ annotator: "a", strength: 1 }] }])).findings).toEqual([]);
  const ties = Array.from({ length: 300 }, (): ItemRow => ({ judgments: [{ annotator: "a", strength: 0 }] }));
  expect(worstSlices(viewOf(ties)).findings).toEqual([]);
});
