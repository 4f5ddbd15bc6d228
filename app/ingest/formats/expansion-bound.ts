import type { ReadLimits } from "./format.ts";
import { UnusableFile } from "./format.ts";

/** Below this size a high ratio does no harm. */
const RATIO_MATTERS_FROM = 64 * 1024 * 1024;
/** Text compresses 3 to 20 times; gzip's ceiling is 1032, so a bomb of rows lies somewhere between. */
const MOST_RATIO = 200;

/** Counts expanded bytes and stops a file that unfolds beyond reason. */
export class ExpansionBound {
  expanded = 0;
  readonly #limits: ReadLimits;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  /** @param consumed compressed bytes that gave everything so far */
  add(bytes: number, consumed: number): void {
    this.expanded += bytes;
    if (this.expanded > this.#limits.maxExpandedBytes) {
      throw new UnusableFile(
        "expanded-size",
        `the compressed file unfolds to more than ${this.#limits.maxExpandedBytes} bytes`,
        "Split the delivery into several files.",
      );
    }
    if (this.expanded > RATIO_MATTERS_FROM && this.expanded > MOST_RATIO * consumed) {
      throw new UnusableFile(
        "expanded-size",
        `the compressed file unfolds more than ${MOST_RATIO} times its size`,
        "No real text compresses that well; ask the vendor for the file uncompressed.",
      );
    }
  }
}
