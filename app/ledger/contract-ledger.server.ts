/** Everything the money of a contract derives from, read once. */
import { type Pricing, pricingOf } from "#app/domain/pricing.ts";
import { payableAtMost } from "#app/domain/tolerance.ts";
import { laidPrices } from "#app/review/accepted-lots.server.ts";
import { evidenceOfDecision } from "#app/review/decision-evidence.ts";
import { deemedBatches } from "#app/review/deemed.ts";
import { isWaiting } from "#app/review/waiting.ts";
import { withDomains } from "#app/review/week-domains.server.ts";
import type { Db } from "#db/client.server.ts";
import { type ContractRow, contractById, contractTerms } from "#db/contracts.server.ts";
import { acceptedOrder } from "#db/decision-order.server.ts";
import { decisionsInForce } from "#db/decision-standing.server.ts";
import type { DecisionRow } from "#db/decisions.server.ts";
import {
  type InvoiceLineRow,
  invoiceLinesOf,
  type LedgerEntryRow,
  ledgerOf,
  type WaiverRow,
  waiversOf,
} from "#db/ledger.server.ts";
import { type BatchProgress, batchProgress } from "#db/progress.server.ts";
import { termsOf } from "#db/terms.server.ts";
import { type BatchMoney, batchMoney } from "./batch-money.ts";

export interface ContractLedger {
  contract: ContractRow & { vendor: string };
  pricing: Pricing;
  progress: (BatchProgress & { domains?: Record<string, number> })[];
  decisions: Map<string, DecisionRow>;
  /** In the order of the weeks, as `progress`. */
  batches: BatchMoney[];
  entries: LedgerEntryRow[];
  lines: InvoiceLineRow[];
  waivers: Map<number, WaiverRow>;
}

/** undefined when there is no such contract. */
export async function contractLedger(db: Db, contractId: string, now: number): Promise<ContractLedger | undefined> {
  const contract = await contractById(db, contractId);
  if (!contract) return undefined;
  const pricing = pricingOf(contract, (await contractTerms(db, contractId)).tiers);
  const progress = await withDomains(db, contract, pricing.tiers, await batchProgress(db, contractId));
  const ids = progress.map(({ id }) => id);
  const decisions = await decisionsInForce(db, ids);
  const waivers = await waiversOf(db, contractId);
  const terms = await termsOf(db, contractId);
  const deemed = deemedBatches({ contract, terms }, progress, now);
  const laid = await laidPrices(db, contract, pricing, progress, { decisions, deemed });
  const accepted = await acceptedOrder(db, contractId);
  const batches: BatchMoney[] = [];
  for (const week of progress) {
    const decision = decisions.get(week.id) ?? null;
    const deemedAfter = deemed.get(week.id);
    const isDeemed = deemedAfter !== undefined;
    const after = deemedAfter ?? accepted.before(week.id).reduce((sum, { units }) => sum + units, 0);
    batches.push(
      batchMoney(pricing, {
        batchId: week.id,
        week: week.week,
        deliveredUnits: week.units,
        after,
        isWaiting: isWaiting(week),
        isDeemed,
        decision: decision && {
          ...decision,
          creditBasisPoints: evidenceOfDecision(decision).creditBasisPoints ?? null,
        },
        creditWaived: decision !== null && waivers.has(decision.id),
        mostUnits: payableAtMost(week.expectedUnits, contract),
        laid: laid.get(week.id),
      }),
    );
  }
  const entries = await ledgerOf(db, contractId);
  return {
    contract,
    pricing,
    progress,
    decisions,
    batches,
    entries,
    lines: await invoiceLinesOf(db, contractId),
    waivers,
  };
}
