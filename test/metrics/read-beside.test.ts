/** The facts beside a delivery that each metric says it reads are those that it reads. */
import { expect, it } from "vitest";
import type { MeasuredFact } from "#app/domain/measured-against.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";
import { readsFact } from "#app/metrics/read-beside.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { NO_CONTEXT } from "#test/support/view-builder.ts";
import { sample } from "../detection/population.ts";

const OF_FACT: Record<MeasuredFact, readonly (keyof MeasureContext)[]> = {
  expected: ["expectedUnits"],
  models: ["approvedModels", "approvedSpans", "checkpointAge"],
  mix: ["mix", "languages"],
  earlier: ["previous", "earlierPairKeys", "earlierGoldKeys"],
};

const view = (seed: number) => sample(400, seededRandom(seed), { beside: seededRandom(seed + 1) });

/** The names of what is read of a context in which nothing is missing. */
function readBy(measure: (context: MeasureContext) => unknown): Set<string> {
  const read = new Set<string>();
  const context: MeasureContext = {
    ...NO_CONTEXT,
    expectedUnits: 400,
    approvedModels: new Set(["a"]),
    mix: [{ dimension: "domain", stratum: "x", share: 0.5, tolerance: 0.1 }],
    previous: view(11),
    earlierPairKeys: new Float64Array([1]),
  };
  const watched = new Proxy(context, {
    get(target, name) {
      read.add(String(name));
      return Reflect.get(target, name);
    },
  });
  measure(watched);
  return read;
}

it.each(METRICS.map((metric) => [metric.id, metric] as const))("%s", (id, metric) => {
  const read = readBy((context) => metric.measure(view(1), context));
  for (const [fact, names] of Object.entries(OF_FACT) as [MeasuredFact, string[]][])
    expect([fact, readsFact(id, fact)]).toEqual([fact, names.some((name) => read.has(name))]);
});
