/** The same prompt and responses as two vendors delivered them: the texts once, what each said of them beside the other. */
import { type RecordPage, recordPage } from "#app/review/record-page.server.ts";
import { deliveryById } from "#db/deliveries.server.ts";

type Tools = Parameters<typeof recordPage>[0];

export interface TwoRecords {
  one: RecordPage & { n: number };
  other: RecordPage & { n: number };
  /** The first response of the one is the second of the other. */
  isTurned: boolean;
}

/** @param other "delivery/n"; undefined when one of them is not there, or their texts are not the same. */
export async function twoRecords(
  tools: Tools,
  one: { deliveryId: number; n: number },
  other: string,
): Promise<TwoRecords | undefined> {
  const [deliveryId = Number.NaN, n = Number.NaN] = /^\d{1,15}\/\d{1,15}$/.test(other)
    ? other.split("/").map(Number)
    : [];
  const [first, second] = [await recordOf(tools, one), await recordOf(tools, { deliveryId, n })];
  if (!first || !second || first.pairKey !== second.pairKey) return undefined;
  return {
    one: { ...first.page, n: one.n },
    other: { ...second.page, n },
    isTurned: first.firstKey !== second.firstKey,
  };
}

async function recordOf(tools: Tools, { deliveryId, n }: { deliveryId: number; n: number }) {
  const delivery = Number.isSafeInteger(deliveryId) ? await deliveryById(tools.db, deliveryId) : undefined;
  if (!delivery) return undefined;
  const page = await recordPage(tools, { batchId: delivery.batchId, deliveryId, n }, new URLSearchParams());
  if (!page) return undefined;
  const { items, responses } = await tools.views.of([delivery]);
  return { page, pairKey: items.pairKey[n], firstKey: responses.key[items.firstResponse[n] as number] };
}
