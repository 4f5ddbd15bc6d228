/** Gold accuracy of delivered weeks before and after each change of the instruction version. */
import { type BatchView, GoldVerdict, NONE_U32 } from "#app/metrics/batch-view.ts";
import { eachRow } from "#app/metrics/rows.ts";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import { batchesOf } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { type EffectOutcome, effectOf, type KeyedAnswer } from "./effect.ts";

export interface BatchEffect {
  from: string;
  to: string;
  weeksBefore: number[];
  weeksAfter: number[];
  outcome: EffectOutcome;
}

/** One per change, comparing all weeks under the one version with all weeks under the next. */
export async function batchEffects(tools: ReviewTools, contractId: string): Promise<BatchEffect[]> {
  const runs: { version: string; weeks: number[]; answers: KeyedAnswer[] }[] = [];
  for (const { id, week, instructionVersion } of await batchesOf(tools.db, contractId)) {
    const deliveries = await activeDeliveries(tools.db, id);
    if (deliveries.length === 0 || instructionVersion === null) continue;
    let run = runs.at(-1);
    if (run?.version !== instructionVersion) {
      run = { version: instructionVersion, weeks: [], answers: [] };
      runs.push(run);
    }
    run.weeks.push(week);
    for (const answer of goldAnswers(await tools.views.of(deliveries))) run.answers.push(answer);
  }
  return runs.slice(1).flatMap((after, i) => {
    const before = runs[i];
    if (!before) return [];
    return {
      from: before.version,
      to: after.version,
      weeksBefore: before.weeks,
      weeksAfter: after.weeks,
      outcome: effectOf(before.answers, after.answers),
    };
  });
}

function goldAnswers(view: BatchView): KeyedAnswer[] {
  const { judgments, items, names } = view;
  const answers: KeyedAnswer[] = [];
  eachRow(view, (row, item) => {
    const verdict = judgments.goldVerdict[row];
    const annotator = judgments.annotator[row] as number;
    if (verdict === GoldVerdict.NOT_GOLD || annotator === NONE_U32) return;
    const pair = items.pairKey[item] as number;
    answers.push({ annotator: names.annotators[annotator] ?? "", pair, right: verdict === GoldVerdict.RIGHT });
  });
  return answers;
}
