/** What CROWDLAB needs of a batch: the consensus, who agrees with it, and how well a model's scores tell it. */
import { type CrowdlabWeights, crowdlabWeights } from "#app/stats/crowdlab.ts";
import { logisticSlope } from "#app/stats/logistic-slope.ts";
import { mostVoted, voteShares } from "#app/stats/majority-vote.ts";
import type { BatchView } from "../batch-view.ts";
import type { SideAnswers } from "./side-answers.ts";

export interface ModelAndAnnotators {
  /** Comparisons of the data that have scores, with P(second is better) by the model. */
  scored: { at: number; second: number }[];
  /** The majority side of each comparison; where votes are even, the side that the model prefers. */
  consensus: Uint8Array;
  weights: CrowdlabWeights;
  /** Mean agreement of annotators with the consensus. */
  accuracy: number;
  modelError: number;
  /** Name, weight, agreement with the others and answers, of annotators with shared comparisons; most trusted first. */
  voices: [string, number, number, number][];
}

/** What is read of the comparisons; `counts` names who answered at all. */
export type Comparisons = Pick<SideAnswers, "answers" | "row" | "counts">;

export function modelAndAnnotators(view: BatchView, data: Comparisons, values: Float32Array): ModelAndAnnotators {
  const { answers } = data;
  const shares = voteShares(answers);
  const places = [...data.row.keys()].filter((at) => Number.isFinite(margin(view, data.row[at] as number, values)));
  const margins = places.map((at) => margin(view, data.row[at] as number, values));
  const slope = logisticSlope(
    margins,
    places.map((at) => shares[at * 2 + 1] as number),
  );
  const scored = places.map((at, i) => ({ at, second: 1 / (1 + Math.exp(-slope * (margins[i] as number))) }));
  const consensus = mostVoted(shares, 2);
  for (const { at, second } of scored) if (shares[at * 2] === shares[at * 2 + 1]) consensus[at] = Number(second > 0.5);
  const seconds = scored.filter(({ at }) => consensus[at] === 1).length / Math.max(1, scored.length);
  const wrong = scored.filter(({ at, second }) => Number(second > 0.5) !== consensus[at]).length;
  const modelError = wrong / Math.max(1, scored.length);
  const { agreement, accuracy } = agreements(data, consensus);
  const weights = crowdlabWeights({
    baseline: Math.min(seconds, 1 - seconds),
    agreement,
    modelError,
    answersPerItem: answers.rater.length / Math.max(1, answers.items),
  });
  const voices = view.names.annotators
    .map((name, who): ModelAndAnnotators["voices"][number] => [
      name,
      weights.annotators[who] as number,
      agreement[who] as number,
      data.counts[who] as number,
    ])
    .filter(([, , , answers]) => answers > 0)
    .sort((a, b) => b[1] - a[1] || b[2] - a[2] || (a[0] < b[0] ? -1 : 1));
  return { scored, consensus, weights, accuracy, modelError, voices };
}

function margin({ items, judgments }: BatchView, row: number, values: Float32Array): number {
  const base = items.firstResponse[judgments.item[row] as number] as number;
  const first = values[base + (judgments.first[row] as number)] ?? Number.NaN;
  return (values[base + (judgments.second[row] as number)] ?? Number.NaN) - first;
}

/** Of each annotator with the others on shared comparisons, and of all with the consensus. */
function agreements(
  { answers, counts }: Comparisons,
  consensus: Uint8Array,
): { agreement: number[]; accuracy: number } {
  const agreed = new Float64Array(counts.length);
  const met = new Float64Array(counts.length);
  let right = 0;
  for (let item = 0; item < answers.items; item += 1) {
    const [from, to] = [answers.start[item] as number, answers.start[item + 1] as number];
    let seconds = 0;
    for (let at = from; at < to; at += 1) seconds += answers.label[at] as number;
    for (let at = from; at < to; at += 1) {
      const who = answers.rater[at] as number;
      const alike = answers.label[at] === 1 ? seconds - 1 : to - from - seconds - 1;
      agreed[who] = (agreed[who] as number) + alike;
      met[who] = (met[who] as number) + to - from - 1;
      right += Number(answers.label[at] === consensus[item]);
    }
  }
  const agreement = Array.from(agreed, (sum, who) => ((met[who] as number) > 0 ? sum / (met[who] as number) : 0));
  return { agreement, accuracy: right / Math.max(1, answers.rater.length) };
}

/** The comparisons whose mask is 1. */
export function keptComparisons({ answers, row, counts }: Comparisons, keep: Uint8Array): Comparisons {
  const start = new Uint32Array(keep.length + 1);
  const rows = new Uint32Array(keep.length);
  const rater = new Uint32Array(answers.rater.length);
  const label = new Uint8Array(answers.rater.length);
  const weight = new Float64Array(answers.rater.length);
  let [items, n] = [0, 0];
  for (let at = 0; at < keep.length; at += 1) {
    if (keep[at] === 0) continue;
    for (let k = answers.start[at] as number; k < (answers.start[at + 1] as number); k += 1) {
      rater[n] = answers.rater[k] as number;
      label[n] = answers.label[k] as number;
      weight[n] = answers.weight[k] as number;
      n += 1;
    }
    rows[items] = row[at] as number;
    items += 1;
    start[items] = n;
  }
  return {
    answers: {
      ...answers,
      items,
      start: start.subarray(0, items + 1),
      rater: rater.subarray(0, n),
      label: label.subarray(0, n),
      weight: weight.subarray(0, n),
    },
    row: rows.subarray(0, items),
    counts,
  };
}
