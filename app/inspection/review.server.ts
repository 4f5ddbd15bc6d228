/** One reviewer at work: take the next item, answer it blind, then say whether the label can be defended. */
import { answerOptions } from "#app/domain/answer-options.ts";
import type { Feedback } from "#app/domain/feedback.ts";
import { REVIEW_VERDICTS } from "#app/domain/inspection.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { giveBack, type Hold, reserveNext } from "#db/inspection-holds.server.ts";
import { insertBlindAnswer, insertRuling } from "#db/inspection-reviews.server.ts";
import { type InspectionRow, inspectionProgress } from "#db/inspections.server.ts";
import { assess } from "./assess.ts";
import { outcomeOf } from "./outcome.ts";
import { statesOf } from "./states.ts";
import { type InspectionTools, type Refused, refused, reviewerOf } from "./tools.server.ts";

/** An item is held so long after every sign of life; then it is anybody's. */
export const HOLD_MINUTES = 15;
const LONGEST_SECONDS = 3600;
const LONGEST_NOTE = 2000;

type Tools = Pick<InspectionTools, "db" | "now">;
export type Reviewed = { kind: "done" } | Refused;

export async function takeNext(tools: Tools, inspectionId: string, as: string): Promise<Reviewed> {
  const hold = holdOf(tools, inspectionId, as);
  if (!hold) return NOBODY;
  await reserveNext(tools.db, hold);
  return { kind: "done" };
}

export async function returnItem(tools: Tools, inspectionId: string, as: string): Promise<Reviewed> {
  const hold = holdOf(tools, inspectionId, as);
  if (!hold) return NOBODY;
  await giveBack(tools.db, inspectionId, hold.reviewer.key);
  return { kind: "done" };
}

/** @param form n, answer (the id of one of the contract's answers), shown (when the page was made). */
export async function answerBlind(
  tools: Tools,
  inspection: InspectionRow,
  as: string,
  form: URLSearchParams,
): Promise<Reviewed> {
  const hold = holdOf(tools, inspection.id, as);
  if (!hold) return NOBODY;
  const batch = await batchById(tools.db, inspection.batchId);
  const contract = batch && (await contractById(tools.db, batch.contractId));
  const options = contract ? answerOptions(contract.feedback as Feedback) : [];
  const option = options.find(({ id }) => id === form.get("answer"));
  if (!option) return refused("answer", "Choose one of the answers.");
  const seconds = (tools.now() - Number(form.get("shown"))) / 1000;
  const taken = await insertBlindAnswer(
    tools.db,
    {
      n: itemNumber(form),
      answer: option.answer,
      strength: option.strength,
      // A page left open over lunch is no active time.
      seconds: seconds >= 0 && seconds <= LONGEST_SECONDS ? Math.round(seconds * 10) / 10 : null,
      answeredAt: tools.now(),
    },
    hold,
  );
  return said(taken.kind);
}

/** Takes the next item when the ruling was kept. */
export async function ruleOnLabel(
  tools: Tools,
  inspection: InspectionRow,
  as: string,
  ruling: { n: number; verdict: string; note: string },
): Promise<Reviewed> {
  const hold = holdOf(tools, inspection.id, as);
  if (!hold) return NOBODY;
  const verdict = REVIEW_VERDICTS.find((one) => one === ruling.verdict);
  if (!verdict) return refused("verdict", "Say whether the label can be defended, or which class of defect it is.");
  const note = ruling.note.trim().slice(0, LONGEST_NOTE);
  if (verdict !== "defensible" && note === "")
    return refused("note", "Say what in the written instruction the label goes against. Without that it is no defect.");
  const { drawn } = await inspectionProgress(tools.db, inspection.id);
  const taken = await insertRuling(tools.db, { n: ruling.n, verdict, note }, hold, (rulings) => {
    // Nothing can be complete while some were never looked at; only a sequential test may end before.
    if (inspection.plan?.kind !== "sequential" && rulings.length < drawn) return null;
    const standing = assess(inspection.plan, statesOf(drawn, rulings));
    return standing.complete ? outcomeOf(inspection, standing, { now: tools.now(), by: hold.reviewer.name }) : null;
  });
  if (taken.kind === "taken") await reserveNext(tools.db, hold);
  return said(taken.kind);
}

const NOBODY = refused("as", "Say who reviews.");

function said(kind: "taken" | "ended" | "lost" | "repeated" | "unanswered"): Reviewed {
  if (kind === "taken") return { kind: "done" };
  if (kind === "ended") return refused("", "The inspection has ended; it takes no more reviews.");
  if (kind === "repeated") return refused("", "You have answered this item already; the first answer stands.");
  if (kind === "unanswered") return refused("", "Answer the item first; the label is shown afterwards.");
  return refused("", "Somebody else holds or has settled this item now: yours was held too long. Take the next one.");
}

/** -1, which no item has, for anything but a number. */
export function itemNumber(form: URLSearchParams): number {
  const text = form.get("n") ?? "";
  return /^\d{1,6}$/.test(text) ? Number(text) : -1;
}

function holdOf({ now }: Tools, inspectionId: string, as: string): Hold | null {
  const reviewer = reviewerOf(as);
  return reviewer && { inspectionId, reviewer, ...holdingAt(now()) };
}

/** From when to when a hold begun at that time lasts. */
export function holdingAt(now: number): { now: number; until: number } {
  return { now, until: now + HOLD_MINUTES * 60_000 };
}
