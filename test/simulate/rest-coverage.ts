/**
 * Coverage of the intervals that the other populations do not feed, on batches in which every metric gives a number
 * (`test/metrics/rich-rows.ts`): `npm run simulate:rest`. The truth is what all samples say on average, so that this shows an
 * interval that is too narrow or too wide, and no bias. Drift of what has not moved has 0 as its truth and is left out.
 *
 *   npm run simulate:rest -- 400                     400 batches of 1,630 records, each after another one
 *   npm run simulate:rest -- 400 intransitivity      400 batches, this metric alone
 */
import { METRICS } from "#app/metrics/index.ts";
import { measuredOn } from "../metrics/rich-batch.ts";
import { richRows } from "../metrics/rich-rows.ts";

const OTHERS = [
  ...["refusal-in-chosen", "constraint-verified-agreement", "gold-accuracy-new-v-old", "intransitivity"],
  ...["opening-dominance", "stock-openings", "sycophancy", "speeders", "repeated-justifications"],
  ...["model-written-justifications", "checkpoint-age", "near-identical-responses", "sentinel-shift"],
  ...["agreement-at-equal-difficulty", "test-retest", "both-bad-rate"],
];

const [asked = "400", ...wanted] = process.argv.slice(2);
const samples = Number(asked);
const metrics = METRICS.filter(({ id }) => (wanted.length > 0 ? wanted : OTHERS).includes(id));
const told = new Map(metrics.map(({ id }) => [id, [] as { value: number; low: number; high: number }[]]));
for (let sample = 0; sample < samples; sample += 1) {
  const { view, context } = measuredOn(richRows(1_000 + 2 * sample), richRows(1_001 + 2 * sample));
  for (const metric of metrics) {
    const outcome = metric.measure(view, context);
    if (outcome.kind === "estimate") told.get(metric.id)?.push(outcome);
  }
}
process.stdout.write(
  "| metric | mean | coverage (below / above) | half width / 1.96 standard deviations |\n| --- | --- | --- | --- |\n",
);
for (const [id, all] of told) {
  const mean = meanOf(all.map(({ value }) => value));
  const share = (isMissed: (one: { low: number; high: number }) => boolean) => all.filter(isMissed).length / all.length;
  const [below, above] = [share(({ low }) => mean < low), share(({ high }) => mean > high)];
  const deviation = Math.sqrt(meanOf(all.map(({ value }) => (value - mean) ** 2)));
  const width = meanOf(all.map(({ low, high }) => high - low)) / 2 / (1.96 * deviation);
  const percent = (one: number) => (100 * one).toFixed(1);
  process.stdout.write(
    `| \`${id}\` | ${mean.toFixed(4)} | ${percent(1 - below - above)} (${percent(below)} / ${percent(above)}) | ${width.toFixed(2)} |\n`,
  );
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
