/** What a vendor's annotators said of comparisons that another vendor was sent too. */
import { type BatchView, NONE_U8 } from "#app/metrics/batch-view.ts";
import { isAmong } from "#app/metrics/integrity/is-among.ts";
import { Side, sideOf } from "#app/metrics/rows.ts";

export interface Place {
  batchId: string;
  deliveryId: number;
  /** Of the item within its delivery. */
  n: number;
}

/** Of two responses known by their texts: `low` is the one with the lower key, whichever was shown first. */
export interface VendorAnswer {
  pairKey: number;
  promptKey: number;
  low: number;
  high: number;
  /** Judgments for the lower key, for neither, for the higher key. Both bad, both good and skipped are not counted. */
  votes: [low: number, tie: number, high: number];
  /** What the file's own gold says; null where it says nothing of these two. */
  gold: number | null;
  /** Its first record. */
  place: Place;
  /** The lower key stands first in that record. */
  lowFirst: boolean;
}

/** Answers by the key of their comparison, in the order they were delivered. */
export type VendorAnswers = Map<string, VendorAnswer>;

/** Adds the judgments of one delivery on pairs whose keys are in `shared`, ascending. */
export function addAnswers(
  answers: VendorAnswers,
  view: BatchView,
  shared: Float64Array,
  { batchId, deliveryId }: Pick<Place, "batchId" | "deliveryId">,
): void {
  const { items, judgments, weight } = view;
  for (let item = 0; item < items.n; item += 1) {
    if (!isAmong(shared, items.pairKey[item] as number)) continue;
    const end = items.firstJudgment[item + 1] as number;
    for (let row = items.firstJudgment[item] as number; row < end; row += 1) {
      if (judgments.second[row] === NONE_U8 || !((weight[row] as number) > 0)) continue;
      const answer = answerOf(answers, view, row, item, { batchId, deliveryId, n: item });
      if (!answer) continue;
      const vote = canonical(view, row, item, sideOf(view, row));
      if (vote === Side.NONE) continue;
      answer.votes[vote] = (answer.votes[vote] ?? 0) + 1;
    }
  }
}

/** The response that most of the judgments prefer; a tie where neither has most of them; NONE where none takes part. */
export function sideOfVotes([low, tie, high]: VendorAnswer["votes"]): number {
  if (low + tie + high === 0) return Side.NONE;
  if (low > tie && low > high) return Side.FIRST;
  return high > tie && high > low ? Side.SECOND : Side.TIE;
}

/** null for two responses of one text: nothing tells them apart. */
function answerOf(
  answers: VendorAnswers,
  view: BatchView,
  row: number,
  item: number,
  place: Place,
): VendorAnswer | null {
  const [one, other] = keysOf(view, row, item);
  if (one === other) return null;
  const [low, high] = one < other ? [one, other] : [other, one];
  const { pairKey, promptKey } = view.items;
  const key = `${pairKey[item]} ${low} ${high}`;
  const known = answers.get(key);
  if (known) {
    known.gold ??= goldOf(view, row, item);
    return known;
  }
  const keys = { pairKey: pairKey[item] as number, promptKey: promptKey[item] as number, low, high };
  const made: VendorAnswer = {
    ...keys,
    votes: [0, 0, 0],
    gold: goldOf(view, row, item),
    place,
    lowFirst: firstKeyOf(view, item) === low,
  };
  answers.set(key, made);
  return made;
}

function keysOf({ judgments, responses, items }: BatchView, row: number, item: number): [number, number] {
  const offset = items.firstResponse[item] as number;
  const of = (position: number) => responses.key[offset + position] as number;
  return [of(judgments.first[row] as number), of(judgments.second[row] as number)];
}

function firstKeyOf({ responses, items }: BatchView, item: number): number {
  return responses.key[items.firstResponse[item] as number] as number;
}

/** A side told of the lower and the higher key. */
function canonical(view: BatchView, row: number, item: number, side: number): number {
  const [first, second] = keysOf(view, row, item);
  return first < second || side === Side.TIE || side === Side.NONE ? side : Side.SECOND - side;
}

/** The agreed answer is told of the two responses of its item; of more than two it is not known which it means. */
function goldOf(view: BatchView, row: number, item: number): number | null {
  const { goldStrength, firstResponse } = view.items;
  const strength = goldStrength[item] as number;
  const responses = (firstResponse[item + 1] as number) - (firstResponse[item] as number);
  if (Number.isNaN(strength) || responses !== 2) return null;
  const side = strength < 0 ? Side.FIRST : strength > 0 ? Side.SECOND : Side.TIE;
  const isTurned = (view.judgments.first[row] as number) > (view.judgments.second[row] as number);
  return canonical(view, row, item, isTurned && side !== Side.TIE ? Side.SECOND - side : side);
}
