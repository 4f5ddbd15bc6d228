/** What of a contract is accepted because nobody decided in time, counted as the books count it. */
import { amountFor, type Pricing } from "#app/domain/pricing.ts";
import type { Term } from "#app/domain/terms/term.ts";
import { paidOf } from "#app/domain/tolerance.ts";
import type { Db } from "#db/client.server.ts";
import type { ContractRow } from "#db/contracts.server.ts";
import type { DecisionRow } from "#db/decisions.server.ts";
import type { BatchProgress } from "#db/progress.server.ts";
import { laidPrices } from "./accepted-lots.server.ts";
import type { Amount } from "./contract-standing.ts";
import { deemedBatches } from "./deemed.ts";

interface DeemedFacts {
  contract: ContractRow;
  terms: readonly Term[];
  pricing: Pricing;
  decisions: Map<string, DecisionRow>;
}

export async function deemedAmount(
  db: Db,
  { contract, terms, pricing, decisions }: DeemedFacts,
  batches: readonly BatchProgress[],
  now: number,
): Promise<Amount> {
  const deemed = deemedBatches({ contract, terms }, batches, now);
  const laid = await laidPrices(db, contract, pricing, batches, { decisions, deemed });
  const priced = batches.flatMap((week) => {
    const after = deemed.get(week.id);
    if (after === undefined) return [];
    const units = paidOf(week.units, week.expectedUnits, contract);
    return [{ units, minor: amountFor({ ...pricing, tiers: laid.get(week.id) ?? pricing.tiers }, { after, units }) }];
  });
  return {
    units: priced.reduce((sum, { units }) => sum + units, 0),
    minor: priced.reduce((sum, { minor }) => sum + minor, 0),
  };
}
