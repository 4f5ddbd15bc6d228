/**
 * What the policy recommends for a batch, on both axes, and the sentences that explain it.
 *
 * On each axis the worst consequence of any criterion, or of an inspection of the lot, holds. Integrity that fails sends the file back; agreement and gold
 * that fail refuse it; bias, drift and staleness only ever touch the training axis. A gate without evidence holds.
 */
import { type Axes, compareAxes, worseAxes } from "#app/domain/decision.ts";
import { countOf } from "#app/domain/figure.ts";
import { type CreditRow, creditFor, type Policy } from "#app/domain/policy.ts";
import type { MetricState } from "#app/metrics/metric.ts";
import type { InspectionFinding } from "./inspection-findings.ts";
import type { Judged } from "./judge.ts";
import { creditSentence, judgedClause, judgedSentence, lowerFirst, type Whose } from "./judged-sentence.ts";

export interface Recommendation extends Axes {
  /** fail: a gate fails; insufficient: a criterion that holds lacks evidence; warn: anything else found; pass. First wins. */
  state: MetricState;
  /** With accept_with_credit: by the policy's table; null when the table does not say. Otherwise 0. */
  creditBasisPoints: number | null;
  /** Worst first. What passes is one sentence at the end. */
  because: string[];
  /** What made the recommendation, worst first, without notes and passes. */
  reasons: Reason[];
}

export interface Reason {
  /** null for an inspection. */
  metricId: string | null;
  /** Where to look, when it is no metric. */
  href?: string;
  state: MetricState;
  /** "Gold accuracy is 0.880 [0.861, 0.897], n 1 204 gold answers, under the contract's 0.90." */
  sentence: string;
  /** "gold accuracy 0.880 [0.861, 0.897] is under 0.90" */
  clause: string;
}

/** The metric by which credits are graded. */
const GRADED_BY = "gold-accuracy";

/**
 * @param whose how the sentences call the lines: a contract's, or a policy's that no contract has.
 * @param inspected what inspections of this lot say.
 */
export function recommend(
  policy: Policy,
  judged: readonly Judged[],
  whose: Whose = "policy",
  inspected: readonly InspectionFinding[] = [],
): Recommendation {
  const applied = judged.filter(hasCriterion);
  const found = applied.flatMap((one) => findingOf(one, policy.credits)).sort(worstFirst);
  const notes = applied.filter(
    ({ state, criterion }) => state === "insufficient" && criterion.whenInsufficient === "note",
  );
  const refused = inspected.filter(({ state }) => state === "fail");
  const others = inspected.filter(({ state }) => state !== "fail");
  const axes = [...found, ...inspected].map((finding) => finding.axes).reduce(worseAxes, NOTHING_WRONG);
  const creditBasisPoints = axes.commercial === "accept_with_credit" ? creditOf(applied, policy.credits) : 0;
  return {
    ...axes,
    state: overallState(found, inspected),
    creditBasisPoints,
    because: [
      ...refused.map(({ sentence }) => sentence),
      ...found.map((finding) => judgedSentence(finding.judged, whose)),
      ...others.map(({ sentence }) => sentence),
      ...(axes.commercial === "accept_with_credit" ? [creditSentence(creditBasisPoints)] : []),
      ...noteSentences(notes, whose),
      ...passSentence(applied),
    ],
    reasons: [
      ...refused.map(reasonOf),
      ...found.map((finding) => ({
        metricId: finding.judged.metric.id,
        state: finding.judged.state,
        sentence: judgedSentence(finding.judged, whose),
        clause: judgedClause(finding.judged),
      })),
      ...others.filter(({ state }) => state !== "pass").map(reasonOf),
    ],
  };
}

function reasonOf({ state, sentence, clause, href }: InspectionFinding): Reason {
  return { metricId: null, href, state, sentence, clause };
}

const NOTHING_WRONG: Axes = { commercial: "accept", training: "include" };
const STATE_ORDER: readonly MetricState[] = ["fail", "insufficient", "warn"];

type Applied = Judged & { criterion: NonNullable<Judged["criterion"]> };

function hasCriterion(one: Judged): one is Applied {
  return one.criterion !== null;
}

interface Finding {
  judged: Applied;
  axes: Axes;
}

/** A criterion that passes, or is only noted, finds nothing. */
function findingOf(judged: Applied, credits: readonly CreditRow[]): Finding[] {
  const { state, criterion } = judged;
  if (state === "pass") return [];
  if (state === "insufficient")
    return criterion.whenInsufficient === "note" ? [] : [{ judged, axes: { commercial: "hold", training: "include" } }];
  return [{ judged, axes: gradedAxes(judged, state === "fail" ? criterion.onFail : criterion.onWarn, credits) }];
}

/**
 * The credit table speaks before the criterion: gold accuracy that earns a credit is accepted with it even where the line
 * fails, one that earns none is accepted where it only warns, and below the table the criterion's own consequence holds.
 */
function gradedAxes({ metric, outcome, state, criterion }: Applied, axes: Axes, credits: readonly CreditRow[]): Axes {
  if (metric.id !== GRADED_BY || outcome.kind !== "estimate") return axes;
  const credit = creditFor(credits, outcome.value);
  if (credit === null) return axes;
  if (credit > 0) return { commercial: "accept_with_credit", training: criterion.onWarn.training };
  return state === "warn" ? { ...axes, commercial: "accept" } : axes;
}

function creditOf(applied: readonly Applied[], credits: readonly CreditRow[]): number | null {
  const gold = applied.find(({ metric, state }) => metric.id === GRADED_BY && state !== "insufficient");
  if (gold?.outcome.kind !== "estimate" || credits.length === 0) return null;
  const credit = creditFor(credits, gold.outcome.value) ?? credits.at(-1)?.creditBasisPoints ?? 0;
  // A credit that another criterion asks for is not in a table graded by gold.
  return credit > 0 ? credit : null;
}

function worstFirst(a: Finding, b: Finding): number {
  const byState = STATE_ORDER.indexOf(a.judged.state) - STATE_ORDER.indexOf(b.judged.state);
  const byGate = Number(b.judged.criterion.gate) - Number(a.judged.criterion.gate);
  return compareAxes(b.axes, a.axes) || byState || byGate;
}

/** Failing advice is a warning about the batch: it is the gates that say whether it passes. */
function overallState(found: readonly Finding[], inspected: readonly InspectionFinding[]): MetricState {
  if (found.some(({ judged: { state, criterion } }) => state === "fail" && criterion.gate)) return "fail";
  if (inspected.some(({ state }) => state === "fail")) return "fail";
  if (found.some(({ judged }) => judged.state === "insufficient")) return "insufficient";
  if (inspected.some(({ state }) => state === "insufficient")) return "insufficient";
  return found.length > 0 ? "warn" : "pass";
}

const NOTES_IN_FULL = 2;

function noteSentences(notes: readonly Applied[], whose: Whose): string[] {
  if (notes.length <= NOTES_IN_FULL) return notes.map((note) => judgedSentence(note, whose));
  const titles = notes.map(({ metric }) => lowerFirst(metric.title)).join("; ");
  return [`${notes.length} criteria lack the data to be judged, and are only noted: ${titles}.`];
}

function passSentence(applied: readonly Applied[]): string[] {
  const passing = applied.filter(({ state }) => state === "pass").length;
  if (passing === 0) return [];
  if (passing === applied.length)
    return [passing === 1 ? "The only criterion passes." : `All ${passing} criteria pass.`];
  return [`${countOf(passing, "other criterion passes", "other criteria pass")}.`];
}
