/** Signatures as they are made, item by item. */
import { SIGNATURE_BANDS, SIGNATURE_PARTS, signatureBand } from "#app/metrics/integrity/signature-bands.ts";
import { minHashBands } from "#app/stats/min-hash-bands.ts";
import { minHashSketch } from "#app/stats/min-hash-sketch.ts";

export class GrowingSignatures {
  #rows = new Uint32Array(1024 * SIGNATURE_BANDS);
  #n = 0;

  add(item: Uint32Array, prompt: Uint32Array): void {
    const at = this.#n * SIGNATURE_BANDS;
    if (at === this.#rows.length) {
      const larger = new Uint32Array(2 * at);
      larger.set(this.#rows);
      this.#rows = larger;
    }
    minHashBands(item, this.#rows, at);
    minHashBands(prompt, this.#rows, at + SIGNATURE_PARTS.prompt.bands);
    minHashSketch(item, this.#rows, at + SIGNATURE_PARTS.item.sketch);
    minHashSketch(prompt, this.#rows, at + SIGNATURE_PARTS.prompt.sketch);
    this.#n += 1;
  }

  /** Band after band: band b of item i is at b · n + i. */
  take(): Uint32Array {
    const n = this.#n;
    const bands = new Uint32Array(n * SIGNATURE_BANDS);
    for (let i = 0; i < n; i += 1)
      for (let band = 0; band < SIGNATURE_BANDS; band += 1)
        bands[band * n + i] = this.#rows[i * SIGNATURE_BANDS + band] as number;
    this.#n = 0;
    return bands;
  }
}

export function pickSignatures(bands: Uint32Array, items: readonly number[]): Uint32Array {
  const picked = new Uint32Array(items.length * SIGNATURE_BANDS);
  for (let band = 0; band < SIGNATURE_BANDS; band += 1) {
    const column = signatureBand(bands, band);
    for (const [to, item] of items.entries()) picked[band * items.length + to] = column[item] as number;
  }
  return picked;
}
