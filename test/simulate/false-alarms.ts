/**
 * How often each flag, each control chart and the whole of the gates cry wolf on batches without a fault: `npm run
 * simulate:alarms`. Prints two Markdown tables; `test/detection/false-alarms.test.ts` asserts forty of these batches.
 */
import { METRICS } from "#app/metrics/index.ts";
import { controlSeries, pooledCentre } from "#app/review/control.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import { cleanBatches, ITEMS } from "../detection/clean-batches.ts";
import { ALARMS, alarmRates, LINES } from "../detection/flags-of-batch.ts";

const count = Number(process.argv[2] ?? 100);
const batches = cleanBatches(count, { comments: 0.5, overlap: 0.3 });

process.stdout.write(
  `${count} batches of ${ITEMS} items, 24 annotators each.\n\n| flag | batches with one | 95 % | raised / chances |\n| --- | --- | --- | --- |\n`,
);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
for (const { name, batches: alarmed, raised, chances } of alarmRates(batches, [...ALARMS, ...LINES])) {
  const { low, high } = wilsonInterval(alarmed / count, count);
  process.stdout.write(
    `| ${name} | ${percent(alarmed / count)} | ${percent(low)} to ${percent(high)} | ${raised} / ${chances} |\n`,
  );
}

/** Weeks of one contract: the first twenty are the centre, the rest are charted. */
const BASIS = 20;
process.stdout.write("\n| chart over weeks | signals of a chart a week |\n| --- | --- |\n");
for (const id of ["gold-accuracy", "tie-rate", "longer-wins", "position-bias", "raw-agreement-no-ties"]) {
  const lots = batches.flatMap(({ judged }, week) => {
    const found = judged.find(({ metric }) => metric.id === id);
    if (!METRICS.some((metric) => metric.id === id) || found?.outcome.kind !== "estimate") return [];
    const { value, low, high, n } = found.outcome;
    const effectiveN = (value * (1 - value)) / ((high - low) / (2 * 1.96)) ** 2;
    return [{ label: `week ${week + 1}`, href: "", value, n, effectiveN }];
  });
  const centre = pooledCentre(lots.slice(0, BASIS), "the first weeks");
  const { signals } = controlSeries("week", lots.slice(BASIS), centre, lots.slice(0, BASIS));
  const weeks = Math.max(1, lots.length - BASIS);
  process.stdout.write(
    `| ${id} | ${(["p-chart", "EWMA", "CUSUM"] as const).map((chart) => `${chart} ${percent(signals.filter((one) => one.chart === chart).length / weeks)}`).join(", ")} |\n`,
  );
}
