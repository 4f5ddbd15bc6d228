/** Credits that were given up: their weeks are owed the amount without them, wherever money is added up. */
import { isKept } from "#app/domain/kept-fields.ts";
import { amountFor, creditOf, type Pricing } from "#app/domain/pricing.ts";
import type { Db } from "#db/client.server.ts";
import type { ContractRow } from "#db/contracts.server.ts";
import { acceptedBefore } from "#db/decision-order.server.ts";
import { decisionsInForce } from "#db/decision-standing.server.ts";
import { waiversOf } from "#db/ledger.server.ts";
import type { BatchProgress } from "#db/progress.server.ts";
import { laidPrices } from "./accepted-lots.server.ts";
import { evidenceOfDecision } from "./decision-evidence.ts";

/** The same weeks; what a decision left payable is raised by the credit that was given up since, as the books have it. */
export async function withCreditsGivenUp<Week extends BatchProgress>(
  db: Db,
  contract: ContractRow,
  pricing: Pricing,
  weeks: Week[],
): Promise<Week[]> {
  const waivers = await waiversOf(db, contract.id);
  if (!weeks.some(({ decision }) => decision && waivers.has(decision.id))) return weeks;
  const ids = weeks.map(({ id }) => id);
  const decisions = await decisionsInForce(db, ids);
  const laid = await laidPrices(db, contract, pricing, weeks, { decisions, deemed: new Map() });
  return Promise.all(
    weeks.map(async (week) => {
      const { decision } = week;
      const row = decisions.get(week.id);
      if (!decision || !row || !waivers.has(decision.id) || isKept(decision.payableMinor)) return week;
      const prices = { ...pricing, tiers: laid.get(week.id) ?? pricing.tiers };
      const after = await acceptedBefore(db, contract.id, week.id);
      const full = amountFor(prices, { after, units: decision.acceptedUnits });
      const { creditBasisPoints = null } = evidenceOfDecision(row);
      const credit = creditOf({ ...decision, creditBasisPoints }, full);
      return { ...week, decision: { ...decision, payableMinor: decision.payableMinor + credit } };
    }),
  );
}
