/**
 * The smallest share of judgments at which an annotator injected into a real file is found in nine of ten draws, by the
 * number of items: `npm run simulate:detection`. Prints a Markdown table.
 */
import { INJECTIONS, type Injection } from "../detection/inject.ts";
import { REAL_FILES, type RealFile, realRecords } from "../detection/real-records.ts";
import { smallestShare } from "../detection/smallest-share.ts";

const SIZES = [250, 500, Number.POSITIVE_INFINITY];

process.stdout.write(
  "| file | items | fault | found from a share of | by | others singled out |\n| --- | --- | --- | --- | --- | --- |\n",
);
for (const file of Object.keys(REAL_FILES) as RealFile[]) {
  const all = await realRecords(file);
  for (const size of SIZES) {
    const items = all.slice(0, size);
    for (const fault of Object.keys(INJECTIONS) as Injection[]) {
      const { share, by, others } = smallestShare(items, fault);
      const found = share === null ? "not enough data" : `${share * 100} %`;
      process.stdout.write(`| ${file} | ${items.length} | ${fault} | ${found} | ${by.join(", ")} | ${others} |\n`);
    }
    if (items.length < size) break;
  }
}
