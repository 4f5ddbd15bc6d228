/**
 * Signatures: the MinHash band hashes of each item (prompt with its context and all responses, whatever their order) and
 * of its prompt alone. They lie beside the columns, one run of numbers per band, because whoever looks for
 * near-duplicates reads one band at a time.
 */
import { BANDS } from "#app/stats/one-permutation-min-hash.ts";

/** Bands of the item, then bands of the prompt. */
export const SIGNATURE_BANDS = 2 * BANDS;

export function signatureName(band: number): string {
  return `signatures.${band}`;
}

/** The hashes of one band, item by item, out of a chunk's: band b of item i is at b · n + i. */
export function signatureBand(bands: Uint32Array, band: number): Uint32Array {
  const n = bands.length / SIGNATURE_BANDS;
  return bands.subarray(band * n, (band + 1) * n);
}
