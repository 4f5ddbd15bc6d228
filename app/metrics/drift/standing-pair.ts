/** Two models that meet in one batch and in the one before, and how often the one was preferred to the other. */
import type { ClusteredProportion } from "#app/stats/clustered-proportion.ts";
import type { AnnotatorShare } from "../annotators/annotator-table.ts";
import { shareByAnnotator } from "../annotators/share-by-annotator.ts";
import { type BatchView, NONE_U8 } from "../batch-view.ts";
import { meetings } from "../bias/meetings.ts";
import type { MeasureContext, NotComputable } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { type RowScore, rowScores, shareOfScores } from "../row-share.ts";

/** Names, in the order of the alphabet: no outcome decides which of the two is counted. */
export type ModelPair = readonly [string, string];

/** The formula's words on which two are compared. */
export const WHICH_TWO =
  "The two are those that meet most often in the batch where they meet less: how often, not how they fare, decides.";
export const STANDING_NEEDS = [
  "a previous batch",
  "the model of each response",
  "two models that are compared in both batches",
];

const known = new WeakMap<BatchView, { previous: BatchView; pair: ModelPair | null }>();

/** The pair with the batch before, or why there is none. */
export function standingPairOf(
  view: BatchView,
  { previous }: MeasureContext,
): { pair: ModelPair; previous: BatchView } | NotComputable {
  if (!previous) return notComputable("The contract has no previous batch to compare with.");
  if (view.names.models.length === 0 || previous.names.models.length === 0)
    return notComputable(
      "No response of this batch, or of the previous one, names its model.",
      "Ask for the model and version behind every response.",
    );
  const found = known.get(view);
  const pair = found?.previous === previous ? found.pair : standingPair(view, previous);
  known.set(view, { previous, pair });
  return pair
    ? { pair, previous }
    : notComputable(
        "No two models are compared in this batch and in the previous one.",
        "Have comparisons of the same two models in every batch, a hundred or more.",
      );
}

/** The pair with the most comparisons in the batch that has fewer of them; null when no two models meet in both. */
export function standingPair(view: BatchView, previous: BatchView): ModelPair | null {
  const earlier = pairsOfModels(previous);
  let [standing, most]: [ModelPair | null, number] = [null, 0];
  for (const [key, { pair, n }] of pairsOfModels(view)) {
    const fewer = Math.min(n, earlier.get(key)?.n ?? 0);
    if (fewer > most || (fewer === most && standing && key < keyOf(standing))) [standing, most] = [pair, fewer];
  }
  return standing;
}

/** 1 where the first of the pair is preferred to the second, ½ for a tie; NaN for any other comparison and for both bad. */
function firstOfPairPreferred({ items, responses, judgments, names }: BatchView, pair: ModelPair): RowScore {
  const [one, other] = pair.map((name) => names.models.indexOf(name));
  const { strength: strengthOf, first: firstOf, second: secondOf } = judgments;
  const { firstResponse } = items;
  const { model } = responses;
  return (row, item) => {
    const strength = strengthOf[row] as number;
    const second = secondOf[row] as number;
    if (second === NONE_U8 || Number.isNaN(strength)) return Number.NaN;
    const start = firstResponse[item] as number;
    const end = firstResponse[item + 1] as number;
    const a = start + (firstOf[row] as number);
    const b = start + second;
    if (a >= end || b >= end) return Number.NaN;
    const forFirst = strength === 0 ? 0.5 : Number(strength < 0);
    if (model[a] === one && model[b] === other) return forFirst;
    return model[a] === other && model[b] === one ? 1 - forFirst : Number.NaN;
  };
}

const scored = new WeakMap<BatchView, { pair: string; scores: Float64Array }>();

/** The scores of all rows that count, once for the three metrics that ask. */
export function pairScores(view: BatchView, pair: ModelPair): Float64Array {
  const found = scored.get(view);
  if (found?.pair === keyOf(pair)) return found.scores;
  const scores = rowScores(view, firstOfPairPreferred(view, pair));
  scored.set(view, { pair: keyOf(pair), scores });
  return scores;
}

/** How often the first was preferred to the second, a tie as a half; prompts as clusters. null without a comparison. */
export function preferredShare(view: BatchView, pair: ModelPair): (ClusteredProportion & { n: number }) | null {
  return shareOfScores(view, pairScores(view, pair));
}

/** The same by annotator, whose comparisons are mostly of different items and taken as independent. */
export function preferredByAnnotator(view: BatchView, pair: ModelPair): Map<string, AnnotatorShare> {
  const { names } = view;
  const shares = shareByAnnotator(view, pairScores(view, pair));
  return new Map(
    names.annotators.flatMap((name, annotator): [string, AnnotatorShare][] => {
      const share = shares.of(annotator);
      return share ? [[name, share]] : [];
    }),
  );
}

/** Filters of the records screen for the comparisons of the two that count. */
export function recordsOfPair([one, other]: ModelPair): [string, string][] {
  return [
    ["model", one],
    ["against", other],
    ["strengthMin", "0"],
  ];
}

const keyOf = (pair: ModelPair) => pair.join("\u0000");

function pairsOfModels(view: BatchView): Map<string, { pair: ModelPair; n: number }> {
  const { models } = view.names;
  const { strength } = view.judgments;
  const { row, first, second } = meetings(view);
  const counts = new Map<number, number>();
  for (let at = 0; at < row.length; at += 1) {
    if (Number.isNaN(strength[row[at] as number])) continue;
    const one = first[at] as number;
    const other = second[at] as number;
    const key = Math.min(one, other) * models.length + Math.max(one, other);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const named = [...counts].map(([key, n]) => {
    const pair = [models[Math.floor(key / models.length)] ?? "", models[key % models.length] ?? ""];
    pair.sort();
    return { pair: pair as unknown as ModelPair, n };
  });
  return new Map(named.map((one) => [keyOf(one.pair), one]));
}
