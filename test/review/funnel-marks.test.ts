/** Who is marked in a funnel: nobody by being one of many. */
import { describe, expect, it } from "vitest";
import { type FunnelShare, funnelCentre, marksOf } from "#app/review/funnel-marks.ts";
import { beyondLimits } from "#app/review/stand-apart.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";

const share = (value: number, n: number, effectiveN = n): FunnelShare => ({
  value,
  n,
  ...wilsonInterval(value, effectiveN),
});

describe("who is marked", () => {
  const others = Array.from({ length: 23 }, () => share(0.9, 50));

  it("one whom chance does not explain among all who are shown", () => {
    // 38 of 50 is 3.3 standard errors out. P(at most 38 of 50 at 0.9) = 0.00322, twice that 24 times over 0.155; of 37 0.048.
    expect(beyondLimits(share(38 / 50, 50), 0.9)).toBe(true);
    expect(marksOf([...others, share(38 / 50, 50)], 0.9).at(-1)).toBe(false);
    expect(marksOf([...others, share(37 / 50, 50)], 0.9).at(-1)).toBe(true);
  });
  it("nobody within the limits that are drawn, however few there are", () => {
    // 16 of 40 where the median is 0.6 is 2.58 standard errors.
    expect(marksOf([share(0.6, 40), share(16 / 40, 40)], 0.6)).toEqual([false, false]);
  });
  it("nobody under 20 rows, who count for nothing among how many are looked at either", () => {
    const few = Array.from({ length: 500 }, () => share(0, 19));
    const marks = marksOf([...others, ...few, share(37 / 50, 50)], 0.9);
    expect([marks.at(-1), marks.slice(0, -1).some(Boolean)]).toEqual([true, false]);
  });
  it("rows that hang together count for what they are worth", () => {
    expect(marksOf([...others, share(0.7, 2_000, 20)], 0.9).at(-1)).toBe(false);
    expect(marksOf([...others, share(0.7, 2_000, 2_000)], 0.9).at(-1)).toBe(true);
  });
  it("an interval without width is of rows that count one by one", () => {
    expect(marksOf([...others, { value: 0.7, low: 0.7, high: 0.7, n: 200 }], 0.9).at(-1)).toBe(true);
  });
});

it("has no centre of fewer than five with enough rows", () => {
  const four = Array.from({ length: 4 }, () => share(0.5, 40));
  expect(funnelCentre([...four, share(0.5, 19)])).toBeNull();
  expect(funnelCentre([...four, share(0.5, 40)])).toBeCloseTo(0.5, 10);
});

it("one of twenty-two whose share is rare and his own is marked", () => {
  const others = Array.from({ length: 21 }, (_, i) => share(i < 7 ? 1 / 85 : 0, 85));
  const all = [...others, share(9 / 85, 85)];
  expect(marksOf(all, funnelCentre(all) ?? 0).map(Number)).toEqual([...others.map(() => 0), 1]);
});

describe.each([
  // The median of so rare a share is 0, and whoever has met one event would be beyond all chance.
  { truth: 0.005, people: 22, rows: 85 },
  { truth: 0.02, people: 50, rows: 85 },
  { truth: 0.93, people: 24, rows: 30 },
  { truth: 0.93, people: 100, rows: 30 },
  { truth: 0.5, people: 100, rows: 200 },
])("$people honest people of $rows answers, each right with $truth", ({ truth, people, rows }) => {
  it("hold a marked one in 5 % of batches at most, and the limits leave somebody out in more", () => {
    const random = seededRandom(people);
    let [marked, outside] = [0, 0];
    const batches = 400;
    for (let batch = 0; batch < batches; batch += 1) {
      const shares = Array.from({ length: people }, () => {
        let right = 0;
        for (let one = 0; one < rows; one += 1) right += Number(random() < truth);
        return share(right / rows, rows);
      });
      const centre = funnelCentre(shares) ?? truth;
      marked += Number(marksOf(shares, centre).some(Boolean));
      outside += Number(shares.some((one) => beyondLimits(one, centre)));
    }
    // A true 5 % shows 7.2 % or less of 400 in 98 of 100 seeds.
    expect(marked / batches).toBeLessThanOrEqual(0.072);
    expect(outside / batches).toBeGreaterThan(0.1);
  });
});
