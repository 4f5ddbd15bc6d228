/** The recommendation for each of many batches at once, from their stored values and their contracts' policies. */
import type { Policy } from "#app/domain/policy.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { Db } from "#db/client.server.ts";
import { policyById } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { inspectionsOf } from "#db/inspections.server.ts";
import { outcomesOf } from "#db/metric-values.server.ts";
import { inspectedLots, inspectionFindings } from "./inspection-findings.ts";
import { judge } from "./judge.ts";
import { type Recommendation, recommend } from "./recommend.ts";

/** By batch id; batches without a measured delivery are left out. */
export async function recommendationsOf(
  db: Db,
  contracts: readonly { id: string; policyId: string }[],
  batches: readonly { id: string; contractId: string; newestDelivery: number | null }[],
): Promise<Map<string, Recommendation>> {
  const policies = await policiesOf(db, contracts);
  // A recommendation rests on the criteria alone; a delivery is measured by far more than a policy names.
  const criteria = [...policies.values()].flatMap((policy) => policy.criteria.map(({ metric }) => metric));
  const outcomes = await outcomesOf(
    db,
    batches.flatMap(({ newestDelivery }) => newestDelivery ?? []),
    [...new Set(criteria)],
  );
  const inspections = await inspectionsOf(
    db,
    batches.map(({ id }) => id),
  );
  const found = new Map<string, Recommendation>();
  for (const { id, contractId, newestDelivery } of batches) {
    const policy = policies.get(contractId);
    const values = newestDelivery === null ? undefined : outcomes.get(newestDelivery);
    if (!policy || !values) continue;
    const own = inspections.filter(({ batchId }) => batchId === id);
    const lots = own.length === 0 ? [] : inspectedLots(own, await activeDeliveries(db, id));
    found.set(id, recommend(policy, judge(policy, METRICS, values), "contract", inspectionFindings(id, lots)));
  }
  return found;
}

async function policiesOf(
  db: Db,
  contracts: readonly { id: string; policyId: string }[],
): Promise<Map<string, Policy>> {
  const bodies = new Map<string, Policy>();
  for (const id of new Set(contracts.map(({ policyId }) => policyId))) {
    const row = await policyById(db, id);
    if (row) bodies.set(id, row.body as Policy);
  }
  return new Map(contracts.flatMap(({ id, policyId }) => [[id, bodies.get(policyId)] as const]).filter(isGiven));
}

function isGiven<Key, Value>(entry: readonly [Key, Value | undefined]): entry is [Key, Value] {
  return entry[1] !== undefined;
}
