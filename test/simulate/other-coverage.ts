/**
 * Coverage of the intervals of rankings, repeated answers, imported scores and drift, and, in a table of its own, of what is
 * told of annotators by who agrees with whom, from eight prompts on: `npm run simulate:others`. A star marks sizes where the
 * metric's state is "not enough data", so that the interval decides nothing.
 *
 *   npm run simulate:others                             1,000 samples of each size, a third of that at 2,000 prompts
 *   npm run simulate:others -- 300 icc label-drift      300 samples, these metrics alone
 */
import { coverageOf } from "../detection/other-coverage.ts";
import { POPULATIONS } from "../detection/other-populations.ts";
import { skillCoverage, TOLD, truthOf } from "../detection/skill-populations.ts";

const [asked = "1000", ...wanted] = process.argv.slice(2);
const samples = Number(asked);
const DESIGNS = [
  ...[30, 200, 2_000].flatMap((prompts) => [1, 3].map((itemsPerPrompt) => ({ prompts, itemsPerPrompt }))),
  { prompts: 12, itemsPerPrompt: 30 },
  { prompts: 20, itemsPerPrompt: 20 },
];
/** About 120 comparisons, then more: eight prompts are so few that they are taken as given. */
const FEW_PROMPTS = [
  [8, 15],
  [12, 10],
  [20, 6],
  [40, 3],
  [120, 1],
  [200, 1],
  [40, 15],
].map(([prompts = 0, itemsPerPrompt = 0]) => ({ prompts, itemsPerPrompt }));

printHead(DESIGNS);
for (const population of POPULATIONS.filter(({ metric }) => wanted.length === 0 || wanted.includes(metric))) {
  const cells = DESIGNS.map((design) => {
    const few = design.prompts > 1_000 ? Math.ceil(samples / 3) : samples;
    const { claimed, below, above, insufficient } = coverageOf(population, { ...design, samples: few });
    if (claimed < few / 2) return "not enough data";
    return `${cell({ claimed, below, above })}${insufficient > few / 2 ? "*" : ""}`;
  });
  const name = population.name ? `, ${population.name}` : "";
  process.stdout.write(`| \`${population.metric}\`${name} | ${population.truth.toFixed(4)} | ${cells.join(" | ")} |\n`);
}

const told = Object.keys(TOLD).filter((name) => wanted.length === 0 || wanted.includes(name));
process.stdout.write("\n");
printHead(FEW_PROMPTS);
const columns = FEW_PROMPTS.map((design) => skillCoverage(told, design, told.length > 0 ? samples : 0));
for (const name of told) {
  const cells = columns.map((found) => {
    const coverage = found.get(name);
    return coverage && coverage.claimed > coverage.untold ? cell(coverage) : "not enough data";
  });
  const truths = truthOf(name).map((one) => one.toFixed(3));
  process.stdout.write(`| \`${name}\` | ${truths.join(", ")} | ${cells.join(" | ")} |\n`);
}

function printHead(designs: readonly { prompts: number; itemsPerPrompt: number }[]): void {
  const head = designs.map(
    ({ prompts, itemsPerPrompt }) => `${prompts}${itemsPerPrompt > 1 ? ` × ${itemsPerPrompt}` : ""}`,
  );
  process.stdout.write(
    `| metric | truth | ${head.join(" | ")} |\n| --- | --- | ${head.map(() => "---").join(" | ")} |\n`,
  );
}

/** "95.1 (2.3 / 2.6)": coverage, and how often the truth lies below and above. */
function cell({ claimed, below, above }: { claimed: number; below: number; above: number }): string {
  const percent = (count: number) => ((100 * count) / claimed).toFixed(1);
  return `${percent(claimed - below - above)} (${percent(below)} / ${percent(above)})`;
}
