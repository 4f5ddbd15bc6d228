/**
 * Holds our statistics against R and Python on random inputs with gaps and writes RESULTS.md: `npm run compare`.
 *
 * Fails when a program or library is absent, when a number of one side is missing on the other, and when a difference is larger
 * than a comparison allows for.
 */
import { writeFileSync } from "node:fs";
import { AGREEMENT } from "./agreement.ts";
import type { Comparison } from "./comparison.ts";
import { MEANS } from "./means.ts";
import { MODELS } from "./models.ts";
import { PROPORTIONS } from "./proportions.ts";
import { RANKS } from "./ranks.ts";
import { findProgram, runCases } from "./run-program.ts";

const COMPARISONS: readonly Comparison[] = [...AGREEMENT, ...RANKS, ...MODELS, ...PROPORTIONS, ...MEANS];

interface Result extends Comparison {
  numbers: number;
  undefinedAlike: number;
  onlyOne: number;
  largest: number;
}

try {
  const programs = { R: findProgram("R"), Python: findProgram("Python") };
  const results = (["R", "Python"] as const).flatMap((program) => compareAll(program, programs[program].command));
  const ordered = COMPARISONS.flatMap(({ statistic, program, against }) =>
    results.filter((one) => one.statistic === statistic && one.program === program && one.against === against),
  );
  const text = report(ordered, programs);
  writeFileSync(new URL("RESULTS.md", import.meta.url), text);
  process.stdout.write(text);
  process.exitCode = ordered.some(({ onlyOne, largest, allowed = 1e-9 }) => onlyOne > 0 || !(largest <= allowed))
    ? 1
    : 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function compareAll(program: "R" | "Python", command: string): Result[] {
  const wanted = COMPARISONS.filter((one) => one.program === program);
  const numbers = runCases(
    program,
    command,
    wanted.flatMap(({ cases }) => cases),
  );
  let at = 0;
  return wanted.map((comparison) => {
    const theirs = numbers.slice(at, at + comparison.cases.length);
    at += comparison.cases.length;
    return compare(comparison, theirs);
  });
}

function compare(comparison: Comparison, theirs: readonly number[][]): Result {
  const result: Result = { ...comparison, numbers: 0, undefinedAlike: 0, onlyOne: 0, largest: 0 };
  for (const [at, { ours }] of comparison.cases.entries())
    for (const [place, value] of ours.entries()) {
      const mine = value ?? Number.NaN;
      const other = theirs[at]?.[place] ?? Number.NaN;
      if (Number.isNaN(mine) && Number.isNaN(other)) result.undefinedAlike += 1;
      else if (Number.isNaN(mine) || Number.isNaN(other)) result.onlyOne += 1;
      else {
        result.numbers += 1;
        result.largest = Math.max(result.largest, Math.abs(mine - other));
      }
    }
  return result;
}

function report(results: readonly Result[], programs: Record<"R" | "Python", { versions: string }>): string {
  const rows = results.map(
    ({ statistic, program, against, cases, numbers, undefinedAlike, onlyOne, largest, note }) =>
      `| ${statistic} | ${program}: ${against} | ${cases.length} | ${numbers} | ${undefinedAlike} | ${onlyOne} | ${largest === 0 ? "0" : largest.toExponential(1)} | ${note ?? ""} |`,
  );
  return `# Our statistics against R and Python

Written by \`npm run compare\`: seeded random inputs with missing values, the largest absolute difference over all numbers.
R, psych and vcd ${programs.R.versions}; Python, scipy, statsmodels, scikit-learn and nltk ${programs.Python.versions}.
Debian 12 packages neither R's irr, irrCAC and qcc nor Python's krippendorff. In their place: other functions that hold the same statistic (vcd, nltk,
friedman.test, stats::filter, cumsum), and, where there is none, their formulas written in R or numpy by hand.
"undefined" counts numbers that neither side gives (one category only, no pairs), "one side" those that only one gives.

| statistic | against | inputs | numbers | undefined | one side | largest difference | |
|---|---|---|---|---|---|---|---|
${rows.join("\n")}
`;
}
