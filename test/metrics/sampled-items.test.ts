import { expect, test } from "vitest";
import { sampledItems } from "#app/metrics/bias/sampled-items.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { type ItemRow, viewOf } from "#test/support/view-builder.ts";

const random = seededRandom(6);

test.each([
  ["hashes", () => Math.floor(random() * 2 ** 53)],
  ["small numbers, several of one prompt", () => 1 + Math.floor(random() * 90)],
  ["nearly all of them large", () => 2 ** 52 + Math.floor(random() * 400)],
  ["one prompt", () => 7],
])("all items of the prompts with the smallest keys, as many as fit: %s", (_, key) => {
  const rows = Array.from({ length: 500 }, (): ItemRow => {
    const prompt = key();
    return random() < 0.2 ? { prompt, responses: [{ text: "alone" }] } : { prompt };
  });
  const pairs = rows.flatMap(({ prompt = 0, responses }, item) => (responses?.length === 1 ? [] : [{ prompt, item }]));
  for (const most of [1, 60, 399, 500]) {
    const limit = pairs.map(({ prompt }) => prompt).sort((a, b) => a - b)[most] ?? Number.POSITIVE_INFINITY;
    const expected = pairs.filter(({ prompt }) => prompt < limit).map(({ item }) => item);
    expect([...sampledItems(viewOf(rows), most)]).toEqual(expected);
  }
});
