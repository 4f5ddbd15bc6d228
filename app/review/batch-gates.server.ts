/** The gates of a batch, each with its weeks and with what it asks for. */
import { METRICS } from "#app/metrics/index.ts";
import { weeklyOutcomes } from "#db/metric-series.server.ts";
import type { BatchEvidence } from "./batch-evidence.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { judge } from "./judge.ts";
import { judgedRow } from "./judged-row.ts";
import { axesText } from "./verdict-sentence.ts";

/** Weeks up to this one: what came later was not known when it was looked at. */
export async function batchGates({ db }: ReviewTools, { judged, policy, contract, batch }: BatchEvidence) {
  const gates = judged.filter(({ criterion }) => criterion?.gate);
  if (gates.length === 0) return [];
  const metrics = METRICS.filter(({ id }) => gates.some(({ metric }) => metric.id === id));
  const weeks = (await weeklyOutcomes(db, contract.id)).filter(({ week }) => week <= batch.week);
  const judgedWeeks = weeks.map(({ week, outcomes }) => ({ week, judged: judge(policy, metrics, outcomes) }));
  return gates.map((gate) => ({
    ...judgedRow(gate),
    consequence: consequenceOf(gate),
    weeks: judgedWeeks.flatMap(({ week, judged: all }) => {
      const one = all.find(({ metric }) => metric.id === gate.metric.id);
      return one ? [{ label: `week ${week}`, outcome: judgedRow(one).outcome, state: one.state }] : [];
    }),
  }));
}

/** What this criterion asks for; null when it passes. */
function consequenceOf({ state, criterion, outcome }: BatchEvidence["judged"][number]): string | null {
  if (!criterion || state === "pass") return null;
  if (state === "insufficient" && outcome.kind === "not-computable" && outcome.ask) return outcome.ask;
  if (state === "insufficient")
    return criterion.whenInsufficient === "hold" ? "asks for: hold until there is evidence" : NOTED;
  const axes = state === "fail" ? criterion.onFail : criterion.onWarn;
  if (axes.commercial === "accept" && axes.training === "include") return NOTED;
  return `asks for: ${axesText(axes).toLowerCase()}`;
}

const NOTED = "noted; nothing follows from it";
