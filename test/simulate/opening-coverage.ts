/**
 * Coverage of the interval of what openings foretell, at sizes of 300 to 2,000 prompts of one record and of fewer with more:
 * `npm run simulate:openings`. The truth is the mean over all samples of a size: the cross-validated AUC that is expected of
 * deliveries of so many prompts. In brackets how often it lies below and above, then the half width over 1.96 standard deviations.
 *
 *   npm run simulate:openings -- 500        500 samples of each size
 */
import { openingCoverage } from "../detection/opening-coverage.ts";
import { OPENINGS } from "../detection/opening-populations.ts";

const samples = Number(process.argv[2] ?? 500);
const DESIGNS = [
  [300, 1],
  [800, 1],
  [2_000, 1],
  [100, 3],
  [300, 3],
  [20, 20],
  [40, 20],
].map(([prompts = 0, itemsPerPrompt = 0]) => ({ prompts, itemsPerPrompt }));

const head = DESIGNS.map(
  ({ prompts, itemsPerPrompt }) => `${prompts}${itemsPerPrompt > 1 ? ` × ${itemsPerPrompt}` : ""}`,
);
process.stdout.write(`| openings | ${head.join(" | ")} |\n| --- | ${head.map(() => "---").join(" | ")} |\n`);
for (const name of Object.keys(OPENINGS)) {
  const cells = DESIGNS.map((design) => {
    const { truth, claimed, below, above, width } = openingCoverage(name, { ...design, samples });
    const percent = (count: number) => ((100 * count) / claimed).toFixed(1);
    const held = `${percent(claimed - below - above)} (${percent(below)} / ${percent(above)})`;
    return `${truth.toFixed(3)}: ${held} ${width.toFixed(2)}`;
  });
  process.stdout.write(`| ${name} | ${cells.join(" | ")} |\n`);
}
