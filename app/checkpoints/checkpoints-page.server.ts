/** The register of a contract: every checkpoint, what each week was collected with, and names that nobody registered. */
import { startWeek } from "#app/domain/checkpoint-week.ts";
import { dayIn } from "#app/domain/wall-clock.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import { checkpointAge } from "#app/metrics/policy/checkpoint-age.ts";
import { knownCheckpoints, modelsDelivered } from "#db/checkpoints.server.ts";
import type { Db } from "#db/client.server.ts";
import { batchesOf, contractById } from "#db/contracts.server.ts";
import { metricByDelivery } from "#db/series.server.ts";
import { approvedText, stateOf } from "./approved-words.ts";

export type CheckpointsPage = NonNullable<Awaited<ReturnType<typeof checkpointsPage>>>;
export type CheckpointLine = CheckpointsPage["checkpoints"][number];
export type WeekLine = CheckpointsPage["weeks"][number];

/** undefined when there is no such contract. */
export async function checkpointsPage(db: Db, contractId: string, { now }: { now: number }) {
  const contract = await contractById(db, contractId);
  if (!contract) return undefined;
  const known = await knownCheckpoints(db, contractId);
  const weeks = await checkpointWeeks(db, contractId);
  const today = dayIn(now, contract.timeZone);
  const named = new Set(known.map(({ model }) => model));
  const schedule = await batchesOf(db, contractId);
  const lines = known.map((one) => ({
    ...{ model: one.model, family: one.family, place: one.place, about: one.about, isRegistered: one.isRegistered },
    approved: approvedText(one),
    startWeek: startWeek(one, { weeks: schedule }),
    state: stateOf(one, { today, weeks: schedule }),
    downtimes: one.entries.filter(({ entry }) => entry === "downtime").length,
    ...deliveredWith(weeks, one.model),
  }));
  return {
    now,
    today,
    contract: { id: contract.id, title: contract.title, timeZone: contract.timeZone },
    checkpoints: lines,
    weeks,
    unknown: [...new Set(weeks.flatMap(({ models }) => models.map(({ model }) => model)))]
      .filter((model) => !named.has(model))
      .sort()
      .map((model) => ({ model, ...deliveredWith(weeks, model) })),
  };
}

/** Each delivered week with its on-policy share, age, and responses by model as the share counted them. */
export async function checkpointWeeks(db: Db, contractId: string) {
  const newest = new Map(
    (await modelsDelivered(db, contractId)).filter(({ isSuperseded }) => !isSuperseded).map((row) => [row.week, row]),
  );
  const ids = [...newest.values()].map(({ deliveryId }) => deliveryId);
  const shares = await metricByDelivery(db, "on-policy-share", ids);
  const ages = await metricByDelivery(db, "checkpoint-age", ids);
  return [...newest.values()].map(({ batchId, week, deliveryId, models }) => {
    const share = shares.get(deliveryId)?.outcome ?? NOT_MEASURED;
    const counts = share.kind === "estimate" ? (share.detail?.rows ?? []) : [];
    return {
      ...{ batchId, week },
      share: withoutDetail(share),
      age: enough(withoutDetail(ages.get(deliveryId)?.outcome ?? NOT_MEASURED)),
      models: models.map((model) => {
        const row = counts.find(([name]) => name === model);
        return { model, responses: typeof row?.[1] === "number" ? row[1] : null };
      }),
    };
  });
}

const NOT_MEASURED: Outcome = { kind: "not-computable", reason: "It was not measured on this delivery." };

function enough(outcome: Outcome): Outcome {
  const { minimumN: needed } = checkpointAge;
  if (outcome.kind !== "estimate" || outcome.n >= needed) return outcome;
  return { kind: "not-enough", n: outcome.n, needed, nUnit: outcome.nUnit };
}

function withoutDetail(outcome: Outcome): Outcome {
  if (outcome.kind !== "estimate") return outcome;
  const { detail: _, ...estimate } = outcome;
  return estimate;
}

function deliveredWith(weeks: Awaited<ReturnType<typeof checkpointWeeks>>, model: string) {
  const found = weeks.flatMap(({ week, batchId, models }) =>
    models.filter((one) => one.model === model).map(({ responses }) => ({ week, batchId, responses })),
  );
  const counts = found.flatMap(({ responses }) => responses ?? []);
  return {
    batches: found.map(({ week, batchId }) => ({ week, batchId })),
    responses: counts.length > 0 ? counts.reduce((sum, n) => sum + n, 0) : null,
  };
}
