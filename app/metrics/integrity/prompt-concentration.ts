import type { Metric } from "../metric.ts";
import { counted, notEnough } from "../outcomes.ts";
import { promptSizes } from "./prompt-sizes.ts";

const LISTED = 10;
const CAP_QUANTILE = 0.9999;

export const promptConcentration: Metric = {
  id: "prompt-concentration",
  version: 1,
  title: "Prompt concentration",
  group: "integrity",
  unit: "share",
  better: "lower",
  about: "Share of items that the commonest prompt takes; a prompt that comes again and again outweighs all others.",
  formula:
    "Most kept items of one prompt (with its near-duplicates, Jaccard similarity of word 5-grams 0.8 or more) / kept items, counted. Herfindahl index: sum of squared shares of all prompts.",
  source:
    "Lines 0.5 % and 2 %: ours. The cap is the rule of the Chatbot Arena releases (FastChat, deduplication): the 0.9999 quantile of the counts.",
  needs: [],
  nUnit: "items",
  minimumN: 1000,
  lines: { warn: 0.005, fail: 0.02 },
  gate: false,
  counted: true,
  since: 2,
  measure: (view) => {
    const { kept, sizes, largest, worded } = promptSizes(view, LISTED);
    if (kept === 0) return notEnough(promptConcentration, 0);
    const cap = sizes[Math.floor((1 - CAP_QUANTILE) * sizes.length)] ?? 0;
    let herfindahl = 0;
    let above = 0;
    for (let at = 0; at < sizes.length; at += 1) {
      const size = sizes[at] as number;
      herfindahl += (size / kept) ** 2;
      above += Math.max(0, size - cap);
    }
    const figures: [string, number][] = [
      ["different prompts", sizes.length],
      ["share of items that repeat a prompt, word for word", 1 - worded / kept],
      ["Herfindahl index", herfindahl],
      ["cap on items of one prompt by Arena's rule", cap],
      ["items above the cap", above],
    ];
    return counted((sizes[0] ?? 0) / kept, kept, promptConcentration.nUnit, {
      title: "Prompts",
      columns: ["", "value"],
      rows: [...figures, ...largest.map(({ size }, at) => [`items of prompt ${at + 1} by size`, size])],
      rowParams: [...figures.map(() => null), ...largest.map(({ prompt }) => `prompt=${prompt}`)],
    });
  },
};
