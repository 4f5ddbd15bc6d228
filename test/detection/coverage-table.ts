/** Prints how often the agreement intervals hold the truth, at three sizes, with and without clustering, and of few prompts: run it with tsx. */
import { missedBy, TRUTHS, unequalPrompts } from "./agreement-population.ts";

const SAMPLES = Number(process.argv[2] ?? 2_000);
const DESIGNS: { prompts: number; items: number | readonly number[] }[] = [
  ...[30, 200, 2_000].flatMap((prompts) => [1, 3].map((items) => ({ prompts, items }))),
  ...[12, 16, 20, 40].map((prompts) => ({ prompts, items: Math.round(360 / prompts) })),
  ...[12, 20, 60].map((prompts) => ({ prompts, items: unequalPrompts(prompts) })),
];

const columns = DESIGNS.map(({ prompts, items }) =>
  missedBy(prompts, items, SAMPLES, prompts + (typeof items === "number" ? items : 0)),
);
const head = DESIGNS.map(
  ({ prompts, items }) => `${prompts}${items === 1 ? "" : ` × ${typeof items === "number" ? items : "unequal"}`}`,
);
const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
process.stdout.write(line(["metric", ...head]) + line(["---", ...head.map(() => "---")]));
for (const [id] of TRUTHS) {
  const cells = columns.map((missed) => {
    const { below, above, absent } = missed.get(id) ?? { below: 1, above: 1, absent: 1 };
    return absent > 0.01 ? `absent ${absent.toFixed(2)}` : (1 - (below + above) / (1 - absent)).toFixed(3);
  });
  process.stdout.write(line([`\`${id}\``, ...cells]));
}
