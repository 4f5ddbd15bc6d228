/**
 * How often the 95 % interval of each metric holds the truth of a known population, at 30, 200 and 2,000 items, with and
 * without clusters, and of few prompts with many items each: `npm run simulate`. Prints a Markdown table; nothing is asserted here (`test/detection` asserts).
 *
 * The truth of a metric is its value on a sample so large that its own error does not matter. Metrics without an interval
 * (counted over the whole delivery), and those that this population cannot feed, are listed apart. A star marks sizes where
 * the metric's state is "not enough data" more often than not, so that the interval decides nothing.
 *
 *   npm run simulate                              1,000 samples of each size
 *   npm run simulate -- 300 label-entropy icc     300 samples, these metrics alone
 *   npm run simulate -- 500 --seed 2 --size 200 --design clustered     other samples, of one cell each
 *   npm run simulate -- 1000 --design few                              12 and 20 prompts
 */
import { parseArgs } from "node:util";
import { METRICS } from "#app/metrics/index.ts";
import type { Metric, Outcome } from "#app/metrics/metric.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { NO_CONTEXT } from "#test/support/view-builder.ts";
import { type SampleOptions, sample } from "../detection/population.ts";

const TRUTH_ITEMS = 400_000;

interface Cell extends SampleOptions {
  name: string;
  size: number;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "0" },
    size: { type: "string", multiple: true, default: ["30", "200", "2000"] },
    design: { type: "string", multiple: true, default: ["unclustered", "clustered", "few"] },
  },
});
const bySize = (clustered: boolean): Cell[] =>
  options.size.map((size) => ({ name: `${size} items`, size: Number(size), clustered }));
const DESIGNS: { id: string; title: string; large: SampleOptions; cells: Cell[] }[] = [
  { id: "unclustered", title: "Every item its own prompt", large: { clustered: false }, cells: bySize(false) },
  {
    id: "clustered",
    title: "Prompts with one to three items, items with one to three labels",
    large: { clustered: true },
    cells: bySize(true),
  },
  {
    id: "few",
    title: "Few prompts with many items, items with one to three labels",
    large: { itemsPerPrompt: 1 },
    cells: [
      [12, 30],
      [20, 20],
      [40, 10],
    ].map(([prompts = 0, itemsPerPrompt = 0]) => ({
      name: `${prompts} prompts of ${itemsPerPrompt}`,
      size: prompts * itemsPerPrompt,
      itemsPerPrompt,
    })),
  },
];
const [samples = "1000", ...wanted] = positionals;
/** Its fit reads 30,000 comparisons at the most, so that one large sample would be an estimate of the truth like another. */
const PARTS = new Map([["controlled-length", 20]]);

interface Tally {
  samples: number;
  below: number;
  above: number;
  /** Not an estimate: too little for this metric at this size. */
  silent: number;
  /** With fewer rows than the metric asks for: not enough data, whatever the interval. */
  few: number;
}

for (const { title, large, cells } of DESIGNS.filter(({ id }) => options.design.includes(id))) {
  process.stdout.write(`\n### ${title}\n`);
  const truths = truthsOf(large);
  const tallies = cells.map((one) => simulated(truths, one));
  process.stdout.write(`\n| metric | truth | ${cells.map(({ name }) => name).join(" | ")} |\n`);
  process.stdout.write(`| --- | --- | ${cells.map(() => "---").join(" | ")} |\n`);
  for (const [metric, truth] of truths) {
    const shown = tallies.flatMap((tally) => tally.get(metric.id) ?? []).map(cell);
    process.stdout.write(`| \`${metric.id}\` | ${truth.toFixed(4)} | ${shown.join(" | ")} |\n`);
  }
}

function truthsOf(large: SampleOptions): [Metric, number][] {
  const view = sample(TRUTH_ITEMS, seededRandom(1), { ...large, beside: seededRandom(2) });
  const without: string[] = [];
  const simulated = METRICS.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  const found = simulated.flatMap((metric): [Metric, number][] => {
    const parts = PARTS.get(metric.id);
    if (parts) return [[metric, meanOfParts(metric, parts, large)]];
    const outcome = metric.measure(view, NO_CONTEXT);
    if (outcome.kind === "estimate" && outcome.low < outcome.high) return [[metric, outcome.value]];
    without.push(metric.id);
    return [];
  });
  process.stdout.write(`\nNot simulated: ${without.join(", ")}\n`);
  return found;
}

function meanOfParts(metric: Metric, parts: number, large: SampleOptions): number {
  let sum = 0;
  for (let part = 0; part < parts; part += 1) {
    const beside = seededRandom(200 + part);
    const view = sample(TRUTH_ITEMS / parts, seededRandom(100 + part), { ...large, beside });
    const outcome = metric.measure(view, NO_CONTEXT);
    sum += outcome.kind === "estimate" ? outcome.value / parts : Number.NaN;
  }
  return sum;
}

function simulated(truths: readonly [Metric, number][], { size, ...drawn }: Cell): Map<string, Tally> {
  const tallies = new Map(truths.map(([{ id }]) => [id, { samples: 0, below: 0, above: 0, silent: 0, few: 0 }]));
  const seed = Number(options.seed) * 2 ** 20 + size;
  const random = seededRandom(seed);
  const beside = seededRandom(seed + 1);
  for (let one = 0; one < Number(samples); one += 1) {
    const view = sample(size, random, { ...drawn, beside });
    for (const [metric, truth] of truths)
      count(tallies.get(metric.id), metric, metric.measure(view, NO_CONTEXT), truth);
  }
  return tallies;
}

function count(tally: Tally | undefined, { minimumN }: Metric, outcome: Outcome, truth: number): void {
  if (!tally) return;
  if (outcome.kind !== "estimate") {
    tally.silent += 1;
    return;
  }
  tally.samples += 1;
  if (outcome.n < minimumN) tally.few += 1;
  if (truth < outcome.low) tally.below += 1;
  if (truth > outcome.high) tally.above += 1;
}

/** "95.1 (2.3 / 2.6)": coverage, and how often the truth lies below and above. */
function cell({ samples: n, below, above, silent, few }: Tally): string {
  if (n < silent) return "not enough data";
  const percent = (count: number) => ((100 * count) / n).toFixed(1);
  return `${percent(n - below - above)} (${percent(below)} / ${percent(above)})${few * 2 > n ? "*" : ""}`;
}
