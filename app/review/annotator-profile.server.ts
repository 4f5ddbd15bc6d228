/** One annotator over the batches of a vendor: every measure by week, answers to gold, strengths, and whom they agree with. */

import type { RecordPlace } from "#app/domain/record.ts";
import { StrengthTally } from "#app/metrics/agreement/strength-tally.ts";
import type { Shrunken } from "#app/metrics/annotators/shrink-shares.ts";
import { type BatchView, NONE_U32 } from "#app/metrics/batch-view.ts";
import { listedRows } from "#app/metrics/listed-rows.ts";
import type { Detail } from "#app/metrics/metric.ts";
import { Side, sideOf } from "#app/metrics/rows.ts";
import { contractsOfVendor } from "#db/annotators.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { batchProgress } from "#db/progress.server.ts";
import { agreementOf, type PairAgreement, pairsOf } from "./agreement-matrix.server.ts";
import { type KnownAnnotator, knownAnnotators, type ShareKey, shrunkenShares } from "./annotator-rows.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { goldView } from "./gold-view.server.ts";
import { matchRecords, recordFilterOf } from "./record-filter.ts";
import { placeOf } from "./records-page.server.ts";
import { AGREED_SIDES } from "./slice.ts";

/** The newest weeks of each contract; more would take long to read and to draw. */
const MOST_WEEKS = 12;
const MOST_PARTNERS = 12;
const MOST_MISSED = 20;

export interface AnnotatorWeek {
  batchId: string;
  contractId: string;
  contract: string;
  week: number;
  row: KnownAnnotator & { shrunken: Record<ShareKey, Shrunken | null> };
  noSkill: string | null;
}

export interface AnnotatorProfile {
  vendor: { id: string; name: string };
  name: string;
  /** Of all contracts, in the order in which they fell due. */
  weeks: AnnotatorWeek[];
  /** Counts by agreed side (first, tie, second), then answered side. */
  gold: number[][];
  /** The same by week, with the records behind each cell. */
  goldWeeks: GoldWeek[];
  /** Gold answers missed, newest batch first. */
  missed: (RecordPlace & { batchId: string; week: number })[];
  missedInAll: number;
  /** Of the newest batch. */
  strengths: Detail | null;
  /** Those who share most comparisons in the newest batch with overlap. */
  partners: { batchId: string; rows: ({ name: string } & PairAgreement)[] } | null;
}

export interface GoldWeek {
  batchId: string;
  contract: string;
  week: number;
  counts: number[][];
  /** Parameters of the records screen; null where a list of records would count others: gold of our own is unknown to it. */
  params: (string | null)[][];
}

/** undefined without such a vendor, or when the pseudonym is in none of its batches. */
export async function annotatorProfile(
  tools: ReviewTools,
  vendorId: string,
  name: string,
): Promise<AnnotatorProfile | undefined> {
  const vendor = await vendorById(tools.db, vendorId);
  if (!vendor) return undefined;
  const profile: AnnotatorProfile = {
    vendor: { id: vendor.id, name: vendor.name },
    name,
    weeks: [],
    gold: [0, 1, 2].map(() => [0, 0, 0]),
    goldWeeks: [],
    missed: [],
    missedInAll: 0,
    strengths: null,
    partners: null,
  };
  for (const { batchId, contractId, contract, week } of await lotsOf(tools, vendor.id)) {
    const deliveries = await activeDeliveries(tools.db, batchId);
    if (deliveries.length === 0) continue;
    const view = await goldView(tools, { id: batchId, contractId }, deliveries);
    const known = knownAnnotators(view);
    const row = known.rows.find((one) => one.name === name);
    if (!row) continue;
    profile.weeks.push({
      batchId,
      contractId,
      contract,
      week,
      row: { ...row, shrunken: shrunkenShares(row, known.priors) },
      noSkill: known.noSkill,
    });
    const counts = [0, 1, 2].map(() => [0, 0, 0]);
    const missed = addGold(view, row.annotator, counts);
    profile.gold = profile.gold.map((answers, agreed) =>
      answers.map((n, answer) => n + (counts[agreed]?.[answer] ?? 0)),
    );
    if (counts.flat().some((n) => n > 0)) {
      const params = goldParams(await tools.views.of(deliveries), name, counts);
      profile.goldWeeks.push({ batchId, contract, week, counts, params });
    }
    profile.missedInAll += missed.length;
    profile.missed.unshift(...missed.map((item) => ({ ...placeOf(deliveries, item), batchId, week })));
    profile.strengths = strengthsOf(view, row.annotator);
    profile.partners = partnersOf(view, row.annotator, batchId) ?? profile.partners;
  }
  profile.missed.splice(MOST_MISSED);
  return profile.weeks.length > 0 ? profile : undefined;
}

