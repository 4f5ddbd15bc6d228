import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyFeatures, type TextFeatures, textFeatures } from "#app/ingest/features/text-features.ts";
import { ResponseFlag } from "#app/metrics/batch-view.ts";

function featuresOf(text: string): TextFeatures {
  const out = emptyFeatures();
  textFeatures(text, out);
  return out;
}

const normalise = (text: string) => text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();

describe("text features", () => {
  it("counts code points and words", () => {
    const { chars, words } = featuresOf("Zwei Worte 🎉 und mehr");
    expect({ chars, words }).toEqual({ chars: 21, words: 5 });
  });

  it("counts list items, headers, bold and exclamations as style control does", () => {
    const text =
      "# Title\n\n- one\n* two\n1. three\nnot - a list\n**bold** and **more**! Done!\n#hashtag\n3.5 is a number";
    const { listItems, headers, bold, exclamations } = featuresOf(text);
    expect({ listItems, headers, bold, exclamations }).toEqual({ listItems: 3, headers: 1, bold: 2, exclamations: 2 });
  });

  it("counts no formatting inside fenced code", () => {
    const { listItems, headers, bold, flags } = featuresOf("```\n# comment\n- item\na ** b **\n```\n- real");
    expect({ listItems, headers, bold }).toEqual({ listItems: 1, headers: 0, bold: 0 });
    expect(flags & ResponseFlag.HAS_CODE).toBe(ResponseFlag.HAS_CODE);
  });

  it("marks a text of white space as empty, with key 0", () => {
    expect(featuresOf(" \n\t ").flags & ResponseFlag.EMPTY).toBe(ResponseFlag.EMPTY);
    expect(featuresOf(" \n\t ").key).toBe(0);
  });

  it("gives one key to texts that differ only in case, white space and Unicode composition", () => {
    expect(featuresOf("  Hello\n  WORLD ").key).toBe(featuresOf("hello world").key);
    expect(featuresOf("Cafe\u0301 au lait").key).toBe(featuresOf("café AU lait").key);
  });

  it("gives the same key exactly when the normalised texts are the same", () => {
    const word = fc.constantFrom("a", "A", "b", "é", "e\u0301", " ", "\n", "\u00a0", "Ä", "ä", "1", "🎉");
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(""));
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(featuresOf(one).key === featuresOf(other).key).toBe(normalise(one) === normalise(other));
      }),
      { numRuns: 3000, seed: 7 },
    );
  });

  it("spreads keys: no collision among 200,000 near-identical texts", () => {
    const keys = new Set(
      Array.from({ length: 200_000 }, (_, i) => featuresOf(`The answer to question ${i} is yes.`).key),
    );
    expect(keys.size).toBe(200_000);
  });
});

describe("the fold table", () => {
  it("agrees with the runtime's normalisation for every unit that it claims to know alone", () => {
    const wrong: string[] = [];
    const out = emptyFeatures();
    const other = emptyFeatures();
    for (let code = 33; code < 0x10000; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const text = `a${String.fromCharCode(code)}b`;
      textFeatures(text, out);
      textFeatures(normalise(text), other);
      if (out.key !== other.key) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });
});
