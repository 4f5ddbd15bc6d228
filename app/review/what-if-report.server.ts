/** What any combination of exclusions and weights does to a batch: for the decision screen and the command line. */
import { MICRO_PER_MINOR } from "#app/domain/money.ts";
import { costPerUnit } from "#app/domain/pricing.ts";
import { METRICS } from "#app/metrics/index.ts";
import { measureOne } from "#app/metrics/measure-one.ts";
import type { BatchEvidence } from "./batch-evidence.server.ts";
import { type BatchStanding, type BatchStandings, batchStandings, type ReviewTools } from "./batch-standing.server.ts";
import { judge } from "./judge.ts";
import { judgedRow } from "./judged-row.ts";
import { measureContextOf } from "./measure-context.server.ts";
import { ruleFacts } from "./rule-facts.server.ts";
import { describeAction, type Rule } from "./rules.ts";
import { type SettledRules, settledRules } from "./settle-rules.ts";

/** Agreement, gold, bias, mix and drift: what exclusions are made for, and cheap enough to be measured while a person waits. */
export const WHAT_IF_METRICS = [
  "gold-accuracy",
  "raw-agreement-no-ties",
  "krippendorff-alpha-ordinal",
  "longer-wins",
  "position-bias",
  "tie-rate",
  "annotator-concentration",
  "mix-compliance",
  "domain-drift",
  "label-drift",
];

/** A hundredth of a minor unit: an estimate's price needs no more. */
const SHOWN = MICRO_PER_MINOR / 100;

export interface WhatIfStanding extends BatchStanding {
  /** Price over the units that the effective size is worth, in ten-thousandths of a minor unit; null when nothing is left. */
  perEffectiveMicro: number | null;
}

export interface ReportedRule {
  rule: Rule;
  text: string;
  /** Judgment rows in its slice, before any other rule. */
  matched: number;
  faults: string[];
  notes: string[];
}

export interface WhatIfReport extends Pick<BatchStandings, "view" | "left" | "priceOf"> {
  /** As given, each with what is wrong with it. */
  given: ReportedRule[];
  /** Those that count, with their estimates. */
  rules: Rule[];
  before: WhatIfStanding;
  after: WhatIfStanding;
}

export async function whatIfReport(
  tools: ReviewTools,
  evidence: BatchEvidence,
  rules: readonly Rule[],
): Promise<WhatIfReport> {
  const view = await tools.views.of(evidence.deliveries);
  const settled = settledRules(view, rules, await ruleFacts(tools.db, evidence));
  const standings = await batchStandings(tools, evidence, settled.rules, settled.weight);
  return {
    ...standings,
    given: rules.map((rule, place) => reportedRule(rule, place, settled)),
    rules: settled.rules,
    before: withCost(standings.before),
    after: withCost(standings.after),
  };
}

function reportedRule(rule: Rule, place: number, { faults, notes, matched }: SettledRules): ReportedRule {
  const of = (list: SettledRules["faults"]) => list.filter((one) => one.rule === place).map(({ message }) => message);
  return { rule, text: describeAction(rule), matched: matched[place] ?? 0, faults: of(faults), notes: of(notes) };
}

function withCost(standing: BatchStanding): WhatIfStanding {
  const { units, effectiveShare, moneyMinor } = standing;
  const effectiveUnits = Math.round(units * (effectiveShare ?? 0));
  const micro = effectiveUnits > 0 ? costPerUnit(moneyMinor, effectiveUnits) : null;
  return { ...standing, perEffectiveMicro: micro === null ? null : Math.round(micro / SHOWN) * SHOWN };
}

/** The metrics above before and after, each against the policy. */
export async function whatIfMetrics(tools: ReviewTools, evidence: BatchEvidence, { view, left, rules }: WhatIfReport) {
  const { judged, policy } = evidence;
  const before = judged.filter(({ metric }) => WHAT_IF_METRICS.includes(metric.id)).map(judgedRow);
  if (rules.length === 0) return before.map((row) => ({ before: row, after: row }));
  const context = await measureContextOf(tools, evidence, view);
  const metrics = METRICS.filter(({ id }) => before.some((row) => row.id === id));
  const outcomes = new Map(metrics.map((metric) => [metric.id, measureOne(metric, left, context)]));
  const after = new Map(judge(policy, metrics, outcomes).map((one) => [one.metric.id, judgedRow(one)]));
  return before.map((row) => ({ before: row, after: after.get(row.id) ?? row }));
}
