/** Whether a batch waits for us: something came that the decision in force has not seen, or it only holds. */
import type { Commercial } from "#app/domain/decision.ts";

export function isWaiting(batch: {
  newestDelivery: number | null;
  decision: { deliveryId: number; commercial: Commercial } | null;
}): boolean {
  if (batch.newestDelivery === null) return false;
  if (!batch.decision) return true;
  return batch.decision.commercial === "hold" || batch.decision.deliveryId < batch.newestDelivery;
}
