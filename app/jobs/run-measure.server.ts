/** Measures deliveries that are here already once more. */
import { measureDelivery } from "#app/ingest/measure-delivery.server.ts";
import { deliveryById } from "#db/deliveries.server.ts";
import type { JobRow } from "#db/jobs.server.ts";
import type { MeasureInput } from "./job.ts";
import { type End, hooks, type JobTools } from "./job-hooks.server.ts";

export async function runMeasure(tools: JobTools, job: JobRow): Promise<End> {
  const { deliveryIds } = job.input as MeasureInput;
  const { progress, cancelled } = await hooks(tools, job);
  let measured = 0;
  for (const id of deliveryIds) {
    if (cancelled())
      return { state: "cancelled", message: "Cancelled. Weeks measured by then keep their new numbers." };
    const delivery = await deliveryById(tools.db, id);
    if (!delivery) continue;
    await measureDelivery(tools.db, tools.vault, delivery, tools.now());
    measured += 1;
    progress({ stage: "measure", rows: 0, rejected: 0, bytesDone: measured, bytesTotal: deliveryIds.length });
  }
  return { state: "done", result: { kind: "measured", deliveries: measured } };
}
