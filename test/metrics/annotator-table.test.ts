/** What each annotator did, from literal rows; and the size it must bear. */
import { describe, expect, it } from "vitest";
import { annotatorTable } from "#app/metrics/annotators/annotator-table.ts";
import { NONE_U16 } from "#app/metrics/batch-view.ts";
import { allocate, ITEM_COLUMNS, JUDGMENT_COLUMNS, RESPONSE_COLUMNS, viewOfColumns } from "#app/metrics/columns.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { judgedBy, viewOf } from "#test/support/view-builder.ts";

describe("annotator table", () => {
  const view = viewOf([
    // cat against the majority of ann and bob; each of them has a split majority of the others, which does not count.
    {
      gold: 1,
      responses: [{ chars: 9 }, { chars: 5 }],
      judgments: [
        { annotator: "ann", strength: 1, seconds: 10 },
        { annotator: "bob", strength: 1, seconds: 40 },
        { annotator: "cat", strength: -1, seconds: 5 },
      ],
    },
    {
      responses: [{ chars: 9 }, { chars: 5 }],
      judgments: [
        { annotator: "ann", strength: -1, seconds: 30 },
        { annotator: "bob", strength: -1 },
      ],
    },
    { orderKnown: false, judgments: [{ annotator: "ann", strength: -0.5, seconds: 20 }] },
    { judgments: [{ annotator: "ann", strength: 0, seconds: 60 }] },
    { judgments: [{ strength: 1, seconds: 1 }] },
    { keep: false, judgments: judgedBy({ ann: 1, dan: 1 }) },
  ]);
  const table = annotatorTable(view);
  const row = (name: string) => table.find((one) => one.name === name);

  it("lists those with judgments that count, busiest first", () => {
    expect(table.map(({ name, judgments }) => [name, judgments])).toEqual([
      ["ann", 4],
      ["bob", 2],
      ["cat", 1],
    ]);
    expect(row("ann")?.share).toBeCloseTo(4 / 7, 12);
  });
  it("counts shared comparisons and agreement with the others' majority", () => {
    expect(table.map(({ name, shared }) => [name, shared])).toEqual([
      ["ann", 2],
      ["bob", 2],
      ["cat", 1],
    ]);
    expect(row("ann")?.agreement).toMatchObject({ value: 1, n: 1 });
    expect(row("bob")?.agreement).toMatchObject({ value: 1, n: 1 });
    expect(row("cat")?.agreement).toMatchObject({ value: 0, n: 1 });
  });
  it("gives gold accuracy, side, length and tie shares with n; null where there is none", () => {
    expect(row("ann")?.gold).toMatchObject({ value: 1, n: 1 });
    expect(row("cat")?.gold).toMatchObject({ value: 0, n: 1 });
    expect(row("ann")?.firstSide).toMatchObject({ value: 0.5, n: 2 });
    expect(row("ann")?.longerWins?.value).toBeCloseTo(1 / 3, 12);
    expect(row("ann")?.longerWins?.n).toBe(3);
    expect(row("ann")?.ties).toMatchObject({ value: 0.25, n: 4 });
    expect(annotatorTable(viewOf([{ judgments: judgedBy({ eve: 0 }) }]))[0]).toMatchObject({
      agreement: null,
      gold: null,
      firstSide: null,
      longerWins: null,
      medianSeconds: null,
    });
  });
  it("gives the median of active seconds", () => {
    expect(table.map(({ medianSeconds }) => medianSeconds)).toEqual([25, 40, 5]);
  });
  it("Wilson at Kish's effective size: weights 1, 1, 1, 0.5 are worth 3.77 rows", () => {
    const weighted = viewOf(
      [1, 1, 1, 0.5].map((weight, i) => ({
        gold: 1,
        judgments: [{ annotator: "ann", strength: i === 0 ? -1 : 1, weight }],
      })),
    );
    const gold = annotatorTable(weighted)[0]?.gold;
    expect(gold?.value).toBeCloseTo(2.5 / 3.5, 12);
    expect(gold?.n).toBe(4);
    // Wilson for 0.714286 at n = 3.5² / 3.25 = 3.769231: centre 0.6061, half 0.3387, by hand.
    expect(gold?.low).toBeCloseTo(0.6061 - 0.3387, 3);
    expect(gold?.high).toBeCloseTo(0.6061 + 0.3387, 3);
  });
});

it("bears 10,000 annotators on 100,000 judgments, each item judged by three", () => {
  const items = 33_334;
  const random = seededRandom(1);
  const columns = {
    items: allocate(ITEM_COLUMNS, items),
    responses: allocate(RESPONSE_COLUMNS, items * 2),
    judgments: allocate(JUDGMENT_COLUMNS, items * 3),
  };
  columns.items.promptKey.set(Float64Array.from({ length: items }, (_, i) => i + 1));
  columns.items.responseCount.fill(2);
  columns.items.judgmentCount.fill(3);
  columns.responses.model.fill(NONE_U16);
  columns.judgments.lead.fill(1);
  columns.judgments.second.fill(1);
  columns.judgments.annotator.set(Uint32Array.from({ length: items * 3 }, () => Math.floor(random() * 10_000)));
  columns.judgments.strength.set(Float32Array.from({ length: items * 3 }, () => (random() < 0.5 ? -1 : 1)));
  const annotators = Array.from({ length: 10_000 }, (_, i) => `w${i}`);
  const table = annotatorTable(viewOfColumns(columns, { annotators, domains: [], languages: [], models: [] }, null));
  expect(table.reduce((sum, { judgments }) => sum + judgments, 0)).toBe(items * 3);
  expect(table.length).toBeGreaterThan(9_990);
});
