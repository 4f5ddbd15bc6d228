/** A contract of three weeks with vendor and policy, and what has been delivered and decided on it: counts, no content. */
import { parseContract } from "#app/domain/contract.ts";
import type { Commercial, Training } from "#app/domain/decision.ts";
import type { Metric, Outcome } from "#app/metrics/metric.ts";
import { storeContract } from "#app/review/store-contract.server.ts";
import type { Db } from "#db/client.server.ts";
import { batchOfWeek, contractById } from "#db/contracts.server.ts";
import { appendDecision, latestDecisions } from "#db/decisions.server.ts";
import { activeDeliveries, beginDelivery, finishDelivery } from "#db/deliveries.server.ts";
import { storeMetricValues } from "#db/metric-values.server.ts";

export const CONTRACT_FILE = {
  vendor: "Larkfield Annotation",
  title: "General helpfulness",
  currency: "USD",
  unit: "comparison",
  committedUnits: 17_000,
  tiers: [
    { fromUnit: 1, unitPrice: "4.00" },
    { fromUnit: 7_001, unitPrice: "5.00" },
  ],
  startsOn: "2026-10-05",
  ramp: [2_000, 5_000, 10_000],
  feedback: { kind: "likert", points: 5 },
  approvedModels: ["tuned-7b-a", { model: "tuned-7b-b", fromWeek: 2, toWeek: 3 }],
  rejectionWindowDays: 10,
};

/** Returns its id. `changes` replace keys of the file. */
export async function aContract(db: Db, changes: Record<string, unknown> = {}, now = 0): Promise<string> {
  const parsed = parseContract({ ...CONTRACT_FILE, ...changes });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const stored = await storeContract(db, parsed.contract, { now, by: "tester" });
  if (stored.kind === "refused") throw new Error(stored.message);
  return stored.id;
}

/** A delivery whose content is only counted: what lists and read models see of it. Returns its id. */
export async function delivered(
  db: Db,
  contractId: string,
  week: number,
  { items, at, kind = "full" }: { items: number; at: number; kind?: "full" | "correction" },
): Promise<number> {
  const batchId = await batchIdOf(db, contractId, week);
  const { id } = await beginDelivery(db, {
    batchId,
    kind,
    fileName: `week-${week}.jsonl`,
    fileSha256: `${contractId}-${week}-${items}-${at}`,
    fileBytes: 1,
    format: "jsonl",
    reader: "assay@1",
    parserVersion: "1",
    receivedAt: at,
    receivedBy: "tester",
    loadingPid: 1,
  });
  const dictionary = { annotators: [], domains: [], languages: [], models: [], scale: null };
  const counts = { rows: items, items, responses: 2 * items, judgments: items, quarantined: 0 };
  await finishDelivery(db, id, { textSha256: "0", ...counts, dictionary });
  return id;
}

export async function measured(
  db: Db,
  deliveryId: number,
  values: { metric: Metric; outcome: Outcome }[],
): Promise<void> {
  const against = { expected: "", models: "", mix: "", earlier: "" };
  await storeMetricValues(db, deliveryId, values, { now: 0, against });
}

interface Decided {
  commercial: Commercial;
  training: Training;
  acceptedUnits: number;
  payableMinor: number;
  evidence?: unknown;
  at?: number;
}

export async function decided(db: Db, contractId: string, week: number, decision: Decided): Promise<number> {
  const batchId = await batchIdOf(db, contractId, week);
  const newest = (await activeDeliveries(db, batchId)).at(-1);
  const contract = await contractById(db, contractId);
  if (!newest || !contract) throw new Error("Nothing to decide.");
  const seen = (await latestDecisions(db, [batchId])).get(batchId)?.id ?? null;
  const { at = 0, evidence = {}, ...axes } = decision;
  const row = {
    ...axes,
    batchId,
    deliveryId: newest.id,
    reason: "All gates pass.",
    signer: "tester",
    policyId: contract.policyId,
    recommendedCommercial: "accept",
    recommendedTraining: "include",
    isOverride: false,
    rules: [],
    evidence,
    decidedAt: at,
  } as const;
  const outcome = await appendDecision(db, row, seen);
  if (outcome.kind !== "decided") throw new Error("Overtaken.");
  return outcome.id;
}

export async function batchIdOf(db: Db, contractId: string, week: number): Promise<string> {
  const batch = await batchOfWeek(db, contractId, week);
  if (!batch) throw new Error(`No week ${week}.`);
  return batch.id;
}
