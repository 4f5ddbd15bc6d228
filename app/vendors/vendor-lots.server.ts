/** The batches of a vendor's contracts, and what is owed on them, read once for everything that counts them. */
import { TRAINING_CHOICES } from "#app/domain/decision.ts";
import type { Policy } from "#app/domain/policy.ts";
import { weekStanding } from "#app/domain/schedule.ts";
import { type ContractLedger, contractLedger } from "#app/ledger/contract-ledger.server.ts";
import { moneyOf } from "#app/ledger/money-page.server.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import { evidenceOfDecision } from "#app/review/decision-evidence.ts";
import { judge } from "#app/review/judge.ts";
import { isWaiting } from "#app/review/waiting.ts";
import type { Db } from "#db/client.server.ts";
import { type ContractRow, listContracts, policyById } from "#db/contracts.server.ts";
import type { DecisionRow } from "#db/decisions.server.ts";
import { weeklyOutcomes } from "#db/metric-series.server.ts";
import { sentBackOf, submissionsOf } from "#db/vendor-lots.server.ts";
import type { Lot } from "./lot.ts";
import type { OpenClaim } from "./scorecard.ts";

export interface VendorLots {
  contracts: ContractRow[];
  lots: Lot[];
  claims: (OpenClaim & { contractId: string; batchId: string; since: number })[];
}

/** Those that hold a batch against the one before it; the others look for drift within a batch, or against the contract. */
const DRIFT = METRICS.filter(({ id, group }) => group === "drift" && id.endsWith("-drift"));

export async function vendorLots(db: Db, vendorId: string, now: number): Promise<VendorLots> {
  const contracts = (await listContracts(db)).filter((contract) => contract.vendorId === vendorId);
  const history = { submissions: await submissionsOf(db, vendorId), sentBack: await sentBackOf(db, vendorId) };
  const found: VendorLots = { contracts, lots: [], claims: [] };
  for (const { id, currency, policyId } of contracts) {
    const ledger = await contractLedger(db, id, now);
    if (!ledger) continue;
    const outcomes = new Map((await weeklyOutcomes(db, id)).map((week) => [week.batchId, week.outcomes]));
    const policy = (await policyById(db, policyId))?.body as Policy | undefined;
    found.lots.push(...lotsOf(ledger, history, { outcomes, policy }, now));
    for (const { kind, minor, units, batchId, since, closed } of moneyOf(ledger).obligations)
      if (!closed) found.claims.push({ currency, kind, minor, units, batchId, since, contractId: id });
  }
  return found;
}

function lotsOf(
  { contract, progress, batches, decisions }: ContractLedger,
  { submissions, sentBack }: { submissions: Map<string, number>; sentBack: Set<string> },
  measured: { outcomes: Map<string, Map<string, Outcome>>; policy: Policy | undefined },
  now: number,
): Lot[] {
  const { id: contractId, title, unit, currency } = contract;
  return progress.map((week, i) => {
    const received = week.firstReceivedAt === null ? null : { at: week.firstReceivedAt, units: week.units };
    const { timing, daysLate, missingUnits } = weekStanding(week, received, now, contract);
    const outcomes = measured.outcomes.get(week.id);
    const decision = decisions.get(week.id);
    return {
      batchId: week.id,
      ...{ contractId, contract: title, unit, currency, week: week.week, dueAt: week.dueAt },
      isDue: received !== null || timing === "late",
      receivedAt: week.firstReceivedAt,
      ...{ daysLate, missingUnits, expectedUnits: week.expectedUnits, deliveredUnits: week.units },
      payableUnits: Math.min(week.units, batches[i]?.mostUnits ?? week.units),
      submissions: submissions.get(week.id) ?? 0,
      verdict: week.decision && !isWaiting(week) ? week.decision.commercial : null,
      wasSentBack: sentBack.has(week.id),
      isDeemed: batches[i]?.isDeemed ?? false,
      acceptedUnits: decision?.acceptedUnits ?? 0,
      payableMinor: batches[i]?.payableMinor ?? 0,
      effectiveUnits: decision ? effectiveOf(decision) : null,
      agreement: outcomes?.get("raw-agreement-no-ties") ?? null,
      gold: outcomes?.get("gold-accuracy") ?? null,
      drift: measured.policy && outcomes ? driftOf(measured.policy, outcomes) : null,
    };
  });
}

/** 0 where nothing of it may train; null where the decision carries no such number. */
function effectiveOf(decision: DecisionRow): number | null {
  if (!TRAINING_CHOICES[decision.training].usable) return 0;
  return evidenceOfDecision(decision).after?.effective ?? null;
}

function driftOf(policy: Policy, outcomes: Map<string, Outcome>): string[] | null {
  const judged = judge(policy, DRIFT, outcomes).filter(({ state }) => state !== "insufficient");
  if (judged.length === 0) return null;
  return judged.filter(({ state }) => state === "fail").map(({ metric }) => metric.title);
}
