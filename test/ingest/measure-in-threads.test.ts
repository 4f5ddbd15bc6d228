/** Two threads share the metrics out between them, and say what one says. */
import { expect, it } from "vitest";
import { measureInThreads } from "#app/ingest/measure-in-threads.server.ts";
import { METRICS } from "#app/metrics/index.ts";
import { freshClaims, inListOrder, measureAll, measureClaimed } from "#app/metrics/measure.ts";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { generated } from "#test/detection/generated.ts";

const { view, context } = generated({ ...cleanBatch(1, 18_000), annotators: 60, overlap: 0.2 });
const one = measureAll(view, context);

it("the outcomes of a large batch are those of one thread, in the order of the list", async () => {
  expect(view.judgments.n).toBeGreaterThan(20_000);
  expect(await measureInThreads(view, context)).toEqual(one);
});

it("what is claimed is measured once, and together it is everything", () => {
  const claims = freshClaims();
  claims[1] = 1;
  const mine = measureClaimed(view, context, claims);
  claims.fill(1);
  claims[1] = 0;
  const others = measureClaimed(view, context, claims);
  expect([...mine.keys()].filter((id) => others.has(id))).toEqual([]);
  expect(mine.size + others.size).toBe(METRICS.length);
  expect(inListOrder([mine, others])).toEqual(one);
  expect(() => inListOrder([mine])).toThrow("Nobody measured");
});
