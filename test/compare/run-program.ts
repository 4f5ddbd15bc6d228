/** Runs R or Python on the code of many cases at once and reads their numbers. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Case } from "./comparison.ts";

const prelude = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const CANDIDATES = {
  R: [process.env.RSCRIPT ?? "Rscript"],
  // The first Python of a machine is often one without the libraries.
  Python: process.env.PYTHON ? [process.env.PYTHON] : ["python3", "/usr/bin/python3"],
} as const;
const PROBE = {
  R: [
    "-e",
    "suppressMessages(library(psych)); cat(as.character(getRversion()), as.character(packageVersion('psych')), as.character(packageVersion('vcd')))",
  ],
  Python: [
    "-c",
    "import sys, scipy, statsmodels, sklearn, nltk; print(sys.version.split()[0], scipy.__version__, statsmodels.__version__, sklearn.__version__, nltk.__version__)",
  ],
} as const;

/** The command and its versions. Throws, with what to install, where the program or one of its libraries is absent. */
export function findProgram(program: "R" | "Python"): { command: string; versions: string } {
  for (const command of CANDIDATES[program]) {
    const probe = spawnSync(command, PROBE[program], { encoding: "utf8" });
    if (probe.status === 0) return { command, versions: probe.stdout.trim() };
  }
  throw new Error(
    program === "R"
      ? "The comparison needs Rscript with the packages psych and vcd (Debian: r-base r-cran-psych r-cran-vcd). Name another with RSCRIPT=…"
      : "The comparison needs Python 3 with scipy, statsmodels, scikit-learn and nltk (Debian: python3-scipy python3-statsmodels python3-sklearn python3-nltk). Name another with PYTHON=…",
  );
}

/** The numbers of each case, in order. */
export function runCases(program: "R" | "Python", command: string, cases: readonly Case[]): number[][] {
  const lines = cases.map(({ code }) => (program === "R" ? `say(${code})` : `say(lambda: ${code})`));
  const script = `${prelude(program === "R" ? "prelude.R" : "prelude.py")}\n${lines.join("\n")}\n`;
  const args = program === "R" ? ["--vanilla", "-"] : ["-"];
  const run = spawnSync(command, args, { input: script, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`${program} stopped: ${run.stderr.slice(-2000)}`);
  return run.stdout
    .split("\n")
    .filter((line) => line.startsWith("= "))
    .map((line) => line.slice(2).trim().split(/\s+/).map(Number));
}
