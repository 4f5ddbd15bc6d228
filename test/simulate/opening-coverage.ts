/**
 * Coverage of the interval of what openings foretell, at sizes of 300 to 2,000 prompts of one record and of fewer with more:
 * `npm run simulate:openings`. The truth is the cross-validated AUC that is expected of deliveries of so many prompts: one half
 * where nothing is told, else the mean over all samples. In brackets how often it lies below and above, then the half width over 1.96 standard deviations.
 *
 *   npm run simulate:openings -- 500                       500 samples of each size
 *   npm run simulate:openings -- 500 "templates tell"      500 samples, these openings alone
 */
import { openingCoverage } from "../detection/opening-coverage.ts";
import { OPENINGS } from "../detection/opening-populations.ts";

const [asked = "500", ...wanted] = process.argv.slice(2);
const samples = Number(asked);
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
for (const name of Object.keys(OPENINGS).filter((one) => wanted.length === 0 || wanted.includes(one))) {
  const cells = DESIGNS.map((design) => {
    const { truth, below, above, width } = openingCoverage(name, { ...design, samples });
    const percent = (count: number) => ((100 * count) / samples).toFixed(1);
    const held = `${percent(samples - below - above)} (${percent(below)} / ${percent(above)})`;
    return `${truth.toFixed(3)}: ${held} ${width.toFixed(2)}`;
  });
  process.stdout.write(`| ${name} | ${cells.join(" | ")} |\n`);
}
