/**
 * A batch with the verdicts of all its gold: the vendor's, and what researchers agreed on in other weeks. For looking at
 * annotators only: weights and slices stay with what was delivered, so that a decision can be redone.
 */
import { contractGoldOf } from "#app/ingest/measure-delivery.server.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { withContractGold } from "#app/metrics/gold/contract-gold.ts";
import type { DeliveryRow } from "#db/deliveries.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";

export async function goldView(
  { db, views }: ReviewTools,
  batch: { id: string; contractId: string },
  deliveries: readonly DeliveryRow[],
): Promise<BatchView> {
  return withContractGold(await views.of(deliveries), await contractGoldOf(db, batch)).view;
}
