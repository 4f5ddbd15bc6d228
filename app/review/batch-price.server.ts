/** What units of a batch cost, at its place in the contract. */

import { isScoped, pricingAlong } from "#app/domain/price-line.ts";
import { amountFor, pricingOf } from "#app/domain/pricing.ts";
import type { Db } from "#db/client.server.ts";
import type { ContractRow as Contract } from "#db/contracts.server.ts";
import { batchById, contractTerms } from "#db/contracts.server.ts";
import { acceptedBefore } from "#db/decision-order.server.ts";
import { lotsBefore } from "./accepted-lots.server.ts";

/** Minor units for a number of accepted units of this batch, before any credit. `domains` counts them by domain. */
export async function batchPrice(
  db: Db,
  contract: Contract,
  batchId: string,
): Promise<(units: number, domains: Record<string, number>) => number> {
  const { tiers } = await contractTerms(db, contract.id);
  const pricing = pricingOf(contract, tiers);
  const after = await acceptedBefore(db, contract.id, batchId);
  if (!isScoped(tiers)) return (units) => amountFor(pricing, { after, units });
  const earlier = await lotsBefore(db, contract, batchId);
  const phase = (await batchById(db, batchId))?.phase ?? "production";
  return (units, domains) =>
    amountFor(pricingAlong(pricing, [...earlier, { phase, units, domains }]), { after, units });
}
