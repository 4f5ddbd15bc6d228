/** One statistic of ours beside the same one of a program we did not write. */

export interface Comparison {
  /** The statistic, as the field calls it. */
  statistic: string;
  program: "R" | "Python";
  /** Package and function, or "by hand" where the usual package is not at hand. */
  against: string;
  /** Why a difference is no error, where there is one. */
  note?: string;
  /** Largest difference that is none; 1e-9 by default. */
  allowed?: number;
  /** Random inputs, each with our numbers and the code that prints theirs, in the same order; NaN = undefined. */
  cases: readonly Case[];
}

export interface Case {
  ours: readonly (number | null | undefined)[];
  /** An expression that gives a vector (R) or a list (Python) of numbers. */
  code: string;
}

/** Makes `times` cases from a seeded source of their own. */
export function casesOf(times: number, make: (index: number) => Case): Case[] {
  return Array.from({ length: times }, (_, index) => make(index));
}
