import { expect, it } from "vitest";
import { pairShares } from "#app/metrics/agreement/pair-shares.ts";
import { raterPairs } from "#app/metrics/agreement/rater-pairs.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import { type ItemRow, judgedBy, viewOf } from "#test/support/view-builder.ts";

/** Comparisons of Ann and Bob, the same side where `agrees`. */
const compared = (agrees: boolean, prompt?: number, strangers: Record<string, number> = {}): ItemRow => ({
  prompt,
  judgments: judgedBy({ ann: -1, bob: agrees ? -1 : 1, ...strangers }),
});

function shareOf(rows: ItemRow[]) {
  const view = viewOf(rows);
  const met = raterPairs(view, 1);
  const [ann, bob] = ["ann", "bob"].map((name) => view.names.annotators.indexOf(name)) as [number, number];
  return pairShares(view, met).shareOf(met.placeOf(Math.min(ann, bob), Math.max(ann, bob)));
}

it("counts a pair's comparisons as independent where each has a prompt of its own, whoever else judged them", () => {
  const rows = Array.from({ length: 40 }, (_, i) => compared(i % 4 !== 0, undefined, i % 3 === 0 ? { cy: 1 } : {}));
  const share = shareOf(rows);
  expect(share?.value).toBeCloseTo(0.75, 12);
  // t does not take it below what clusters that always agree would be worth.
  expect(share?.effectiveN).toBeCloseTo(39, 9);
});

it("counts prompts and not comparisons where all comparisons of a prompt agree or none", () => {
  const rows = Array.from({ length: 240 }, (_, i) => compared((i % 20) % 4 !== 0, i % 20));
  expect(shareOf(rows)?.effectiveN).toBeCloseTo(19, 9);
});

it("holds the truth in 93 to 97 of 100 where prompts differ in how hard they are, and Wilson's of comparisons does not", () => {
  const random = seededRandom(11);
  const [samples, prompts, each] = [1500, 24, 10];
  let [held, naive] = [0, 0];
  for (let sample = 0; sample < samples; sample += 1) {
    const rows: ItemRow[] = [];
    for (let prompt = 0; prompt < prompts; prompt += 1) {
      const chance = random() < 0.5 ? 0.9 : 0.5;
      for (let k = 0; k < each; k += 1) rows.push(compared(random() < chance, prompt));
    }
    const share = shareOf(rows);
    if (!share) throw new Error("The two met.");
    const plain = wilsonInterval(share.value, rows.length);
    held += Number(share.low <= 0.7 && share.high >= 0.7);
    naive += Number(plain.low <= 0.7 && plain.high >= 0.7);
  }
  expect(held / samples).toBeGreaterThan(0.93);
  expect(held / samples).toBeLessThan(0.97);
  expect(naive / samples).toBeLessThan(0.88);
});
