/** What follows the storing of a delivery: its texts are compared, and it is measured. */
import type { BatchView } from "#app/metrics/batch-view.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import type { DeliveryRow } from "#db/deliveries.server.ts";
import { storeMetricValues } from "#db/metric-values.server.ts";
import { measurable, measureDelivery } from "./measure-delivery.server.ts";
import { type MeasuringThread, measureInThreads } from "./measure-in-threads.server.ts";
import { type Marks, markDelivery } from "./texts/mark-delivery.server.ts";
import { membersSample } from "./texts/members-sample.server.ts";

export { startMeasuring } from "./measure-in-threads.server.ts";

/**
 * A delivery that stands alone is measured while its texts are compared; a correction joins others, marked before it.
 *
 * @param thread as `startMeasuring` gave it for the delivery; a correction has none yet
 */
export async function markAndMeasure(
  db: Db,
  vault: Vault,
  delivery: DeliveryRow,
  now: number,
  thread: MeasuringThread | null,
): Promise<void> {
  if (delivery.kind !== "full") {
    await markDelivery(db, vault, delivery);
    await measureDelivery(db, vault, delivery, now);
    return;
  }
  const { view, context, against } = await measurable(db, delivery);
  const unmarked = {
    mark: async () => writeMarks(view, await markDelivery(db, vault, delivery)),
    texts: () => membersSample(db, vault, [delivery], view),
  };
  const outcomes = await measureInThreads(view, context, unmarked, thread);
  await storeMetricValues(db, delivery.id, outcomes, { now, against });
}

function writeMarks({ items, responses }: BatchView, marks: Marks): void {
  items.nearItem.set(marks.nearItem);
  items.nearPrompt.set(marks.nearPrompt);
  items.copied.set(marks.copied);
  items.promptLanguage.set(marks.promptLanguage);
  responses.language.set(marks.language);
}
