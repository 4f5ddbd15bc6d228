/** What is done with the MinHash bins of texts while a delivery is read: plainly here, compiled in `text-kernel.server.ts`. */
import { SIGNATURE_PARTS } from "#app/metrics/integrity/signature-bands.ts";
import { minHashBands } from "#app/stats/min-hash-bands.ts";
import { minHashSketch } from "#app/stats/min-hash-sketch.ts";
import { emptyBins, jaccardEstimate, uniteBins } from "#app/stats/one-permutation-min-hash.ts";

export interface BinWork {
  /** The only sets of bins that the functions below take. There are no others, so whoever reads shares them. */
  readonly bins: ReadingBins;
  /** As {@link uniteBins}. */
  unite(bins: Uint32Array, other: Uint32Array): void;
  /** As {@link jaccardEstimate}. */
  likeness(one: Uint32Array, other: Uint32Array): number;
  /** Writes the signature of an item and of its prompt at `at`: see `signature-bands.ts`. */
  sign(item: Uint32Array, prompt: Uint32Array, out: Uint32Array, at: number): void;
}

/** Of the prompt, of the first response and of the one that is read, and of all texts of the item. */
export type ReadingBins = Readonly<Record<"prompt" | "firstResponse" | "response" | "item", Uint32Array>>;

/** @param make each of them, by its number */
export function readingBins(make: (n: number) => Uint32Array): ReadingBins {
  return { prompt: make(0), firstResponse: make(1), response: make(2), item: make(3) };
}

export function plainBinWork(): BinWork {
  return {
    bins: readingBins(emptyBins),
    unite: uniteBins,
    likeness: jaccardEstimate,
    sign(item, prompt, out, at) {
      minHashBands(item, out, at + SIGNATURE_PARTS.item.bands);
      minHashBands(prompt, out, at + SIGNATURE_PARTS.prompt.bands);
      minHashSketch(item, out, at + SIGNATURE_PARTS.item.sketch);
      minHashSketch(prompt, out, at + SIGNATURE_PARTS.prompt.sketch);
    },
  };
}
