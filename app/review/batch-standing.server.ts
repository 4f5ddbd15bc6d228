/** What a set of rules leaves of a batch: how much is in, how much it weighs, what it costs. */

import type { PaidUnit } from "#app/domain/unit.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { countPaidUnits, paidUnitsByDomain } from "#app/metrics/paid-units.ts";
import type { Measurable } from "#db/batch-views.server.ts";
import type { Db } from "#db/client.server.ts";
import type { BatchEvidence } from "./batch-evidence.server.ts";
import { batchPrice } from "./batch-price.server.ts";
import { applyRules, type Rule, withWeights } from "./rules.ts";
import { standingOf } from "./what-if.ts";

/** What reading a batch needs of the running server. */
export interface ReviewTools {
  db: Db;
  views: { of(deliveries: readonly Measurable[]): Promise<BatchView> };
  now(): number;
  /** Left out: nobody's duties are separated. */
  settings?: { separateDuties: boolean };
}

export interface BatchStanding {
  items: number;
  judgments: number;
  /** Paid units of the contract. */
  units: number;
  /** The same by domain, "" for none. */
  domains: Record<string, number>;
  /** Kish's effective size over the items with a kept judgment. */
  effective: number;
  effectiveShare: number | null;
  /** What the units cost, before any credit. */
  moneyMinor: number;
}

/** The batch as delivered, and as the rules leave it. @param weight what the rules resolve to, where that is known */
export async function batchStandings(
  tools: ReviewTools,
  evidence: BatchEvidence,
  rules: readonly Rule[],
  weight?: Float32Array,
): Promise<BatchStandings> {
  const view = await tools.views.of(evidence.deliveries);
  const priceOf = await batchPrice(tools.db, evidence.contract, evidence.batch.id);
  const { before, after, left } = counted(view, rules, evidence.contract.unit as PaidUnit, weight);
  const priced = (one: Counted): BatchStanding => ({ ...one, moneyMinor: priceOf(one.units, one.domains) });
  return {
    view,
    left,
    priceOf: (units) => priceOf(units, after.domains),
    before: priced(before),
    after: priced(after),
  };
}

export interface BatchStandings {
  before: BatchStanding;
  after: BatchStanding;
  view: BatchView;
  /** The batch as the rules leave it; the same object for the same rules, so that what metrics remember of it is found. */
  left: BatchView;
  /** Minor units for so many of the units that the rules leave. */
  priceOf(units: number): number;
}

type Counted = Omit<BatchStanding, "moneyMinor">;
type BeforeAndAfter = { before: Counted; after: Counted; left: BatchView };

/** A view never changes and a page asks again and again; only what rules leave of it is kept, by the rules' text. */
const known = new WeakMap<BatchView, Map<string, BeforeAndAfter>>();
const MOST_KNOWN = 12;

function counted(view: BatchView, rules: readonly Rule[], unit: PaidUnit, weight?: Float32Array): BeforeAndAfter {
  const ofView = known.get(view) ?? new Map<string, BeforeAndAfter>();
  known.set(view, ofView);
  const key = JSON.stringify([unit, rules]);
  const found = ofView.get(key) ?? count(view, rules, unit, weight);
  if (ofView.size >= MOST_KNOWN) ofView.clear();
  ofView.set(key, found);
  return found;
}

function count(view: BatchView, rules: readonly Rule[], unit: PaidUnit, weight?: Float32Array): BeforeAndAfter {
  const weighed = weight ? withWeights(view, weight) : applyRules(view, rules);
  const left = rules.length > 0 ? weighed : view;
  const counts = (one: BatchView): Counted => {
    const { items, judgments, effective, effectiveShare } = standingOf(one);
    return {
      items,
      judgments,
      units: countPaidUnits(one, unit),
      domains: paidUnitsByDomain(one, unit),
      effective,
      effectiveShare,
    };
  };
  return { before: counts(view), after: counts(left), left };
}
