/** The calibration of a contract: its rounds, what changed between them, and the gold its people agreed on. */

import { answerOptions } from "#app/domain/answer-options.ts";
import type { Feedback } from "#app/domain/feedback.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import type { ReviewTools } from "#app/review/batch-standing.server.ts";
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import { roundsOf } from "#db/calibration.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { deliveryById } from "#db/deliveries.server.ts";
import { goldOfContract } from "#db/gold.server.ts";
import { batchEffects } from "./batch-effect.server.ts";
import { weeksOnContractGold } from "./contract-gold.server.ts";
import { type EffectOutcome, effectOf, type KeyedAnswer } from "./effect.ts";
import { type MeasuredRound, measuredRound } from "./round-page.server.ts";

export async function calibrationPage(tools: ReviewTools, contractId: string, params: URLSearchParams) {
  const { db } = tools;
  const contract = await contractById(db, contractId);
  if (!contract) return undefined;
  const rounds: MeasuredRound[] = [];
  for (const round of await roundsOf(db, contractId)) rounds.push(await measuredRound(db, contract, round));
  return {
    contract: { id: contract.id, title: contract.title, vendor: contract.vendor, vendorId: contract.vendorId },
    rounds: rounds.map(({ round, facts, results, answers }) => ({
      id: round.id,
      number: round.number,
      title: round.title,
      instructionVersion: round.instructionVersion,
      rule: round.rule,
      createdAt: round.createdAt,
      closedAt: round.closure?.closedAt ?? null,
      facts,
      takers: results.takers.length,
      passed: results.passed,
      failed: results.failed,
      accuracy: poolAccuracy(answers),
    })),
    comparison: compared(rounds, params),
    batchEffects: await batchEffects(tools, contractId),
    goldWeeks: (await weeksOnContractGold(tools, contractId)).map(({ answers, ...week }) => ({
      ...week,
      accuracy: poolAccuracy(answers),
    })),
    gold: await goldRows(db, contractId, contract.feedback as Feedback),
  };
}

export type CalibrationPage = NonNullable<Awaited<ReturnType<typeof calibrationPage>>>;

/** Of all answers of all takers; answers by one person go together, so people are the clusters. */
function poolAccuracy(answers: readonly KeyedAnswer[]): Outcome {
  const n = answers.length;
  const nUnit = "gold answers";
  const sums = new ClusterSums();
  for (const annotator of new Set(answers.map((one) => one.annotator))) {
    for (const one of answers) if (one.annotator === annotator) sums.add(one.right ? 1 : 0, 1);
    sums.endCluster();
  }
  const share = clusteredProportion(sums, n);
  if (!share) return { kind: "not-enough", n, needed: 1, nUnit };
  return { kind: "estimate", value: share.value, low: share.low, high: share.high, n, nUnit };
}

export interface RoundComparison {
  before: string;
  after: string;
  /** Rounds that somebody answered. */
  choices: { id: string; label: string }[];
  outcome: EffectOutcome;
  labels: [string, string];
}

/** The rounds that the address names, or else the last two that were taken; null with fewer than two. */
function compared(rounds: readonly MeasuredRound[], params: URLSearchParams): RoundComparison | null {
  const taken = rounds.filter(({ answers }) => answers.length > 0);
  const named = (name: string) => taken.find(({ round }) => round.id === params.get(name));
  const before = named("before") ?? taken.at(-2);
  const after = named("after") ?? taken.at(-1);
  if (!before || !after || taken.length < 2) return null;
  return {
    before: before.round.id,
    after: after.round.id,
    choices: taken.map(({ round }) => ({ id: round.id, label: labelOf(round) })),
    outcome: effectOf(before.answers, after.answers),
    labels: [labelOf(before.round), labelOf(after.round)],
  };
}

function labelOf({ number, instructionVersion }: MeasuredRound["round"]): string {
  return `Round ${number}${instructionVersion ? `, instructions ${instructionVersion}` : ""}`;
}

async function goldRows(db: Db, contractId: string, feedback: Feedback) {
  const words = new Map(answerOptions(feedback).map(({ answer, label }) => [JSON.stringify(answer), label]));
  const rows = await goldOfContract(db, contractId);
  return Promise.all(
    rows.map(async ({ id, externalId, domain, key, adjudication, retirement, deliveryId, item }) => ({
      id,
      externalId,
      domain,
      key: words.get(JSON.stringify(key)) ?? String(key.value),
      agreedBy: adjudication.agreedBy,
      secondedBy: adjudication.secondedBy,
      reason: adjudication.reason,
      at: adjudication.adjudicatedAt,
      retired: retirement && { reason: retirement.reason, by: retirement.retiredBy },
      href: `/batches/${(await deliveryById(db, deliveryId))?.batchId}/records/${deliveryId}/${item}`,
    })),
  );
}
