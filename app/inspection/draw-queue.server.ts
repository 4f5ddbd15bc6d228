/** Chosen items instead of a random sample: what flags ask to have inspected, and what a reward model contradicts. */
import { randomInt } from "node:crypto";
import { responseScores } from "#app/metrics/scores/score-comparisons.ts";
import { sliceOfFlag } from "#app/review/flag-slice.ts";
import { matchSlice } from "#app/review/match-slice.ts";
import { listFlags } from "#db/flags.server.ts";
import { scoresOf } from "#db/scores.server.ts";
import { drawSample } from "./draw.ts";
import { type Lot, lotOf, storeDraw } from "./draw-lot.server.ts";
import { type LotUnit, lotUnits, stratumNamer } from "./lot-units.ts";
import { SURE, scoreConflicts } from "./score-conflicts.ts";
import { type InspectionTools, type Refused, refused, reviewerOf } from "./tools.server.ts";

export const QUEUE_SOURCES = ["flags", "scores"] as const;
export type QueueSource = (typeof QUEUE_SOURCES)[number];

/** What a queue takes at most when nothing else is asked for, and ever. */
export const QUEUE_SIZE = 50;
const MOST_QUEUED = 1000;

export interface QueueOffer {
  source: QueueSource;
  /** Judgments there. */
  found: number;
  /** What they are, in a sentence. */
  sentence: string;
}

export async function queueOffers(tools: InspectionTools, lot: Lot): Promise<QueueOffer[]> {
  const offers: QueueOffer[] = [];
  for (const source of QUEUE_SOURCES) {
    const { units, sentence } = await chosen(tools, lot, source);
    offers.push({ source, found: units.length, sentence });
  }
  return offers;
}

export async function drawQueue(
  tools: InspectionTools,
  { batchId, source, most, by }: { batchId: string; source: QueueSource; most: number; by: string },
): Promise<{ kind: "drawn"; id: string; number: number; n: number } | Refused> {
  const lot = await lotOf(tools, batchId);
  if (!lot) return refused("", "Nothing was delivered for this batch yet; there is nothing to inspect.");
  const who = reviewerOf(by);
  if (!who) return refused("by", "Say who draws.");
  if (!(Number.isInteger(most) && most >= 1 && most <= MOST_QUEUED))
    return refused("most", `A queue takes 1 to ${MOST_QUEUED} judgments.`);
  const { units, sentence, ordered } = await chosen(tools, lot, source);
  if (units.length === 0) return refused("source", sentence);
  const seed = randomInt(2 ** 31);
  const nameOf = stratumNamer(lot.view);
  // The surest contradictions are taken whole, then mixed: a reviewer is not to know how sure the model was.
  const taken = ordered ? units.slice(0, most) : units;
  const { units: drawn, strata } = drawSample(taken, nameOf, Math.min(most, taken.length), seed);
  const cut = units.length > drawn.length ? ` ${drawn.length} of ${units.length} are taken.` : "";
  const stored = await storeDraw(
    tools,
    lot,
    { kind: "queue", plan: null, source: sentence + cut, seed, population: units.length, strata },
    drawn,
    who.name,
  );
  return stored.kind === "refused" ? stored : { ...stored, n: drawn.length };
}

interface Chosen {
  units: LotUnit[];
  sentence: string;
  /** The first ones matter most. */
  ordered: boolean;
}

function chosen(tools: InspectionTools, lot: Lot, source: QueueSource): Promise<Chosen> {
  return source === "flags" ? flagged(tools, lot) : contradicted(tools, lot);
}

async function flagged({ db }: InspectionTools, { batch, view }: Lot): Promise<Chosen> {
  const flags = (await listFlags(db, batch.id)).filter(
    ({ treatment, state, subjectKind }) => treatment === "inspect" && state !== "dismissed" && subjectKind !== "batch",
  );
  const rows = new Uint8Array(view.judgments.n);
  for (const flag of flags)
    for (const [row, inside] of matchSlice(view, sliceOfFlag(flag)).entries()) if (inside === 1) rows[row] = 1;
  const units = lotUnits(view).filter(({ row }) => rows[row] === 1);
  const sentence =
    flags.length === 0
      ? "No flag of this batch proposes to inspect records, an annotator or a slice."
      : `Judgments that ${flags.length === 1 ? "a flag proposes" : `${flags.length} flags propose`} to inspect: ${units.length}.`;
  return { units, sentence, ordered: false };
}

async function contradicted({ db }: InspectionTools, { view, deliveries }: Lot): Promise<Chosen> {
  const set = responseScores({ scores: await scoresOf(db, deliveries) });
  if (!set) return { units: [], sentence: "No scores per response were imported for this batch.", ordered: true };
  const units = scoreConflicts(view, set, lotUnits(view)).map(({ unit }) => unit);
  const sure = `with at least ${Math.round(SURE * 100)} % confidence (the logistic of the difference of scores)`;
  const how =
    set.kind === "reward"
      ? sure
      : "(a judge’s points have no scale of probability, so the largest differences come first)";
  return {
    units,
    sentence: `Judgments that the scores ${set.name} contradict ${how}: ${units.length}.`,
    ordered: true,
  };
}
