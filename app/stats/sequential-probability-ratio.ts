export interface SequentialPlan {
  /** ln of the odds ratio of the two defect shares. */
  g: number;
  slope: number;
  /** Intercepts of the lines of acceptance (-h0) and of rejection (+h1). */
  h0: number;
  h1: number;
}

/**
 * Wald's sequential probability ratio test on defects: after n inspected with d defects accept when d <= slope·n - h0, reject
 * when d >= slope·n + h1, go on otherwise. It tells a good lot (defect share `good`) from a bad one (`bad` > `good`) with the
 * risks `alpha` of refusing the good and `beta` of accepting the bad, in fewer inspections than a fixed sample on average.
 *
 * Source: Wald, Sequential Analysis (1947), chapter 5.
 *
 * @example sequentialPlan(0.05, 0.1, 0.05, 0.1).h0 // 3.0129
 */
export function sequentialPlan(good: number, bad: number, alpha: number, beta: number): SequentialPlan {
  const g = Math.log((bad * (1 - good)) / (good * (1 - bad)));
  return {
    g,
    slope: Math.log((1 - good) / (1 - bad)) / g,
    h0: Math.log((1 - alpha) / beta) / g,
    h1: Math.log((1 - beta) / alpha) / g,
  };
}

/** Largest number of defects that accepts after n (negative: none yet), and the smallest that rejects. */
export function sequentialLines({ slope, h0, h1 }: SequentialPlan, n: number): { accept: number; reject: number } {
  return { accept: Math.floor(slope * n - h0), reject: Math.ceil(slope * n + h1) };
}
