import { ItemFlag, ResponseFlag } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { counted, notEnough } from "../outcomes.ts";

/** Name, flag of a response (0: of the item, identical responses) and the mark that lists them. */
const CAUSES = [
  ["identical responses", 0, "identical"],
  ["empty response", ResponseFlag.EMPTY, "empty"],
  ["endpoint error text", ResponseFlag.ERROR_TEXT, "error_text"],
  ["unfinished response", ResponseFlag.TRUNCATED, "unfinished"],
] as const;

export const degeneratePairs: Metric = {
  id: "degenerate-pairs",
  version: 1,
  title: "Degenerate pairs",
  group: "integrity",
  unit: "share",
  better: "lower",
  about:
    "Share of items that cannot teach a preference: identical responses, or one that is empty, an error text or unfinished.",
  formula:
    "Kept items with identical responses or any empty, error-text or truncated response / kept items with a response, counted.",
  source: "Causes as in the cleaning of the Chatbot Arena releases (FastChat, clean_battle_data). Lines: ours.",
  needs: [],
  nUnit: "items",
  minimumN: 1,
  lines: { warn: 0, fail: 0.005 },
  gate: true,
  counted: true,
  rows: "mark=broken",
  measure: ({ items, responses, keepItem }) => {
    const byCause = CAUSES.map(() => 0);
    let kept = 0;
    let degenerate = 0;
    for (let i = 0; i < items.n; i += 1) {
      const end = items.firstResponse[i + 1] as number;
      if (keepItem[i] !== 1 || end === items.firstResponse[i]) continue;
      kept += 1;
      let bits = 0;
      for (let r = items.firstResponse[i] as number; r < end; r += 1) bits |= responses.flags[r] as number;
      const identical = ((items.flags[i] as number) & ItemFlag.IDENTICAL_RESPONSES) !== 0;
      let found = false;
      for (let cause = 0; cause < CAUSES.length; cause += 1) {
        const flag = CAUSES[cause]?.[1] ?? 0;
        if (!(flag === 0 ? identical : (bits & flag) !== 0)) continue;
        byCause[cause] = (byCause[cause] ?? 0) + 1;
        found = true;
      }
      if (found) degenerate += 1;
    }
    if (kept === 0) return notEnough(degeneratePairs, 0);
    const rows = CAUSES.map(([name], cause) => [name, byCause[cause] ?? 0]);
    return counted(degenerate / kept, kept, degeneratePairs.nUnit, {
      title: "Items by cause (an item may have several)",
      columns: ["cause", "items"],
      rows,
      rowParams: CAUSES.map(([, , mark]) => `mark=${mark}`),
    });
  },
};
