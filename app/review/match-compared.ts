/** Which judgments a slice holds by the two responses that they compare: their models, lengths and features. */
import { type BatchView, NONE_U8 } from "#app/metrics/batch-view.ts";
import { featureOf } from "#app/metrics/bias/features.ts";
import type { RowTest } from "./match-mark.ts";
import type { Slice } from "./slice.ts";

export function modelTest({ items, judgments, responses, names }: BatchView, models: readonly string[]): RowTest {
  const member = memberOf(names.models, models);
  return (row) => {
    const base = items.firstResponse[judgments.item[row] as number] as number;
    const first = responses.model[base + (judgments.first[row] as number)] as number;
    if (member[first] === 1) return true;
    const second = judgments.second[row] as number;
    return second !== NONE_U8 && member[responses.model[base + second] as number] === 1;
  };
}

/** One compared response is of `models`, the other of `others`. */
export function meetingTest(
  { items, judgments, responses, names }: BatchView,
  models: readonly string[],
  others: readonly string[],
): RowTest {
  const [own, other] = [memberOf(names.models, models), memberOf(names.models, others)];
  return (row) => {
    const second = judgments.second[row] as number;
    if (second === NONE_U8) return false;
    const base = items.firstResponse[judgments.item[row] as number] as number;
    const a = responses.model[base + (judgments.first[row] as number)] as number;
    const b = responses.model[base + second] as number;
    return (own[a] === 1 && other[b] === 1) || (own[b] === 1 && other[a] === 1);
  };
}

/** Decided comparisons whose responses differ in any of the features, or in which the preferred one has more of one, or less. */
export function differenceTest(view: BatchView, features: readonly string[], prefers: Slice["prefers"]): RowTest {
  const { items, judgments } = view;
  const amounts = features.map((id) => featureOf(id).amountsOf(view));
  const wanted = prefers && (prefers === "more" ? 1 : -1);
  return (row) => {
    const side = Math.sign(judgments.strength[row] as number);
    const second = judgments.second[row] as number;
    if (!(side !== 0) || Number.isNaN(side) || second === NONE_U8) return false;
    const base = items.firstResponse[judgments.item[row] as number] as number;
    return amounts.some((amount) => {
      const more = Math.sign((amount[base + second] ?? 0) - (amount[base + (judgments.first[row] as number)] ?? 0));
      return more !== 0 && (wanted === undefined || more * side === wanted);
    });
  };
}

/** Characters by which the preferred response is longer; 0 when neither is preferred or longer. */
export function longerBy({ items, judgments, responses }: BatchView, row: number): number {
  const strength = judgments.strength[row] as number;
  const second = judgments.second[row] as number;
  if (second === NONE_U8 || !(strength !== 0) || Number.isNaN(strength)) return 0;
  const base = items.firstResponse[judgments.item[row] as number] as number;
  const first = responses.chars[base + (judgments.first[row] as number)] as number;
  return ((responses.chars[base + second] as number) - first) * Math.sign(strength);
}

/** By dictionary index; "no entry" lies beyond the end and is therefore never a member. */
export function memberOf(names: readonly string[], wanted: readonly string[]): Uint8Array {
  const set = new Set(wanted);
  return Uint8Array.from(names, (name) => (set.has(name) ? 1 : 0));
}
