/** What units of a batch cost, at its place in the contract. */

import { amountFor, pricingOf } from "#app/domain/pricing.ts";
import type { Db } from "#db/client.server.ts";
import { type ContractRow, contractTerms } from "#db/contracts.server.ts";
import { acceptedBefore } from "#db/decision-order.server.ts";

/** Minor units for a number of accepted units of this batch, before any credit. */
export async function batchPrice(db: Db, contract: ContractRow, batchId: string): Promise<(units: number) => number> {
  const { tiers } = await contractTerms(db, contract.id);
  const pricing = pricingOf(contract, tiers);
  const after = await acceptedBefore(db, contract.id, batchId);
  return (units) => amountFor(pricing, { after, units });
}
