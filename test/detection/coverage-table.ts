/** Prints how often the agreement intervals hold the truth, at three sizes, with and without clustering: run it with tsx. */
import { missedBy, TRUTHS } from "./agreement-population.ts";

const SAMPLES = Number(process.argv[2] ?? 2_000);
const DESIGNS = [30, 200, 2_000].flatMap((prompts) => [1, 3].map((items) => ({ prompts, items })));

const columns = DESIGNS.map(({ prompts, items }) => missedBy(prompts, items, SAMPLES, prompts + items));
const head = DESIGNS.map(({ prompts, items }) => `${prompts}${items > 1 ? ` × ${items}` : ""}`);
const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
process.stdout.write(line(["metric", ...head]) + line(["---", ...head.map(() => "---")]));
for (const [id] of TRUTHS) {
  const cells = columns.map((missed) => {
    const { below, above, absent } = missed.get(id) ?? { below: 1, above: 1, absent: 1 };
    return absent > 0.01 ? `absent ${absent.toFixed(2)}` : (1 - (below + above) / (1 - absent)).toFixed(3);
  });
  process.stdout.write(line([`\`${id}\``, ...cells]));
}
