/** A stored policy with its metrics in words, its other versions and the contracts it is in force for. */
import type { Criterion, Policy } from "#app/domain/policy.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { Metric } from "#app/metrics/metric.ts";
import type { Db } from "#db/client.server.ts";
import { listContracts, listPolicies, policyById } from "#db/contracts.server.ts";
import { DEFAULT_POLICY } from "./default-policy.ts";

export interface CriterionRow extends Criterion {
  title: string;
  about: string;
  group: string;
  better: Metric["better"];
  target: number | null;
  unit: Metric["unit"];
}

export async function policyPage(db: Db, id: string) {
  const row = await policyById(db, id);
  if (!row) return undefined;
  const policy = row.body as Policy;
  const contracts = await listContracts(db);
  const versions = (await listPolicies(db)).filter(({ name }) => name === row.name);
  return {
    id,
    name: row.name,
    version: row.version,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    criteria: policy.criteria.map(criterionRow),
    credits: policy.credits,
    versions: versions.map((one) => ({ id: one.id, version: one.version })).reverse(),
    contracts: contracts.map((one) => ({
      id: one.id,
      title: one.title,
      vendor: one.vendor,
      uses: one.policyId === id,
    })),
  };
}

export type PolicyPage = NonNullable<Awaited<ReturnType<typeof policyPage>>>;

/** Every metric of the catalogue as it would be judged by default: what a policy can still take up. */
export function defaultCriteria(): CriterionRow[] {
  return DEFAULT_POLICY.criteria.map(criterionRow);
}

function criterionRow(criterion: Criterion): CriterionRow {
  const metric = METRICS.find(({ id }) => id === criterion.metric);
  return {
    ...criterion,
    title: metric?.title ?? criterion.metric,
    about: metric?.about ?? "This version of Assay does not have this metric; it is not judged.",
    group: metric?.group ?? "unknown",
    better: metric?.better ?? "higher",
    target: metric?.target ?? null,
    unit: metric?.unit ?? "share",
  };
}
