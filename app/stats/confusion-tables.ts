/**
 * Confusion tables of many raters in one column: of each true class, how often each answer was given. Cell
 * (rater · classes + answer) · classes + true, so that one answer's likelihoods under all classes lie side by side.
 * Counts are gathered, then turned into probabilities and their logarithms.
 */
export class ConfusionTables {
  readonly counts: Float64Array;
  readonly probability: Float64Array;
  readonly logs: Float64Array;

  constructor(
    raters: number,
    readonly classes: number,
  ) {
    this.counts = new Float64Array(raters * classes * classes);
    this.probability = new Float64Array(this.counts.length);
    this.logs = new Float64Array(this.counts.length);
  }

  /** `smoothing` is added to every cell. Empties the counts. */
  normalise = (smoothing: number): void => {
    const { classes, counts } = this;
    const size = classes * classes;
    for (let base = 0; base < counts.length; base += size)
      for (let truth = base; truth < base + classes; truth += 1) this.#normaliseRow(truth, base + size, smoothing);
    counts.fill(0);
  };

  #normaliseRow(from: number, to: number, smoothing: number): void {
    const { classes, counts } = this;
    let total = smoothing * classes;
    for (let cell = from; cell < to; cell += classes) total += counts[cell] as number;
    for (let cell = from; cell < to; cell += classes) {
      // A class that a rater never met tells nothing about him.
      const p = total > 0 ? ((counts[cell] as number) + smoothing) / total : 1 / classes;
      this.probability[cell] = p;
      this.logs[cell] = logOf(p);
    }
  }
}

/** Of a zero: so low that no other evidence outweighs it, yet finite, so that nothing becomes NaN. */
export function logOf(p: number): number {
  return Math.log(Math.max(p, 1e-300));
}
