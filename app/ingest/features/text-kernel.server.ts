/**
 * The compiled pass over texts (`app/ingest/kernel`): what it finds is what {@link textFeatures} finds, in half the time. One
 * instance a thread, made on first use; the code itself is compiled once a process.
 */
import { existsSync, readFileSync } from "node:fs";
import { key53 } from "#app/domain/key-chain.ts";
import { LANGUAGES } from "#app/domain/languages.ts";
import { SIGNATURE_BANDS, SIGNATURE_PARTS } from "#app/metrics/integrity/signature-bands.ts";
import { kernelFile } from "#app/paths.server.ts";
import { lendingOrders } from "#app/stats/min-hash-bands.ts";
import { BINS, EMPTY_BIN } from "#app/stats/one-permutation-min-hash.ts";
import { type BinWork, readingBins } from "./bin-work.ts";
import { FOLD_PAGE, foldPage, UNREAD } from "./fold-table.ts";
import { functionWords } from "./function-words.ts";
import { hashOfNormalised } from "./normal-hash.ts";
import { phrases } from "./phrases.ts";
import { flagsOf, type TextFeatures } from "./text-features.ts";

/** Code units that fit; longer texts are read by {@link textFeatures}, block by block. */
const LONGEST = 65_536;

/** Places in the kernel's memory, in bytes, as `app/ingest/kernel/layout.ts` has them. */
const AT = {
  fold: 0,
  bins: 0x44400,
  found: 0x45400,
  phraseEnds: 0x45800,
  text: 0x48000,
  words: 0x68100,
  ends: 0xa8200,
  lendingOrders: 0xe8400,
  functionWords: 0xec400,
  wordGroups: 0xf4400,
  speakers: 0xf6400,
  languageHits: 0xfc400,
  signature: 0xec000,
  lendingRanks: 0xfc800,
};

/** Its sets of bins lie in the kernel's own memory. */
export interface TextKernel extends BinWork {
  /** Words of the last text as hashes, from the fifth place on. */
  readonly words: Int32Array;
  /** Places in {@link words} where a phrase may end. */
  readonly ends: Uint32Array;
  /** By place in LANGUAGES: function words among the first words of a text that {@link read} was asked for phrases of. */
  readonly languageHits: Uint16Array;
  /**
   * Fills `out`. Returns null when the text is too long, else how many words it has, how many of them may end a phrase, and how
   * many function words the language has that has most.
   *
   * @param bins one of {@link bins}, which the word 5-grams of the text join; null = none
   */
  read(
    text: string,
    out: TextFeatures,
    bins: Uint32Array | null,
    phrases: boolean,
  ): { words: number; ends: number; mostHits: number } | null;
}

interface Exports {
  memory: WebAssembly.Memory;
  read(length: number, bins: number, phrases: number): void;
  unite(bins: number, other: number): void;
  compare(one: number, other: number): number;
  sign(bins: number, bands: number, sketch: number): void;
}

let known: TextKernel | null | undefined;

/** null where it was not built: without the development dependencies texts are read by {@link textFeatures} alone. */
export function textKernel(): TextKernel | null {
  if (known === undefined) {
    const file = kernelFile("text-kernel");
    known = existsSync(file) ? kernelOf(new Uint8Array(readFileSync(file))) : null;
  }
  return known;
}

function kernelOf(code: Uint8Array<ArrayBuffer>): TextKernel {
  const module = new WebAssembly.Module(code);
  const fillPage = (page: number) => fold.set(foldPage(page), page * FOLD_PAGE);
  const instance = new WebAssembly.Instance(module, { units: { fillPage } });
  const { memory, read, unite, compare, sign } = instance.exports as unknown as Exports;
  const { buffer } = memory;
  const fold = new Uint32Array(buffer, AT.fold, 0x1_0000).fill(UNREAD);
  const { ends } = phrases();
  new Int32Array(buffer, AT.phraseEnds, ends.length).set(ends);
  const { keys, groups, speakers } = functionWords();
  new Int32Array(buffer, AT.functionWords, keys.length).set(keys);
  new Uint8Array(buffer, AT.wordGroups, groups.length).set(groups);
  new Uint8Array(buffer, AT.speakers, speakers.length).set(speakers);
  const orders = lendingOrders();
  new Uint8Array(buffer, AT.lendingOrders, orders.length).set(orders);
  new Uint8Array(buffer, AT.lendingRanks, orders.length).set(ranksOf(orders));
  const signature = new Uint32Array(buffer, AT.signature, SIGNATURE_BANDS);
  const signPart = (bins: Uint32Array, { bands, sketch }: { bands: number; sketch: number }) =>
    sign(bins.byteOffset, AT.signature + 4 * bands, AT.signature + 4 * sketch);
  const text = Buffer.from(buffer, AT.text, 2 * LONGEST);
  const found = new Int32Array(buffer, AT.found, 19);
  const size = { words: 0, ends: 0, mostHits: 0 };
  return {
    bins: readingBins((n) => new Uint32Array(buffer, AT.bins + 4 * BINS * n, BINS).fill(EMPTY_BIN)),
    words: new Int32Array(buffer, AT.words, 4 + LONGEST),
    ends: new Uint32Array(buffer, AT.ends, LONGEST),
    languageHits: new Uint16Array(buffer, AT.languageHits, LANGUAGES.length),
    unite: (bins, other) => unite(bins.byteOffset, other.byteOffset),
    likeness(one, other) {
      const found = compare(one.byteOffset, other.byteOffset);
      const used = found >>> 16;
      return used > 0 ? (found & 0xffff) / used : Number.NaN;
    },
    sign(item, prompt, signatures, at) {
      signPart(item, SIGNATURE_PARTS.item);
      signPart(prompt, SIGNATURE_PARTS.prompt);
      signatures.set(signature, at);
    },
    read(string, out, bins, asksForPhrases) {
      if (string.length > LONGEST) return null;
      text.write(string, "utf16le");
      read(string.length, bins?.byteOffset ?? 0, asksForPhrases ? 1 : 0);
      fill(out, found, string);
      size.words = found[3] as number;
      size.ends = found[4] as number;
      size.mostHits = found[18] as number;
      return size;
    },
  };
}

/** For each bin its place in the order of every bin, out of the orders of all. */
function ranksOf(orders: Uint8Array): Uint8Array {
  const ranks = new Uint8Array(orders.length);
  for (let bin = 0; bin < BINS; bin += 1)
    for (let rank = 0; rank < BINS; rank += 1) ranks[(orders[bin * BINS + rank] as number) * BINS + bin] = rank;
  return ranks;
}

/** In the order in which the kernel stores them. */
function fill(out: TextFeatures, found: Int32Array, text: string): void {
  const spaceRuns = found[2] as number;
  const key = found[6] === 0 ? key53(found[0] as number, found[1] as number) : hashOfNormalised(text);
  out.key = spaceRuns === 0 ? 0 : key;
  out.words = spaceRuns;
  out.chars = text.length - (found[5] as number);
  out.listItems = found[7] as number;
  out.headers = found[8] as number;
  out.bold = found[9] as number;
  out.emoji = found[10] as number;
  out.exclamations = found[11] as number;
  out.longWords = found[12] as number;
  out.longRuns = found[13] as number;
  out.longNumbers = found[14] as number;
  out.flags = flagsOf(out.key, found[15] as number, found[16] as number, found[17] as number);
}
