/** The records of a release of which something gives no pair, by why. */
import type { RecordPlace } from "#app/domain/record.ts";
import { NONE_U8 } from "#app/metrics/batch-view.ts";
import { releaseOptionsOf } from "./manifest.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { type KnownRecord, recordResults } from "./record-results.server.ts";
import type { ReleaseOutcomes } from "./release-outcomes.server.ts";
import type { NoPairReason, PairUnit } from "./training-pair.ts";

export interface LeftOutRecord extends RecordPlace {
  batchId: string;
  week: number;
  id: string;
  /** How often the reason holds of it: once for the item, or once for each pair of responses or judgment. */
  leftOut: number;
  /** Pairs that it gives nevertheless. */
  pairs: number;
}

/** @param after begins behind this record @throws VaultFault when a text is missing, given up or altered */
export async function* leftOutRecords(
  tools: ReleaseTools,
  outcomes: ReleaseOutcomes,
  reason: NoPairReason,
  after: RecordPlace | null = null,
): AsyncGenerator<LeftOutRecord> {
  const { unit } = releaseOptionsOf(outcomes.manifest);
  const from = after && { ...after, n: after.n + 1 };
  const isAsked = (record: KnownRecord) => record.outcome.reason === reason || isSeveral(record, unit);
  for await (const { result, heldOut, ...place } of recordResults(tools, outcomes, isAsked, from)) {
    const leftOut = result.none.filter((one) => one === reason).length;
    if (leftOut > 0) yield { ...place, leftOut, pairs: result.pairs.length };
  }
}

/** Of one thing alone the columns know the only reason; of several, or where single labels are given, the first. */
function isSeveral({ view: { items, judgments }, item }: KnownRecord, unit: PairUnit): boolean {
  const [from, to] = [items.firstJudgment[item] as number, items.firstJudgment[item + 1] as number];
  const responses = (items.firstResponse[item + 1] as number) - (items.firstResponse[item] as number);
  if (unit === "judgment" ? to - from > 1 : responses > 2) return true;
  return judgments.second.subarray(from, to).includes(NONE_U8);
}
