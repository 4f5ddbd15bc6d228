/** One inspection: how far it is, what each class comes to, and what was said of each item once it is settled. */
import { answerOptions } from "#app/domain/answer-options.ts";
import type { Feedback } from "#app/domain/feedback.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { countHeld } from "#db/inspection-holds.server.ts";
import { answersOf, type RulingRow, rulingsOf } from "#db/inspection-reviews.server.ts";
import { type InspectedItemRow, inspectedItemsOf, inspectionById } from "#db/inspections.server.ts";
import { assess, type ItemState, isSettled } from "./assess.ts";
import { ITEM_FILTERS, isShown, type ShownState } from "./item-filter.ts";
import { standingSentence } from "./outcome.ts";
import { planSentence } from "./plan-sentences.ts";
import { holdingAt } from "./review.server.ts";
import { statesOf } from "./states.ts";
import type { InspectionTools } from "./tools.server.ts";

export type InspectionPage = NonNullable<Awaited<ReturnType<typeof inspectionPage>>>;

export interface InspectedLine {
  n: number;
  id: string;
  deliveryId: number;
  item: number;
  /** Its delivery is in force still: what is gone cannot be flagged. */
  isActive: boolean;
  state: ShownState;
  stratum: string;
  reviewers: string[];
  notes: string[];
  /** What the reviewers had answered before they saw the label. */
  answers: string[];
}

export async function inspectionPage(tools: InspectionTools, id: string, params: URLSearchParams) {
  const inspection = await inspectionById(tools.db, id);
  const batch = inspection && (await batchById(tools.db, inspection.batchId));
  const contract = batch && (await contractById(tools.db, batch.contractId));
  if (!inspection || !batch || !contract) return undefined;
  const items = await inspectedItemsOf(tools.db, id);
  const rulings = await rulingsOf(tools.db, id);
  const states = statesOf(items.length, rulings);
  const standing = assess(inspection.plan, states);
  const words = new Map(
    answerOptions(contract.feedback as Feedback).map(({ answer, label }) => [keyOf(answer), label]),
  );
  const answers = new Map<string, string>();
  for (const { n, reviewerKey, answer } of await answersOf(tools.db, id))
    answers.set(`${n} ${reviewerKey}`, words.get(keyOf(answer)) ?? String(answer.value));
  const active = new Set((await activeDeliveries(tools.db, batch.id)).map((one) => one.id));
  const lines = items.map((item) => ({
    ...lineOf(item, states[item.n] ?? "waiting", rulings, answers),
    isActive: active.has(item.deliveryId),
  }));
  const filter = ITEM_FILTERS.find((one) => one === params.get("show")) ?? "settled";
  const { plan, outcome, number, kind, source, seed, population, strata, drawnAt, drawnBy } = inspection;
  return {
    id,
    number,
    kind,
    source,
    seed,
    population,
    strata: { all: strata.length, drawn: strata.filter((one) => one.drawn > 0).length },
    instructionVersion: inspection.instructionVersion,
    drawnAt,
    drawnBy,
    plan,
    planText: plan && planSentence(plan),
    outcome: outcome && {
      end: outcome.end,
      reason: outcome.reason,
      endedAt: outcome.endedAt,
      endedBy: outcome.endedBy,
    },
    batch: { id: batch.id, week: batch.week },
    contract: { id: contract.id, title: contract.title, vendor: contract.vendor, vendorId: contract.vendorId },
    standing,
    sentence: standingSentence(outcome?.end ?? null, standing),
    held: await countHeld(tools.db, id, holdingAt(tools.now())),
    /** A later delivery took the place of one that was drawn from. */
    isOutdated: inspection.deliveryIds.some((one) => !active.has(one)),
    reviewers: reviewersOf(rulings),
    filter,
    lines: lines.filter(({ state }) => isShown(filter, state)),
  };
}

function lineOf(
  { n, externalId, deliveryId, item, stratum }: InspectedItemRow,
  state: ItemState,
  rulings: readonly RulingRow[],
  answers: ReadonlyMap<string, string>,
): Omit<InspectedLine, "isActive"> {
  if (!isSettled(state))
    return { n, id: externalId, deliveryId, item, state: "open", stratum: "", reviewers: [], notes: [], answers: [] };
  const said = rulings.filter((one) => one.n === n);
  return {
    n,
    id: externalId,
    deliveryId,
    item,
    state: state as ShownState,
    stratum,
    reviewers: said.map(({ reviewer }) => reviewer),
    notes: said.flatMap(({ note, verdict }) => (note === "" ? [] : [`${verdict}: ${note}`])),
    answers: said.map(({ reviewerKey }) => answers.get(`${n} ${reviewerKey}`) ?? ""),
  };
}

function reviewersOf(rulings: readonly RulingRow[]) {
  const names = new Map<string, { name: string; rulings: number; defects: number }>();
  for (const { reviewerKey, reviewer, verdict } of rulings) {
    const one = names.get(reviewerKey) ?? { name: reviewer, rulings: 0, defects: 0 };
    one.rulings += 1;
    if (verdict !== "defensible") one.defects += 1;
    names.set(reviewerKey, one);
  }
  return [...names.values()].sort((a, b) => b.rulings - a.rulings);
}

function keyOf({ kind, value, degree }: { kind: string; value: unknown; degree?: number }): string {
  return `${kind} ${value} ${degree ?? ""}`;
}
