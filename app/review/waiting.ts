/** Whether a batch waits for us: something came that the decision in force has not seen, it only holds, or a newer one awaits its second approver. */
import type { Commercial } from "#app/domain/decision.ts";

export function isWaiting(batch: {
  newestDelivery: number | null;
  decision: { deliveryId: number; commercial: Commercial } | null;
  awaiting?: unknown;
}): boolean {
  if (batch.newestDelivery === null) return false;
  if (!batch.decision || batch.awaiting) return true;
  return batch.decision.commercial === "hold" || batch.decision.deliveryId < batch.newestDelivery;
}
