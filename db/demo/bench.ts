/** Canonical lines like a real delivery's in size: about 2.4 kB each, 1.2 judgments per item. */
import { cleanBatch } from "./clean-batch.ts";
import { emptyTruth } from "./faults.ts";
import { deliveryChunks } from "./lines.ts";

/** Chunks of whole lines of about a quarter of a megabyte; memory stays flat for any `count`. Every item differs. */
export function benchItems(count: number, seed = 1): Generator<string> {
  const plan = { ...cleanBatch(seed, count), overlap: 0.17, history: { share: 0.85, exchanges: 3 }, prefix: "b" };
  return deliveryChunks(plan, emptyTruth());
}
