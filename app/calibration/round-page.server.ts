/** A round with its results, as its page shows it. */

import type { Feedback } from "#app/domain/feedback.ts";
import { scaleOf } from "#app/domain/key-match.ts";
import {
  answersOfRound,
  filesOfRound,
  itemsOfRound,
  type RoundRow,
  roundById,
  roundsOf,
} from "#db/calibration.server.ts";
import type { Db } from "#db/client.server.ts";
import { batchesOf, type ContractRow, contractById } from "#db/contracts.server.ts";
import { activeDeliveries, deliveryById } from "#db/deliveries.server.ts";
import { goldOfContract } from "#db/gold.server.ts";
import { type EffectOutcome, effectOf, type KeyedAnswer } from "./effect.ts";
import { type RoundFacts, readiness } from "./readiness.ts";
import { type RoundResults, rightBy, roundResults } from "./round-results.ts";

export interface MeasuredRound {
  round: RoundRow;
  facts: RoundFacts;
  results: RoundResults;
  answers: KeyedAnswer[];
}

export async function measuredRound(
  db: Db,
  contract: Pick<ContractRow, "feedback">,
  round: RoundRow,
): Promise<MeasuredRound> {
  const items = await itemsOfRound(db, round.id);
  const answers = await answersOfRound(db, round.id);
  const scale = scaleOf(contract.feedback as Feedback);
  const byNumber = new Map(items.map((item) => [item.n, item]));
  return {
    round,
    facts: { items: items.length, withKey: items.filter(({ key }) => key !== null).length, answers: answers.length },
    results: roundResults(items, answers, round.rule, scale),
    answers: answers.flatMap((answer) => {
      const item = byNumber.get(answer.item);
      const right = item ? rightBy(item, answer, round.rule, scale) : null;
      return item && right !== null ? [{ annotator: answer.annotator, pair: item.pairKey, right }] : [];
    }),
  };
}

export async function roundPage(db: Db, id: string) {
  const round = await roundById(db, id);
  const contract = round && (await contractById(db, round.contractId));
  if (!round || !contract) return undefined;
  const { facts, results, answers } = await measuredRound(db, contract, round);
  const items = await itemsOfRound(db, id);
  return {
    contract: { id: contract.id, title: contract.title, vendor: contract.vendor, vendorId: contract.vendorId },
    feedback: contract.feedback as Feedback,
    round,
    facts,
    results,
    problems: readiness(round.rule, facts),
    domains: domainsOf(items),
    places: await placesOf(db, items),
    files: await filesOfRound(db, id),
    effect: await effectAgainstEarlier(db, contract, round, answers),
    sources: round.closure || facts.answers > 0 ? null : await sourcesOf(db, contract.id),
  };
}

export type RoundPage = NonNullable<Awaited<ReturnType<typeof roundPage>>>;

/** Keyed items by domain, for the operating characteristic of a rule with domain minima. */
function domainsOf(items: readonly { domain: string | null; key: unknown }[]): { domain: string; n: number }[] {
  const counts = new Map<string, number>();
  for (const { domain, key } of items) if (key !== null) counts.set(domain ?? "", (counts.get(domain ?? "") ?? 0) + 1);
  return [...counts].map(([domain, n]) => ({ domain, n }));
}

/** Links to the delivered records that items are; by item number. */
async function placesOf(db: Db, items: readonly { n: number; deliveryId: number | null; item: number | null }[]) {
  const batches = new Map<number, string>();
  const places: Record<number, string> = {};
  for (const { n, deliveryId, item } of items) {
    if (deliveryId === null || item === null) continue;
    const batch = batches.get(deliveryId) ?? (await deliveryById(db, deliveryId))?.batchId;
    if (batch === undefined) continue;
    batches.set(deliveryId, batch);
    places[n] = `/batches/${batch}/records/${deliveryId}/${item}`;
  }
  return places;
}

/** Against the latest earlier round that somebody took under other instructions. */
async function effectAgainstEarlier(
  db: Db,
  contract: ContractRow,
  round: RoundRow,
  after: KeyedAnswer[],
): Promise<{
  before: { id: string; number: number; instructionVersion: string | null };
  outcome: EffectOutcome;
} | null> {
  if (after.length === 0) return null;
  const earlier = (await roundsOf(db, contract.id)).filter(({ number }) => number < round.number).reverse();
  for (const one of earlier) {
    if (one.instructionVersion === round.instructionVersion) continue;
    const { answers } = await measuredRound(db, contract, one);
    if (answers.length === 0) continue;
    const { id, number, instructionVersion } = one;
    return { before: { id, number, instructionVersion }, outcome: effectOf(answers, after) };
  }
  return null;
}

/** Where items can come from. */
async function sourcesOf(db: Db, contractId: string) {
  const batches: { id: string; week: number }[] = [];
  for (const { id, week } of await batchesOf(db, contractId))
    if ((await activeDeliveries(db, id)).length > 0) batches.push({ id, week });
  const gold = (await goldOfContract(db, contractId)).filter(({ retirement }) => retirement === null).length;
  return { batches, gold };
}
