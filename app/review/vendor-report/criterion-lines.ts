/** The criteria as the decision found them, in words a vendor can act on. */
import { lineText } from "#app/domain/figure.ts";
import type { Criterion, Policy } from "#app/domain/policy.ts";
import { metricById } from "#app/metrics/index.ts";
import type { Metric, MetricState } from "#app/metrics/metric.ts";
import type { EvidenceMetric } from "../decision-evidence.ts";
import type { CriterionLine } from "./content.ts";

/** How a state is called towards a vendor. */
export const STATE_WORDS: Record<MetricState, string> = {
  pass: "met",
  warn: "near the line",
  fail: "not met",
  insufficient: "not enough data",
};

/** Titles of our own desk that would accuse, or speak of others. */
const TITLES: Record<string, string> = {
  copying: "Annotators whose answers coincide",
  "cross-vendor-duplicates": "Pairs not new to the buyer",
  "cross-vendor-near-duplicates": "Pairs nearly known to the buyer",
  "eval-contamination": "Prompts from evaluation sets",
  "model-written-justifications": "Comments with marks of other tools",
  "repeated-justifications": "Comments that repeat",
};

/** Ids that would say the same, for the JSON. */
const IDS: Record<string, string> = {
  "cross-vendor-duplicates": "not-new-to-buyer",
  "cross-vendor-near-duplicates": "nearly-known-to-buyer",
};

/** Rest on our models or on other vendors' data: told only where the criteria make them a gate. */
const OURS = new Set(["cross-vendor-duplicates", "cross-vendor-near-duplicates", "crowdlab"]);

/** Gates first, then worst first; in the order of the evidence among equals. */
export function criterionLines(metrics: readonly EvidenceMetric[], { criteria }: Policy): CriterionLine[] {
  const byMetric = new Map(criteria.map((criterion) => [criterion.metric, criterion]));
  return metrics
    .flatMap((measured) => {
      const metric = metricById(measured.id);
      const criterion = byMetric.get(measured.id);
      return metric && criterion && isTold(metric, criterion) ? [lineOf(measured, metric, criterion)] : [];
    })
    .sort((a, b) => Number(b.decides) - Number(a.decides) || WORST.indexOf(a.state) - WORST.indexOf(b.state));
}

const WORST: readonly MetricState[] = ["fail", "warn", "insufficient", "pass"];

function isTold({ id, group }: Metric, { gate }: Criterion): boolean {
  return gate || (group !== "scores" && !OURS.has(id));
}

export function titleForVendor({ id, title }: { id: string; title: string }): string {
  return TITLES[id] ?? title;
}

function lineOf(measured: EvidenceMetric, metric: Metric, criterion: Criterion): CriterionLine {
  const { outcome, state, id, version } = measured;
  const estimate = outcome.kind === "estimate" ? outcome : null;
  return {
    metric: IDS[id] ?? id,
    version,
    title: titleForVendor(measured),
    about: TITLES[id] ? "" : metric.about,
    decides: criterion.gate,
    state,
    unit: measured.unit,
    value: estimate?.value ?? null,
    low: estimate?.low ?? null,
    high: estimate?.high ?? null,
    n: outcome.kind === "not-computable" ? null : outcome.n,
    nUnit: outcome.kind === "not-computable" ? null : outcome.nUnit,
    // What to do about it (`ask`) is written for our own desk.
    reason: outcome.kind === "not-computable" ? outcome.reason : shortage(measured, criterion),
    requirement: requirementText(metric, criterion),
  };
}

function shortage({ outcome, state }: EvidenceMetric, { minimumN }: Criterion): string | null {
  if (outcome.kind === "not-enough") return `${lineText(outcome.needed)} are needed.`.replace(".00", "");
  return state === "insufficient" ? `At least ${minimumN} are needed.` : null;
}

/** @example "0.90 or more; under 0.85 it is not met" */
export function requirementText(
  { better, target = 0 }: Metric,
  { warn, fail }: Pick<Criterion, "warn" | "fail">,
): string {
  if (better === "near-target")
    return `within ${lineText(warn)} of ${lineText(target)}; beyond ${lineText(fail)} it is not met`;
  const [most, past] = better === "higher" ? ["or more", "under"] : ["or less", "over"];
  return `${lineText(warn)} ${most}; ${past} ${lineText(fail)} it is not met`;
}
