/** Accepted units with their phase and domains: what prices by domain and phase are laid out along. */
import { isScoped, type Lot, pricingAlong } from "#app/domain/price-line.ts";
import type { PriceTier, Pricing } from "#app/domain/pricing.ts";
import type { Phase } from "#app/domain/states.ts";
import { paidOf } from "#app/domain/tolerance.ts";
import type { PaidUnit } from "#app/domain/unit.ts";
import type { Db } from "#db/client.server.ts";
import { batchesOf, type ContractRow } from "#db/contracts.server.ts";
import { acceptedOrder } from "#db/decision-order.server.ts";
import { type DecisionRow, decisionsById } from "#db/decisions.server.ts";
import { unitsByDomain } from "#db/domain-units.server.ts";
import { evidenceOfDecision } from "./decision-evidence.ts";

type Contract = Pick<ContractRow, "id" | "unit" | "toleranceUnderBasisPoints" | "toleranceOverBasisPoints">;
type Week = { id: string; phase: Phase; units: number; expectedUnits: number };
type Delivered = Map<string, Record<string, number>>;

/** Units accepted before those of a batch, in the order in which the batches were first decided. */
export async function lotsBefore(db: Db, contract: Contract, batchId: string): Promise<Lot[]> {
  const phases = new Map((await batchesOf(db, contract.id)).map(({ id, phase }) => [id, phase]));
  const delivered = await unitsByDomain(db, contract.id, contract.unit as PaidUnit);
  const earlier = (await acceptedOrder(db, contract.id)).before(batchId);
  const decisions = await decisionsById(
    db,
    earlier.map(({ decisionId }) => decisionId),
  );
  return earlier.flatMap(({ batchId, decisionId }) => {
    const decision = decisions.get(decisionId);
    return decision ? [lotOf(decision, phases.get(batchId), delivered)] : [];
  });
}

/** A decision counts the domains it accepted; one from before it did takes them in the proportions delivered. */
function lotOf(
  decision: Pick<DecisionRow, "batchId" | "acceptedUnits" | "evidence">,
  phase: Phase = "production",
  delivered: Delivered,
): Lot {
  const { batchId, acceptedUnits: units } = decision;
  const domains = evidenceOfDecision(decision).after?.domains ?? delivered.get(batchId) ?? {};
  return { phase, units, domains };
}

export interface Accepted {
  decisions: ReadonlyMap<string, DecisionRow>;
  /** By batch, the units before those that silence accepted. */
  deemed: ReadonlyMap<string, number>;
}

/**
 * For each batch the prices along the units accepted before it and its own; empty when no price names a domain or a phase.
 * What silence accepted comes after every decision, in the order of the weeks.
 */
export async function laidPrices(
  db: Db,
  contract: Contract,
  pricing: Pricing,
  weeks: readonly Week[],
  { decisions, deemed }: Accepted,
): Promise<Map<string, readonly PriceTier[]>> {
  const laid = new Map<string, readonly PriceTier[]>();
  if (!isScoped(pricing.tiers)) return laid;
  const delivered = await unitsByDomain(db, contract.id, contract.unit as PaidUnit);
  const decided = weeks.flatMap((week) => {
    const decision = decisions.get(week.id);
    return decision && !deemed.has(week.id) ? [lotOf(decision, week.phase, delivered)] : [];
  });
  const silent: Lot[] = [];
  for (const week of weeks) {
    const { id, phase } = week;
    const decision = decisions.get(id);
    const whole = { phase, units: paidOf(week.units, week.expectedUnits, contract), domains: delivered.get(id) ?? {} };
    const own = decision && !deemed.has(id) ? lotOf(decision, phase, delivered) : whole;
    const before = deemed.has(id) ? [...decided, ...silent] : await lotsBefore(db, contract, id);
    if (deemed.has(id)) silent.push(own);
    laid.set(id, pricingAlong(pricing, [...before, own]).tiers);
  }
  return laid;
}
