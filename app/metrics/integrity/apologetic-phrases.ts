import { type BatchView, ResponseFlag } from "../batch-view.ts";
import { contests, loserOf, winnerOf } from "../bias/contests.ts";
import type { Detail, Metric } from "../metric.ts";
import { counted, notEnough } from "../outcomes.ts";

/** More of them than a lively sentence needs. */
const MANY_MARKS = 3;

export const apologeticPhrases: Metric = {
  id: "apologetic-phrases",
  version: 1,
  title: "Apologetic responses",
  group: "integrity",
  unit: "share",
  better: "lower",
  about:
    "Share of responses with an apology such as “I'm sorry” or “I apologize”: overused, and learned by a model that sees it preferred. Beside it how often emoji and exclamation marks are many, in preferred responses and in the others.",
  formula:
    "Responses of kept items that hold an apology anywhere (word list) / responses of kept items, counted. The table holds, for each mark of tone, its share of the preferred and of the other responses of decided comparisons, weighted.",
  source:
    "Llama 3 (Grattafiori et al. 2024, arXiv:2407.21783) balances “I'm sorry” and “I apologize”, and removes excess of emojis and exclamation points, by rule. Word list, “many” (3) and lines: ours.",
  needs: ["response texts"],
  minimumN: 100,
  lines: { warn: 0.1, fail: 0.3 },
  gate: false,
  rows: "mark=apology",
  shownOnly: true,
  measure: (view) => {
    const { items, responses, keepItem } = view;
    let n = 0;
    let apologies = 0;
    for (let i = 0; i < items.n; i += 1) {
      if (keepItem[i] !== 1) continue;
      const end = items.firstResponse[i + 1] as number;
      for (let r = items.firstResponse[i] as number; r < end; r += 1) {
        n += 1;
        if (((responses.flags[r] as number) & ResponseFlag.APOLOGY) !== 0) apologies += 1;
      }
    }
    if (n === 0) return notEnough(apologeticPhrases, 0, "responses");
    return counted(apologies / n, n, "responses", tones(view));
  },
};

function tones(view: BatchView): Detail {
  const { flags, emoji, exclamations } = view.responses;
  const marks: [string, (response: number) => boolean][] = [
    ["apology", (r) => ((flags[r] as number) & ResponseFlag.APOLOGY) !== 0],
    [
      "apology that is no refusal",
      (r) => ((flags[r] as number) & (ResponseFlag.APOLOGY | ResponseFlag.REFUSAL)) === ResponseFlag.APOLOGY,
    ],
    [`${MANY_MARKS} emoji or more`, (r) => (emoji[r] as number) >= MANY_MARKS],
    [`${MANY_MARKS} exclamation marks or more`, (r) => (exclamations[r] as number) >= MANY_MARKS],
  ];
  const met = contests(view);
  const sums = marks.map(() => ({ preferred: 0, other: 0 }));
  let whole = 0;
  for (let i = 0; i < met.n; i += 1) {
    const weight = met.weight[i] as number;
    whole += weight;
    for (const [k, [, has]] of marks.entries()) {
      const sum = sums[k];
      if (!sum) continue;
      if (has(winnerOf(met, i))) sum.preferred += weight;
      if (has(loserOf(met, i))) sum.other += weight;
    }
  }
  const shareOf = (sum: number) => (whole > 0 ? sum / whole : null);
  return {
    title: `Tone of preferred and other responses, ${met.n} decided comparisons`,
    columns: ["mark", "of the preferred", "of the others"],
    rows: marks.map(([name], k) => [name, shareOf(sums[k]?.preferred ?? 0), shareOf(sums[k]?.other ?? 0)]),
  };
}
