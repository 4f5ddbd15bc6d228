import { describe, expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { ChunkBuilder } from "#app/ingest/chunk.ts";
import { emptyNames } from "#app/ingest/names.ts";

function pairKeys(items: Pick<ItemRecord, "prompt" | "responses">[]): number[] {
  const builder = new ChunkBuilder(emptyNames());
  for (const [i, item] of items.entries())
    builder.add({ id: String(i), judgments: [], ...item }, { line: i + 1, offset: 0, length: 0 });
  return [...builder.take().items.pairKey];
}

const texts = (...all: string[]) => all.map((text) => ({ text }));

describe("the key of a prompt with its responses", () => {
  it("is the same whatever the order of two, three or four responses", () => {
    for (let i = 0; i < 500; i += 1) {
      const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => `${name} ${i}`) as [string, string, string, string];
      const [one, two] = pairKeys([
        { prompt: "p", responses: texts(a, b) },
        { prompt: "p", responses: texts(b, a) },
      ]);
      expect(two).toBe(one);
      const more = pairKeys([
        { prompt: "p", responses: texts(a, b, c, d) },
        { prompt: "p", responses: texts(d, b, a, c) },
        { prompt: "p", responses: texts(c, d, b, a) },
      ]);
      expect(new Set(more).size).toBe(1);
    }
  });

  it("differs with the prompt, with a response, and between one message and a conversation", () => {
    const keys = pairKeys([
      { prompt: "p", responses: texts("a", "b") },
      { prompt: "q", responses: texts("a", "b") },
      { prompt: "p", responses: texts("a", "c") },
      {
        prompt: [
          { role: "user", content: "p" },
          { role: "assistant", content: "x" },
        ],
        responses: texts("a", "b"),
      },
    ]);
    expect(new Set(keys).size).toBe(4);
  });

  it("takes one user message for the same prompt as its bare text", () => {
    const [bare, message] = pairKeys([
      { prompt: "p", responses: texts("a", "b") },
      { prompt: [{ role: "user", content: "p" }], responses: texts("a", "b") },
    ]);
    expect(message).toBe(bare);
  });
});
