/** Everything a close-out is written from, read once. */
import { batchEffects } from "#app/calibration/batch-effect.server.ts";
import { openIncidents } from "#app/contracts/open-incidents.server.ts";
import { openQuestions } from "#app/contracts/open-questions.server.ts";
import { questionsPage } from "#app/contracts/questions-page.server.ts";
import { clocksOfContract } from "#app/contracts/terms-page.server.ts";
import { contractLedger } from "#app/ledger/contract-ledger.server.ts";
import { moneyOf } from "#app/ledger/money-page.server.ts";
import { helpingPage } from "#app/loop/helping-page.server.ts";
import { metricById } from "#app/metrics/index.ts";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import { contractPage } from "#app/review/contract-page.server.ts";
import { metricSeries } from "#app/review/metric-series.server.ts";
import { openDates } from "#app/schedule/open-dates.server.ts";
import { stagesOf } from "#db/contract-life.server.ts";
import { type DecisionRow, decisionsOfBatch } from "#db/decisions.server.ts";
import { termsOf } from "#db/terms.server.ts";

/** Agreement and gold, where they were measured. */
const TREND = ["gold-accuracy", "krippendorff-alpha-ordinal", "raw-agreement-no-ties"];

export type CloseOutFacts = NonNullable<Awaited<ReturnType<typeof closeOutFacts>>>;

/** undefined when there is no such contract. */
export async function closeOutFacts(tools: ReviewTools, contractId: string) {
  const { db } = tools;
  const now = tools.now();
  const ledger = await contractLedger(db, contractId, now);
  const page = await contractPage(db, contractId, now);
  const questions = await questionsPage(db, contractId, new URLSearchParams(), now);
  if (!ledger || !page || !questions) return undefined;
  const decisions: DecisionRow[] = [];
  for (const { id } of ledger.progress) decisions.push(...(await decisionsOfBatch(db, id)));
  const series = [];
  for (const id of TREND) {
    const metric = metricById(id);
    const one = metric && (await metricSeries(db, metric, contractId));
    if (metric && one && one.weeks.length > 0) series.push({ metric, weeks: one.weeks });
  }
  const ends = [...(await openDates(db, now)), ...(await openQuestions(db, now)), ...(await openIncidents(db))];
  const rows = await termsOf(db, contractId);
  return {
    now,
    contract: ledger.contract,
    ledger,
    money: moneyOf(ledger),
    weeks: page.weeks,
    /** Every decision ever signed, also those that others replaced. */
    decisions,
    series,
    effects: await batchEffects(tools, contractId),
    helping: (await helpingPage(db, contractId, new URLSearchParams()))?.series ?? null,
    questions,
    ends: ends.filter((end) => end.contractId === contractId),
    clocks: await clocksOfContract(db, ledger.contract, { rows, now }),
    stages: await stagesOf(db, contractId),
  };
}
