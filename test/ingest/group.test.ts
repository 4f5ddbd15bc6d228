import { expect, test } from "vitest";
import { checkItem } from "#app/ingest/check/check-item.ts";
import { UnusableFile } from "#app/ingest/formats/format.ts";
import { DEFAULT_GROUP_LIMITS, ItemGrouper } from "#app/ingest/group.ts";

const judged = (key: string, annotator: string, texts = ["x", "y"], more: Record<string, unknown> = {}) => ({
  kind: "judgments" as const,
  key,
  item: { id: key, prompt: "q", responses: texts.map((text) => ({ text })) },
  judgments: [{ annotator, kind: "choice", value: "first", ...more }],
});

test("rows of an item may stand anywhere; the item keeps the place of its first row", () => {
  const groups = new ItemGrouper<number>();
  expect([judged("i1", "a"), judged("i2", "a"), judged("i1", "b")].map((row, i) => groups.add(row, i))).toEqual([
    null,
    null,
    null,
  ]);
  const items = [...groups.finish()];
  expect(items.map(({ record, place }) => [record.id, place])).toEqual([
    ["i1", 0],
    ["i2", 1],
  ]);
  expect(items[0]?.record.judgments).toEqual([
    { annotator: "a", kind: "choice", value: "first" },
    { annotator: "b", kind: "choice", value: "first" },
  ]);
  expect(items.every(({ record }) => checkItem(record).ok)).toBe(true);
});

test("another text under the same key is refused, and the item goes on without that row", () => {
  const groups = new ItemGrouper<number>();
  groups.add(judged("i1", "a"), 0);
  expect(groups.add(judged("i1", "b", ["x", "z"]), 1)).toMatchObject({ rule: "conflicting-item", field: "id" });
  const other = judged("i1", "b");
  expect(groups.add({ ...other, item: { ...other.item, prompt: "another" } }, 2)).toMatchObject({
    rule: "conflicting-item",
  });
  expect([...groups.finish()]).toMatchObject([{ record: { judgments: [{ annotator: "a" }] } }]);
});

test("the same responses in the other order are another item: order is part of what was shown", () => {
  const groups = new ItemGrouper<number>();
  const rows = [judged("i1", "a"), judged("i1", "b", ["y", "x"]), judged("i1", "c", ["y", "x"]), judged("i1", "d")];
  for (const [i, row] of rows.entries()) expect(groups.add(row, i)).toBeNull();
  expect([...groups.finish()].map(({ record }) => [record.id, (record.judgments as unknown[]).length])).toEqual([
    ["i1", 2],
    ["i1~2", 2],
  ]);
});

test("a second answer of one annotator is kept and marked as a repeat of the earlier one", () => {
  const groups = new ItemGrouper<number>();
  groups.add(judged("i1", "a", ["x", "y"], { at: "2025-01-02T00:00:00Z" }), 0);
  groups.add(judged("i1", "b"), 1);
  groups.add(judged("i1", "a", ["x", "y"], { at: "2025-01-01T00:00:00Z" }), 2);
  const [item] = groups.finish();
  expect(item?.record.judgments).toMatchObject([
    { annotator: "a", is_repeat_of: "judgments[2]" },
    { annotator: "b" },
    { annotator: "a", at: "2025-01-01T00:00:00Z" },
  ]);
  expect(((item?.record.judgments ?? []) as object[]).filter((judgment) => "is_repeat_of" in judgment)).toHaveLength(1);
});

test("anonymous judgments are no repeats of each other", () => {
  const groups = new ItemGrouper<number>();
  const anonymous = { ...judged("i1", ""), judgments: [{ kind: "choice", value: "first" }] };
  groups.add(anonymous, 0);
  groups.add(anonymous, 1);
  expect(JSON.stringify([...groups.finish()])).not.toContain("is_repeat_of");
});

test("more rows or more text than the limits is refused with a reason", () => {
  const few = new ItemGrouper<number>({ ...DEFAULT_GROUP_LIMITS, rows: 2 });
  few.add(judged("i1", "a"), 0);
  few.add(judged("i1", "b"), 1);
  expect(() => few.add(judged("i1", "c"), 2)).toThrow(UnusableFile);
  const small = new ItemGrouper<number>({ ...DEFAULT_GROUP_LIMITS, characters: 1000 });
  expect(() => {
    for (let i = 0; i < 100; i += 1) small.add(judged(`i${i}`, "a"), i);
  }).toThrow(UnusableFile);
});