/** The newest delivered weeks of each contract, in the order in which they fell due. */
async function lotsOf({ db }: ReviewTools, vendorId: string) {
  const lots = [];
  for (const { id: contractId, title: contract } of await contractsOfVendor(db, vendorId)) {
    const delivered = (await batchProgress(db, contractId)).filter(({ newestDelivery }) => newestDelivery !== null);
    for (const { id: batchId, week, dueAt } of delivered.slice(-MOST_WEEKS))
      lots.push({ batchId, contractId, contract, week, dueAt });
  }
  return lots.sort((a, b) => a.dueAt - b.dueAt);
}

/** Adds the answers to gold; returns the items whose agreed side was missed. A side agreed on as NaN is none. */
function addGold(view: BatchView, annotator: number, gold: number[][]): number[] {
  const { judgments, items, keepItem, weight } = view;
  const missed: number[] = [];
  for (let row = 0; row < judgments.n; row += 1) {
    const item = judgments.item[row] as number;
    const agreed = items.goldStrength[item] as number;
    if (judgments.annotator[row] !== annotator || annotator === NONE_U32) continue;
    if (Number.isNaN(agreed) || judgments.goldVerdict[row] === 0 || keepItem[item] !== 1 || !(weight[row] as number))
      continue;
    const side = sideOf(view, row);
    const truth = Math.sign(agreed) + 1;
    if (side !== Side.NONE) (gold[truth] as number[])[side] = (gold[truth]?.[side] ?? 0) + 1;
    if (side !== truth) missed.push(item);
  }
  return missed;
}

/** The lists of the cells that hold as many judgments as the cell says. */
function goldParams(delivered: BatchView, annotator: string, counts: readonly (readonly number[])[]) {
  const records = listedRows(delivered);
  return counts.map((answers, agreed) =>
    answers.map((n, answer) => {
      const params = records([
        ["annotator", annotator],
        ["agreed", AGREED_SIDES[agreed] ?? ""],
        ["side", AGREED_SIDES[answer] ?? ""],
      ]);
      if (n === 0) return null;
      const { judgments } = matchRecords(delivered, recordFilterOf(new URLSearchParams(params)), null);
      return judgments === n ? params : null;
    }),
  );
}

function strengthsOf(view: BatchView, annotator: number): Detail {
  const tally = new StrengthTally(view);
  for (let row = 0; row < view.judgments.n; row += 1)
    if (view.judgments.annotator[row] === annotator && (view.weight[row] as number) > 0) tally.add(row);
  return tally.detail();
}

function partnersOf(view: BatchView, annotator: number, batchId: string): AnnotatorProfile["partners"] {
  const met = pairsOf(view);
  const rows = met.pairs.flatMap(({ a, b }) => {
    if (a !== annotator && b !== annotator) return [];
    const other = a === annotator ? b : a;
    const agreement = agreementOf(met, annotator, other);
    return agreement ? [{ name: view.names.annotators[other] ?? "", ...agreement }] : [];
  });
  if (rows.length === 0) return null;
  return { batchId, rows: rows.sort((x, y) => y.n - x.n || (x.name < y.name ? -1 : 1)).slice(0, MOST_PARTNERS) };
}
