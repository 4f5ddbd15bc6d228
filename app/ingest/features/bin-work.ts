/** What is done with the MinHash bins of texts while a delivery is read: plainly here, compiled in `text-kernel.server.ts`. */
import { SIGNATURE_PARTS } from "#app/metrics/integrity/signature-bands.ts";
import { minHashBands } from "#app/stats/min-hash-bands.ts";
import { minHashSketch } from "#app/stats/min-hash-sketch.ts";
import { emptyBins, jaccardEstimate, uniteBins } from "#app/stats/one-permutation-min-hash.ts";

export interface BinWork {
  /** Four sets of bins, the only ones that the functions below take. There are no others, so whoever reads shares them. */
  readonly bins: readonly Uint32Array[];
  /** As {@link uniteBins}. */
  unite(bins: Uint32Array, other: Uint32Array): void;
  /** As {@link jaccardEstimate}. */
  likeness(one: Uint32Array, other: Uint32Array): number;
  /** Writes the signature of an item and of its prompt at `at`: see `signature-bands.ts`. */
  sign(item: Uint32Array, prompt: Uint32Array, out: Uint32Array, at: number): void;
}

export const BIN_SETS = 4;

export function plainBinWork(): BinWork {
  return {
    bins: Array.from({ length: BIN_SETS }, emptyBins),
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
