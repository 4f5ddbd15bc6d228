/**
 * The smallest share of judgments at which an annotator injected into a real file is found in nine of ten draws, by the
 * number of items: `npm run simulate:detection`. Prints a Markdown table.
 */
import { seededRandom } from "#app/stats/seeded-random.ts";
import { foundIn } from "../detection/found.ts";
import { INJECTIONS, type Injection, inject } from "../detection/inject.ts";
import { REAL_FILES, type RealFile, realRecords } from "../detection/real-records.ts";

const SHARES = [0.02, 0.05, 0.1, 0.2, 0.3];
const SIZES = [250, 500, Number.POSITIVE_INFINITY];
const DRAWS = 10;
const NEEDED = 9;

process.stdout.write(
  "| file | items | fault | found from a share of | by | others singled out |\n| --- | --- | --- | --- | --- | --- |\n",
);
for (const file of Object.keys(REAL_FILES) as RealFile[]) {
  const all = await realRecords(file);
  for (const size of SIZES) {
    const items = all.slice(0, size);
    for (const fault of Object.keys(INJECTIONS) as Injection[]) {
      const { share, by, others } = smallest(items, fault);
      const found = share === null ? "not enough data" : `${share * 100} %`;
      process.stdout.write(`| ${file} | ${items.length} | ${fault} | ${found} | ${by} | ${others} |\n`);
    }
    if (items.length < size) break;
  }
}

function smallest(items: Awaited<ReturnType<typeof realRecords>>, fault: Injection) {
  let others = 0;
  for (const share of SHARES) {
    const by = new Map<string, number>();
    let hits = 0;
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const found = foundIn(inject(items, fault, share, seededRandom(1000 * draw + 7)));
      if (found.annotator.length > 0) hits += 1;
      for (const one of found.annotator) by.set(one, (by.get(one) ?? 0) + 1);
      others = Math.max(others, found.others.length);
    }
    if (hits >= NEEDED)
      return {
        share,
        by: [...by]
          .sort((a, b) => b[1] - a[1])
          .map(([name]) => name)
          .join(", "),
        others,
      };
  }
  return { share: null, by: "", others };
}
