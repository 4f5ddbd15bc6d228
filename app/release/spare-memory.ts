/**
 * Memory that was written out, for what is read next. Taken anew for each block it would have to be found by the collector
 * of garbage, which costs a large export a fifth of its processor time.
 */

/** Sizes are rounded up to it, so that blocks of about one size fit each other's memory. */
const GRAIN = 64 * 1024;
/** More than an export has under way; what does not fit is left to the collector. */
const MOST_SPARE = 40;

export class SpareMemory {
  readonly #spare: Buffer[] = [];

  /** At least so many bytes, with anything in them, and no others in the same ArrayBuffer. */
  take(bytes: number): Buffer {
    // The last one given may still lie in the processor's cache.
    const fits = this.#spare.findLastIndex(({ length }) => length >= bytes);
    const [found] = fits < 0 ? [] : this.#spare.splice(fits, 1);
    return found ?? Buffer.allocUnsafeSlow(Math.ceil(bytes / GRAIN) * GRAIN);
  }

  /** The whole ArrayBuffer behind these bytes, which nobody reads any more. */
  give({ buffer }: Uint8Array): void {
    this.#spare.push(Buffer.from(buffer));
    if (this.#spare.length > MOST_SPARE) this.#spare.shift();
  }
}
