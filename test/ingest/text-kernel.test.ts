import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BinWork, plainBinWork } from "#app/ingest/features/bin-work.ts";
import { emptyFeatures, textFeatures } from "#app/ingest/features/text-features.ts";
import { textKernel } from "#app/ingest/features/text-kernel.server.ts";
import { TextWords } from "#app/ingest/features/text-words.ts";
import { SIGNATURE_BANDS } from "#app/metrics/integrity/signature-bands.ts";
import { BINS, EMPTY_BIN } from "#app/stats/one-permutation-min-hash.ts";

/** What is written with, weighted towards what the reader treats apart. */
const piece = fc.oneof(
  fc.constantFrom(
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\r\n",
    "\u00a0",
    "\u3000",
    "\u2028",
    "\ufeff",
    "\u0000",
    "\u001c",
    "\u0085",
  ),
  fc.constantFrom(
    "**",
    "* ",
    "- ",
    "1. ",
    "12345. ",
    "# ",
    "####### ",
    "| a | b |\n",
    "```\n",
    "`",
    "!",
    "://",
    ":",
    "//",
    "_",
    "'",
  ),
  fc.constantFrom(
    "0",
    "7",
    "555-0143",
    "4111 1111 1111 1111",
    "1 (415) 555",
    "12.34.56.78.90",
    "sk-abcdefghijklmnop1234",
  ),
  fc.constantFrom(
    "I think",
    "as an AI",
    "perhaps",
    "it depends",
    "ChatGPT",
    "i'm Claude",
    "in my opinion",
    "The",
    "ABCDEFGHIJ",
  ),
  fc.constantFrom(
    "ß",
    "İ",
    "Σ",
    "ς",
    "é",
    "e\u0301",
    "À",
    "ŉ",
    "ﬁ",
    "한글",
    "\u1100\u1161",
    "日本語",
    "ไทย",
    "مرحبا",
    "привет",
    "नमस्ते",
  ),
  fc.constantFrom("😀", "👩‍👩‍👧", "☀", "✨", "\ud83d", "\ude00", "\u{10400}", "’", "—", "“", "…"),
  // Runs about as long as those that are counted, and function words of several languages.
  fc.integer({ min: 7, max: 40 }).map((length) => "a1Bc2é".repeat(7).slice(0, length)),
  fc.constantFrom("the", "and of", "der die und", "que el la", "не и в", "的"),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

/** Everything that is learnt from texts that are read one after the other into the same bins. */
function learnt(words: TextWords, texts: readonly string[], readsPhrases: boolean) {
  const bins = words.binWork.bins.prompt;
  bins.fill(EMPTY_BIN);
  const found = texts.map((one) => {
    const features = emptyFeatures();
    words.read(one, features, bins, readsPhrases);
    const { count, hedges, hasStance, namesModel, apologises, languageHits, mostHits } = words;
    return { features, count, hedges, hasStance, namesModel, apologises, mostHits, languages: [...languageHits] };
  });
  return { found, bins: [...bins] };
}

describe("the compiled pass over texts", () => {
  const kernel = textKernel();
  const compiled = new TextWords(kernel);
  const plain = new TextWords();

  it("is built", () => {
    expect(kernel).not.toBeNull();
  });

  it("finds what the plain one finds, whatever the text", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.boolean(), (texts, readsPhrases) => {
        expect(learnt(compiled, texts, readsPhrases)).toEqual(learnt(plain, texts, readsPhrases));
      }),
      { numRuns: 400 },
    );
  });

  it("finds nothing of a text before it, whoever read that, where no phrases are asked for", () => {
    learnt(compiled, ["the and of der die und"], true);
    expect(learnt(new TextWords(kernel), ["", "the"], false)).toEqual(learnt(new TextWords(), ["", "the"], false));
  });

  it("finds the same across the borders of its blocks, and in texts that are too long for it", () => {
    const around = fc.constantFrom(4090, 4096, 8192, 65_530, 65_536, 70_000);
    fc.assert(
      fc.property(text, around, text, (before, length, after) => {
        const long = `${before} ${"word, 日本 12 and so on! ".repeat(4000).slice(0, length)}${after}`;
        expect(learnt(compiled, [long], true)).toEqual(learnt(plain, [long], true));
      }),
      { numRuns: 40 },
    );
  });

  it("sees nothing of the text before", () => {
    const one = emptyFeatures();
    kernel?.read("9".repeat(500), emptyFeatures(), null, false);
    kernel?.read("1* 2", one, null, false);
    const other = emptyFeatures();
    textFeatures("1* 2", other);
    expect(one).toEqual(other);
  });
});

/** Bins as texts leave them: of a few shingles or of many, some of them alike, and what is at the ends of the range. */
const binValue = fc.oneof(
  { weight: 4, arbitrary: fc.constant(EMPTY_BIN) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 0x7fff_ffff, 0x8000_0000, EMPTY_BIN - 1) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: EMPTY_BIN }) },
);
const binSet = fc.oneof(
  fc.constant(new Uint32Array(BINS).fill(EMPTY_BIN)),
  fc.uint32Array({ minLength: BINS, maxLength: BINS }),
  fc.array(binValue, { minLength: BINS, maxLength: BINS }).map((values) => Uint32Array.from(values)),
);

/** Everything that is made of bins, with two sets of which some bins may be shared. */
function made(work: BinWork, one: Uint32Array, other: Uint32Array) {
  const { prompt: a, firstResponse: b, response: c } = work.bins;
  a.set(one);
  b.set(other);
  c.set(other);
  const likeness = work.likeness(a, b);
  const signature = new Uint32Array(SIGNATURE_BANDS + 2).fill(77);
  work.sign(a, b, signature, 1);
  work.unite(c, a);
  return { likeness, signature: [...signature], union: [...c], one: [...a], other: [...b] };
}

describe("the compiled work on bins", () => {
  const compiled = textKernel() as BinWork;
  const plain = plainBinWork();

  it("makes what the plain one makes, whatever the bins", () => {
    const shared = fc.uint8Array({ minLength: BINS, maxLength: BINS, max: 1 });
    fc.assert(
      fc.property(binSet, binSet, shared, (one, fresh, isShared) => {
        const other = fresh.map((value, bin) => (isShared[bin] === 1 ? (one[bin] as number) : value));
        expect(made(compiled, one, other)).toEqual(made(plain, one, other));
        expect(made(compiled, fresh, fresh)).toEqual(made(plain, fresh, fresh));
      }),
      { numRuns: 600 },
    );
  });
});
