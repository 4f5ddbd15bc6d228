/**
 * Coverage of the intervals of rankings, repeated answers, imported scores and drift: `npm run simulate:others`. A star marks
 * sizes where the metric's state is "not enough data", so that the interval decides nothing.
 *
 *   npm run simulate:others                             1,000 samples of each size, a third of that at 2,000 prompts
 *   npm run simulate:others -- 300 icc label-drift      300 samples, these metrics alone
 */
import { coverageOf } from "../detection/other-coverage.ts";
import { POPULATIONS } from "../detection/other-populations.ts";

const [asked = "1000", ...wanted] = process.argv.slice(2);
const samples = Number(asked);
const DESIGNS = [30, 200, 2_000].flatMap((prompts) => [1, 3].map((itemsPerPrompt) => ({ prompts, itemsPerPrompt })));

const head = DESIGNS.map(
  ({ prompts, itemsPerPrompt }) => `${prompts}${itemsPerPrompt > 1 ? ` × ${itemsPerPrompt}` : ""}`,
);
process.stdout.write(
  `| metric | truth | ${head.join(" | ")} |\n| --- | --- | ${head.map(() => "---").join(" | ")} |\n`,
);
for (const population of POPULATIONS.filter(({ metric }) => wanted.length === 0 || wanted.includes(metric))) {
  const cells = DESIGNS.map((design) => {
    const few = design.prompts > 1_000 ? Math.ceil(samples / 3) : samples;
    const { claimed, below, above, insufficient } = coverageOf(population, { ...design, samples: few });
    if (claimed < few / 2) return "not enough data";
    const percent = (count: number) => ((100 * count) / claimed).toFixed(1);
    return `${percent(claimed - below - above)} (${percent(below)} / ${percent(above)})${insufficient > few / 2 ? "*" : ""}`;
  });
  const name = population.name ? `, ${population.name}` : "";
  process.stdout.write(`| \`${population.metric}\`${name} | ${population.truth.toFixed(4)} | ${cells.join(" | ")} |\n`);
}
