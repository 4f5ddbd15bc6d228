/** What of a contract is accepted because nobody decided in time, counted as the books count it. */
import { amountFor, type Pricing } from "#app/domain/pricing.ts";
import type { Term } from "#app/domain/terms/term.ts";
import { paidOf } from "#app/domain/tolerance.ts";
import type { Db } from "#db/client.server.ts";
import type { ContractRow } from "#db/contracts.server.ts";
import { decisionsInForce } from "#db/decision-standing.server.ts";
import type { BatchProgress } from "#db/progress.server.ts";
import { laidPrices } from "./accepted-lots.server.ts";
import type { Amount } from "./contract-standing.ts";
import { deemedBatches } from "./deemed.ts";

interface DeemedFacts {
  contract: ContractRow;
  terms: readonly Term[];
  pricing: Pricing;
}

/** By batch. */
export async function deemedAmounts(
  db: Db,
  { contract, terms, pricing }: DeemedFacts,
  batches: readonly BatchProgress[],
  now: number,
): Promise<Map<string, Amount>> {
  const deemed = deemedBatches({ contract, terms }, batches, now);
  if (deemed.size === 0) return new Map();
  const decisions = await decisionsInForce(
    db,
    batches.map(({ id }) => id),
  );
  const laid = await laidPrices(db, contract, pricing, batches, { decisions, deemed });
  return new Map(
    batches.flatMap((week) => {
      const after = deemed.get(week.id);
      if (after === undefined) return [];
      const units = paidOf(week.units, week.expectedUnits, contract);
      const tiers = laid.get(week.id) ?? pricing.tiers;
      return [[week.id, { units, minor: amountFor({ ...pricing, tiers }, { after, units }) }] as const];
    }),
  );
}

/** The same weeks, each with what silence accepted of it. */
export async function withDeemed<Week extends BatchProgress>(
  db: Db,
  facts: DeemedFacts,
  weeks: readonly Week[],
  now: number,
): Promise<(Week & { deemed: Amount | null })[]> {
  const amounts = await deemedAmounts(db, facts, weeks, now);
  return weeks.map((week) => ({ ...week, deemed: amounts.get(week.id) ?? null }));
}
