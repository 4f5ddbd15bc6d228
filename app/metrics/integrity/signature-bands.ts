/**
 * Signatures: the MinHash band hashes of each item (prompt with its context and all responses, whatever their order) and
 * of its prompt alone. They lie beside the columns, one run of numbers per band, because whoever looks for
 * near-duplicates reads one band at a time.
 */
import { SKETCH_WORDS } from "#app/stats/min-hash-sketch.ts";
import { BANDS } from "#app/stats/one-permutation-min-hash.ts";

/** Bands of the item, bands of the prompt, sketch of the item, sketch of the prompt. */
export const SIGNATURE_BANDS = 2 * BANDS + 2 * SKETCH_WORDS;

/** Where the bands and the sketch of each lie among these. */
export const SIGNATURE_PARTS = {
  item: { bands: 0, sketch: 2 * BANDS },
  prompt: { bands: BANDS, sketch: 2 * BANDS + SKETCH_WORDS },
} as const;

/** Deliveries taken in before parser version 5 have sketches of another kind under numbers; whoever asks for these finds none. */
export function signatureName(band: number): string {
  const sketch = band - SIGNATURE_PARTS.item.sketch;
  return sketch < 0 ? `signatures.${band}` : `signatures.sketch.${sketch}`;
}

/** The hashes of one band, item by item, out of a chunk's: band b of item i is at b · n + i. */
export function signatureBand(bands: Uint32Array, band: number): Uint32Array {
  const n = bands.length / SIGNATURE_BANDS;
  return bands.subarray(band * n, (band + 1) * n);
}
