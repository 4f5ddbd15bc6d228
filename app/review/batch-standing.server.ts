/** What a set of rules leaves of a batch: how much is in, how much it weighs, what it costs. */

import type { PaidUnit } from "#app/domain/unit.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";
import type { Measurable } from "#db/batch-views.server.ts";
import type { Db } from "#db/client.server.ts";
import type { BatchEvidence } from "./batch-evidence.server.ts";
import { batchPrice } from "./batch-price.server.ts";
import { countPaidUnits } from "./paid-units.ts";
import { applyRules, type Rule } from "./rules.ts";
import { whatIf } from "./what-if.ts";

/** What reading a batch needs of the running server. */
export interface ReviewTools {
  db: Db;
  views: { of(deliveries: readonly Measurable[]): Promise<BatchView> };
  now(): number;
}

export interface BatchStanding {
  items: number;
  judgments: number;
  /** Paid units of the contract. */
  units: number;
  /** Kish's effective size over the items with a kept judgment. */
  effective: number;
  effectiveShare: number | null;
  /** What the units cost, before any credit. */
  moneyMinor: number;
}

/** The batch as delivered, and as the rules leave it. */
export async function batchStandings(
  tools: ReviewTools,
  evidence: BatchEvidence,
  rules: readonly Rule[],
): Promise<{ before: BatchStanding; after: BatchStanding; view: BatchView; priceOf: (units: number) => number }> {
  const view = await tools.views.of(evidence.deliveries);
  const priceOf = await batchPrice(tools.db, evidence.contract, evidence.batch.id);
  const { before, after } = counted(view, rules, evidence.contract.unit as PaidUnit);
  const priced = (one: Counted): BatchStanding => ({ ...one, moneyMinor: priceOf(one.units) });
  return { view, priceOf, before: priced(before), after: priced(after) };
}

type Counted = Omit<BatchStanding, "moneyMinor">;
type BeforeAndAfter = { before: Counted; after: Counted };

/** A view never changes and a page asks again and again; only what rules leave of it is kept, by the rules' text. */
const known = new WeakMap<BatchView, Map<string, BeforeAndAfter>>();
const MOST_KNOWN = 50;

function counted(view: BatchView, rules: readonly Rule[], unit: PaidUnit): BeforeAndAfter {
  const ofView = known.get(view) ?? new Map<string, BeforeAndAfter>();
  known.set(view, ofView);
  const key = JSON.stringify([unit, rules]);
  const found = ofView.get(key) ?? count(view, rules, unit);
  if (ofView.size >= MOST_KNOWN) ofView.clear();
  ofView.set(key, found);
  return found;
}

function count(view: BatchView, rules: readonly Rule[], unit: PaidUnit): BeforeAndAfter {
  const { before, after } = whatIf(view, rules, NOTHING_AROUND, [], null);
  const standing = ({ items, judgments, effective, effectiveShare }: typeof before, left: BatchView): Counted => ({
    items,
    judgments,
    units: countPaidUnits(left, unit),
    effective,
    effectiveShare,
  });
  return { before: standing(before, view), after: standing(after, rules.length > 0 ? applyRules(view, rules) : view) };
}

/** No metric is measured here, so nothing around the batch matters. */
const NOTHING_AROUND: MeasureContext = {
  rowsDelivered: 0,
  rowsQuarantined: 0,
  expectedUnits: null,
  approvedModels: null,
  earlierPairKeys: null,
  previous: null,
  seed: 1,
};
