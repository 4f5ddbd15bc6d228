/** Who is named, who is not, and how often honest people are. */
import { describe, expect, it } from "vitest";
import type { AnnotatorRow, AnnotatorShare } from "#app/metrics/annotators/annotator-table.ts";
import { priorOf, shrunken } from "#app/metrics/annotators/shrink-shares.ts";
import { standApart } from "#app/review/stand-apart.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";

function share(value: number, n: number): AnnotatorShare {
  return { value, n, effectiveN: n, ...wilsonInterval(value, n) };
}

function row(name: string, shares: Partial<AnnotatorRow>): AnnotatorRow {
  const nothing = { gold: null, agreement: null, firstSide: null, longerWins: null, ties: null };
  return { annotator: 0, name, judgments: 100, share: 0.1, shared: 0, medianSeconds: null, ...nothing, ...shares };
}

const honest = Array.from({ length: 20 }, (_, i) => row(`w${i}`, { gold: share(0.92, 50) }));

describe("who is named", () => {
  it("one whose gold accuracy no chance explains, with value, n and the median", () => {
    expect(standApart([...honest, row("bad", { gold: share(0.55, 60) })])).toEqual([
      { name: "bad", judgments: 100, found: [{ measure: "gold", value: 0.55, n: 60, centre: 0.92 }] },
    ]);
  });
  it("nobody under 20 rows, even with none right", () => {
    expect(standApart([...honest, row("new", { gold: share(0, 19) })])).toEqual([]);
    expect(standApart([...honest, row("new", { gold: share(0, 20) })]).map(({ name }) => name)).toEqual(["new"]);
  });
  it("nobody among fewer than five, and nobody for being better or preferring the shorter", () => {
    expect(standApart([row("a", { gold: share(0.9, 50) }), row("b", { gold: share(0.1, 50) })])).toEqual([]);
    expect(
      standApart([
        ...honest.map(({ name }) => row(name, { gold: share(0.7, 80), longerWins: share(0.6, 80) })),
        row("good", { gold: share(1, 200), longerWins: share(0, 200) }),
      ]),
    ).toEqual([]);
  });
  it("either side, for the side preferred", () => {
    const even = honest.map(({ name }) => row(name, { firstSide: share(0.5, 100) }));
    const found = standApart([
      ...even,
      row("left", { firstSide: share(0.95, 100) }),
      row("right", { firstSide: share(0.05, 100) }),
    ]);
    expect(found.map(({ name }) => name)).toEqual(["left", "right"]);
  });
});

it("names somebody in at most 5 % of batches whose people differ by no more than the margin", () => {
  const random = seededRandom(17);
  const draw = (p: number, n: number) => {
    let k = 0;
    for (let i = 0; i < n; i += 1) k += Number(random() < p);
    return share(k / n, n);
  };
  let alarms = 0;
  const BATCHES = 300;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    // The least favourable: a third lie at the very margin of gold accuracy, of 20 to 80 answers each.
    const rows = Array.from({ length: 30 }, (_, i) =>
      row(`w${i}`, {
        gold: draw(i % 3 === 0 ? 0.84 : 0.92, 20 + (i % 4) * 20),
        agreement: draw(0.8, 60),
        firstSide: draw(0.5 + 0.05 * ((i % 3) - 1), 150),
        longerWins: draw(0.6, 120),
      }),
    );
    alarms += Number(standApart(rows).length > 0);
  }
  expect(alarms / BATCHES).toBeLessThanOrEqual(0.05);
});

describe("shrunken shares", () => {
  const shares = Array.from({ length: 30 }, (_, i) => share(0.8 + 0.01 * (i % 10), 40));
  const prior = priorOf([...shares, share(0.5, 400)]);
  it("draw few rows far and many rows little", () => {
    if (!prior) throw new Error("no prior");
    const [few, many] = [shrunken(share(0, 3), prior), shrunken(share(0.5, 400), prior)];
    expect(few.value).toBeGreaterThan(0.6);
    expect(few.low).toBeLessThan(few.value);
    expect(many.value).toBeLessThan(0.6);
    expect(many.high - many.low).toBeLessThan(0.1);
  });
  it("say nothing of fewer than five annotators", () => {
    expect(priorOf(shares.slice(0, 4))).toBeNull();
    expect(priorOf([null, null])).toBeNull();
  });
});
