/** Signatures as they are made, item by item. */
import { SIGNATURE_BANDS, signatureBand } from "#app/metrics/integrity/signature-bands.ts";
import type { BinWork } from "./features/bin-work.ts";

export class GrowingSignatures {
  #rows = new Uint32Array(1024 * SIGNATURE_BANDS);
  #n = 0;
  readonly #work: BinWork;

  constructor(work: BinWork) {
    this.#work = work;
  }

  /** Both are of the bins that the work was given for. */
  add(item: Uint32Array, prompt: Uint32Array): void {
    const at = this.#n * SIGNATURE_BANDS;
    if (at === this.#rows.length) {
      const larger = new Uint32Array(2 * at);
      larger.set(this.#rows);
      this.#rows = larger;
    }
    this.#work.sign(item, prompt, this.#rows, at);
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
