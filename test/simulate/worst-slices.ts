/**
 * The false discovery rate of the worst-slice finder on clean batches and on batches with some bad slices, by size, with and
 * without clusters: `npm run simulate:slices`. Prints a Markdown table; `test/review/worst-slices.test.ts` asserts a small one.
 */
import { discoveries, SCENARIOS } from "./slice-discoveries.ts";

const batches = Number(process.argv[2] ?? 200);
const SIZES = [500, 2_000, 8_000];

process.stdout.write(
  "| batch | items | prompts | slices tested | found | false of found | any false | all planted found |\n" +
    "| --- | --- | --- | --- | --- | --- | --- | --- |\n",
);
for (const [name, planted] of SCENARIOS)
  for (const items of SIZES)
    for (const clustered of [false, true]) {
      const { tested, found, falseRate, standardError, anyFalse, allFound } = discoveries(
        { items, clustered, planted },
        batches,
        items,
      );
      const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
      const cells = [
        name,
        items,
        clustered ? "of three items" : "of one item",
        Math.round(tested),
        found.toFixed(2),
        `${percent(falseRate)} ± ${(100 * standardError).toFixed(1)}`,
        percent(anyFalse),
        planted.length > 0 ? percent(allFound) : "",
      ];
      process.stdout.write(`| ${cells.join(" | ")} |\n`);
    }
