/**
 * The policy a contract starts with: every metric that gates or advises, against its own lines. What only describes a batch
 * is shown and judged by nobody: seventy judges would find something in every batch.
 *
 * Consequences by group. Integrity that fails is returned for rework. Agreement and gold that fail refuse the batch; gold
 * that warns earns a credit, agreement that warns is only said, because on a few hundred comparisons a warning is often
 * chance; without evidence both hold. Conduct, bias, drift and on-policy share never touch what is
 * owed: they lower what is used.
 */
import type { Axes } from "#app/domain/decision.ts";
import type { Criterion, Policy } from "#app/domain/policy.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { Metric, MetricGroup } from "#app/metrics/metric.ts";

const AS_IS: Axes = { commercial: "accept", training: "include" };
const REWEIGHT: Axes = { commercial: "accept", training: "reweight" };

interface Consequences {
  onWarn: Axes;
  onFail: Axes;
}

const OF_GATES: Record<MetricGroup, Consequences> = {
  integrity: { onWarn: AS_IS, onFail: { commercial: "rework", training: "quarantine" } },
  agreement: { onWarn: AS_IS, onFail: { commercial: "reject", training: "quarantine" } },
  gold: {
    onWarn: { commercial: "accept_with_credit", training: "reweight" },
    onFail: { commercial: "reject", training: "quarantine" },
  },
  conduct: { onWarn: AS_IS, onFail: REWEIGHT },
  bias: { onWarn: REWEIGHT, onFail: REWEIGHT },
  drift: { onWarn: AS_IS, onFail: REWEIGHT },
  policy: { onWarn: REWEIGHT, onFail: { commercial: "accept", training: "quarantine" } },
  scores: { onWarn: AS_IS, onFail: REWEIGHT },
};

/** Criteria that are no gates advise: what they find never costs the vendor anything. */
const OF_ADVICE: Record<MetricGroup, Consequences> = {
  ...OF_GATES,
  integrity: { onWarn: AS_IS, onFail: AS_IS },
  agreement: { onWarn: AS_IS, onFail: REWEIGHT },
  gold: { onWarn: AS_IS, onFail: REWEIGHT },
};

const HOLD_WITHOUT_EVIDENCE: ReadonlySet<MetricGroup> = new Set(["agreement", "gold"]);

export function policyFrom(metrics: readonly Metric[]): Policy {
  return {
    name: "Assay default",
    version: 1,
    criteria: metrics.filter(({ shownOnly }) => !shownOnly).map(criterionOf),
    credits: [
      { goldAtLeast: 0.9, creditBasisPoints: 0 },
      { goldAtLeast: 0.87, creditBasisPoints: 1000 },
      { goldAtLeast: 0.84, creditBasisPoints: 2500 },
    ],
  };
}

export const DEFAULT_POLICY: Policy = policyFrom(METRICS);

function criterionOf({ id, lines, minimumN, gate, group }: Metric): Criterion {
  const { onWarn, onFail } = (gate ? OF_GATES : OF_ADVICE)[group];
  return {
    metric: id,
    warn: lines.warn,
    fail: lines.fail,
    minimumN,
    gate,
    onWarn,
    onFail,
    whenInsufficient: gate && HOLD_WITHOUT_EVIDENCE.has(group) ? "hold" : "note",
  };
}
