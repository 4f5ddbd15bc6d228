/** What the comparisons of two responses, or one of them, come to: a pair, or why there is none. */
import type { ItemRecord, ResponseRecord } from "#app/domain/record.ts";
import { rounded } from "./rounded.ts";
import type { NoPairReason, PairOptions, TrainingPair, Vote } from "./training-pair.ts";
import type { WeighedRow } from "./weighed-rows.ts";

export function pairOf(
  record: ItemRecord,
  rows: readonly WeighedRow[],
  { ties }: PairOptions,
): TrainingPair | NoPairReason {
  const [head] = rows;
  let sum = 0;
  let total = 0;
  let kept = 0;
  let neither = false;
  const votes: Vote[] = [];
  for (const { judgment, strength, weight, tie, second } of rows) {
    if (!(weight > 0)) continue;
    kept += 1;
    if (tie === "both_bad" || tie === "both_good") neither = true;
    if (strength === null || second === null) continue;
    sum += weight * strength;
    total += weight;
    votes.push({ judgment, strength, weight });
  }
  if (!head || kept === 0) return "excluded";
  if (head.second === null || votes.length === 0) return neither ? "both-bad" : "no-preference";
  const consensus = rounded(sum / total);
  if (consensus === 0 && ties === "drop") return "tie";
  const chosen = consensus <= 0 ? head.first : head.second;
  const rejected = consensus <= 0 ? head.second : head.first;
  const unfit = unfitFor(record.responses[chosen], record.responses[rejected]);
  if (unfit) return unfit;
  const weight = rounded(total / votes.length);
  return { record, chosen, rejected, consensus, margin: Math.abs(consensus), weight, votes };
}

function unfitFor(chosen: ResponseRecord | undefined, rejected: ResponseRecord | undefined): NoPairReason | null {
  const one = plainText(chosen);
  const other = plainText(rejected);
  if (one === "" || other === "") return "empty-response";
  return one === other ? "identical-responses" : null;
}

function plainText(response: ResponseRecord | undefined): string {
  if (!response) return "";
  return typeof response.text === "string"
    ? response.text.trim()
    : response.text
        .map(({ content }) => content)
        .join("\n")
        .trim();
}
