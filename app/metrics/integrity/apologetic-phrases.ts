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
  nUnit: "responses",
  minimumN: 100,
  lines: { warn: 0.1, fail: 0.3 },
  gate: false,
  counted: true,
  rows: "mark=apology",
  shownOnly: true,
  since: 3,
  measure: (view) => {
    const { items, responses, keepItem } = view;
    let n = 0;
    let apologies = 0;
    const records = TONES.map(() => 0);
    for (let i = 0; i < items.n; i += 1) {
      if (keepItem[i] !== 1) continue;
      const end = items.firstResponse[i + 1] as number;
      let bits = 0;
      for (let r = items.firstResponse[i] as number; r < end; r += 1) {
        n += 1;
        if (((responses.flags[r] as number) & ResponseFlag.APOLOGY) !== 0) apologies += 1;
        bits |= toneOf(view, r);
      }
      for (let k = 0; bits >> k !== 0; k += 1) records[k] = (records[k] ?? 0) + ((bits >> k) & 1);
    }
    if (n === 0) return notEnough(apologeticPhrases, 0);
    return counted(apologies / n, n, apologeticPhrases.nUnit, tones(view, records));
  },
};

/** Name and mark, in the order of the bits of {@link toneOf}. */
const TONES = [
  ["apology", "apology"],
  ["apology that is no refusal", "apology_only"],
  [`${MANY_MARKS} emoji or more`, "many_emoji"],
  [`${MANY_MARKS} exclamation marks or more`, "many_exclamations"],
] as const;

/** Bit k: the response has the k-th tone of the list. */
export function toneOf({ responses }: BatchView, r: number): number {
  const flags = responses.flags[r] as number;
  const apologises = (flags & ResponseFlag.APOLOGY) !== 0;
  return (
    Number(apologises) |
    (Number(apologises && (flags & ResponseFlag.REFUSAL) === 0) << 1) |
    (Number((responses.emoji[r] as number) >= MANY_MARKS) << 2) |
    (Number((responses.exclamations[r] as number) >= MANY_MARKS) << 3)
  );
}

function tones(view: BatchView, records: readonly number[]): Detail {
  const met = contests(view);
  const preferred = new Float64Array(TONES.length);
  const other = new Float64Array(TONES.length);
  let whole = 0;
  const add = (sums: Float64Array, bits: number, weight: number) => {
    for (let k = 0; k < TONES.length; k += 1) if ((bits >> k) & 1) sums[k] = (sums[k] as number) + weight;
  };
  for (let i = 0; i < met.n; i += 1) {
    const weight = met.weight[i] as number;
    const won = toneOf(view, winnerOf(met, i));
    const lost = toneOf(view, loserOf(met, i));
    whole += weight;
    // Most responses have none of it.
    if (won !== 0) add(preferred, won, weight);
    if (lost !== 0) add(other, lost, weight);
  }
  const shareOf = (sum: number) => (whole > 0 ? sum / whole : null);
  return {
    title: `Tone of preferred and other responses, ${met.n} decided comparisons`,
    columns: ["mark", "of the preferred", "of the others", "records"],
    rows: TONES.map(([name], k) => [
      name,
      shareOf(preferred[k] as number),
      shareOf(other[k] as number),
      records[k] ?? 0,
    ]),
    rowParams: TONES.map(([, mark]) => `mark=${mark}`),
  };
}
