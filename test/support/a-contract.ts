/** A small contract for tests: three weeks of ten comparisons at $5.00. */
import { parseContract } from "#app/domain/contract.ts";
import { storeContract } from "#app/review/store-contract.server.ts";
import type { Db } from "#db/client.server.ts";
import { type BatchRow, batchesOf } from "#db/contracts.server.ts";

export async function aContract(
  db: Db,
  changes: Record<string, unknown> = {},
): Promise<{ id: string; weeks: BatchRow[] }> {
  const parsed = parseContract({
    vendor: "Larkfield Annotation",
    title: "General helpfulness",
    currency: "USD",
    unit: "comparison",
    committedUnits: 30,
    tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
    startsOn: "2026-10-05",
    ramp: [10, 10, 10],
    feedback: { kind: "likert", points: 5 },
    approvedModels: ["model-a", "model-b"],
    rejectionWindowDays: 10,
    ...changes,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const stored = await storeContract(db, parsed.contract, { now: Date.UTC(2026, 9, 1), by: "tester" });
  if (stored.kind === "refused") throw new Error(stored.message);
  return { id: stored.id, weeks: await batchesOf(db, stored.id) };
}
