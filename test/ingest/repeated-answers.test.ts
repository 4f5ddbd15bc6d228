/** An annotator has one voice on an item, also where the delivery does not say that he gave another. */
import { describe, expect, it } from "vitest";
import type { ItemRecord, JudgmentRecord } from "#app/domain/record.ts";
import { ChunkBuilder } from "#app/ingest/chunk.ts";
import { emptyNames } from "#app/ingest/names.ts";
import { unmarkedRepeats } from "#app/ingest/repeated-answers.ts";

const likert = (annotator: string | undefined, value: number, more: Partial<JudgmentRecord> = {}) =>
  ({ ...(annotator && { annotator }), kind: "likert", value, points: 5, ...more }) as JudgmentRecord;

/** The places of the judgments that repeat another. */
function places(judgments: readonly JudgmentRecord[]): number[] {
  const repeats = unmarkedRepeats(judgments);
  return judgments.flatMap((judgment, place) => (repeats?.has(judgment) ? [place] : []));
}

describe("answers that repeat another of their annotator", () => {
  it("are all but the first, in the order given where there are no times", () => {
    expect(places([likert("a", 1), likert("b", 1), likert("a", 5), likert("a", 5)])).toEqual([2, 3]);
  });

  it("are all but the earliest where there are times", () => {
    const at = (hour: number) => ({ at: `2026-10-05T1${hour}:00:00Z` });
    expect(places([likert("a", 1, at(3)), likert("a", 5, at(1)), likert("a", 3, at(2))])).toEqual([0, 2]);
  });

  it("are nobody's who has no name, and not of another kind, attribute or response", () => {
    const rating = (attribute: string) =>
      ({ annotator: "a", kind: "rating", values: [1, 2], min: 0, max: 5, attribute }) as JudgmentRecord;
    const thumbs = (response: number) => ({ annotator: "a", kind: "thumbs", value: true, response }) as JudgmentRecord;
    const critique = { annotator: "a", kind: "critique", text: "Too long." } as JudgmentRecord;
    expect(places([likert(undefined, 1), likert(undefined, 5)])).toEqual([]);
    expect(places([likert("a", 1), rating("helpful"), rating("true"), thumbs(0), thumbs(1)])).toEqual([]);
    expect(places([critique, { ...critique }])).toEqual([]);
    expect(places([rating("helpful"), rating("helpful"), thumbs(1), thumbs(1)])).toEqual([1, 3]);
  });

  it("are found among many, and what is said to be a repeat stays beside the one that counts", () => {
    const many = Array.from({ length: 40 }, (_, i) => likert(`a-${i % 30}`, 1));
    expect(places(many)).toEqual(Array.from({ length: 10 }, (_, i) => 30 + i));
    expect(places([likert("a", 1, { is_repeat_of: "r-0" }), likert("a", 5)])).toEqual([]);
  });
});

it("weigh nothing among the columns of a delivery, every pair of a ranking too", () => {
  const names = emptyNames();
  const builder = new ChunkBuilder(names);
  const ranking = (ranks: number[]) => ({ annotator: "b", kind: "ranking", ranks }) as JudgmentRecord;
  const responses = ["x", "y", "z"].map((text) => ({ text }));
  const records: Pick<ItemRecord, "responses" | "judgments">[] = [
    { responses: responses.slice(0, 2), judgments: [likert("a", 1), likert("b", 2), likert("a", 5)] },
    { responses, judgments: [ranking([1, 2, 3]), ranking([3, 2, 1])] },
  ];
  for (const [i, record] of records.entries())
    builder.add({ id: `${i}`, prompt: "p", ...record }, { line: i + 1, offset: 0, length: 0 });
  expect([...builder.take().judgments.repeat]).toEqual([0, 0, 1, 0, 0, 0, 1, 1, 1]);
});
