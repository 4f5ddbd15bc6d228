/** The longest run of one displayed side, and of one label, in each annotator's sessions, with its exact probability. */
import { atLeastOnce } from "#app/stats/at-least-once.ts";
import { longestRunTail, longestSameSideTail } from "#app/stats/longest-run.ts";
import { type BatchView, ItemFlag } from "../batch-view.ts";
import { SIDE_NAMES, Side, sideOf } from "../rows.ts";
import { labelUse, sharesOf } from "./label-use.ts";
import { workOrder } from "./work-order.ts";

export interface Run {
  annotator: number;
  /** Judgments in all sessions, and in the longest run within one. */
  n: number;
  length: number;
  /** A gap of more than 30 minutes begins one; who has none of 20 judgments has one, the whole delivery. */
  sessions: number;
  /** What the run repeats. */
  of: string;
  /** Of a run at least this long by chance, in any of the sessions. */
  p: number;
  /** p below 0.001 and below 0.05 / annotators: one false alarm in twenty clean batches. */
  improbable: boolean;
}

export const FEWEST_IN_RUN_ORDER = 20;
/** Milliseconds: half an hour without a sign, as web analytics have it. */
const SESSION_GAP = 30 * 60_000;
const LEVEL = 0.001;
const FAMILY = 0.05;
/** However one-sided his labels are, an annotator repeats himself with at most this probability. */
const MOST_HABIT = 0.9;

/** Decided comparisons whose display order is known, as flips of a fair coin: the order shown was drawn by lot. */
export function sideRuns(view: BatchView): Run[] {
  return runs(
    view,
    (row) => shownSide(view, row),
    (one) => SIDE_NAMES[one] ?? "",
    (_, { n, length }) => longestSameSideTail(length, n),
  );
}

/**
 * Any label: the chance of a run of each, added up, with the larger of its share in the batch and in the annotator's own
 * labels, the latter up to 0.9. Who merely likes a label is not blamed; who gives nothing else is.
 */
export function labelRuns(view: BatchView): Run[] {
  const use = labelUse(view);
  const sum = use.total.reduce((a, b) => a + b, 0);
  return runs(view, use.labels.of, use.labels.nameOf, (annotator, { n, length }) => {
    const own = sharesOf(use, annotator);
    const chance = own.reduce((tail, share, label) => {
      const p = Math.max((use.total[label] as number) / sum, Math.min(MOST_HABIT, share));
      return tail + longestRunTail(length, n, p);
    }, 0);
    return Math.min(1, chance);
  });
}

/** The side of a decided comparison whose display order is known; else NONE. */
function shownSide(view: BatchView, row: number): number {
  const flags = view.items.flags[view.judgments.item[row] as number] as number;
  const side = (flags & ItemFlag.ORDER_KNOWN) !== 0 ? sideOf(view, row) : Side.NONE;
  return side === Side.TIE ? Side.NONE : side;
}

/** 1 for each judgment row of the sequences of {@link sideRuns}, or of {@link labelRuns}, however short they are. */
export function rowsInOrder(view: BatchView, of: "side" | "label"): Uint8Array {
  const { labels } = labelUse(view);
  const given = of === "side" ? (row: number) => shownSide(view, row) : labels.of;
  const mask = new Uint8Array(view.judgments.n);
  for (const row of workOrder(view).rows) if (given(row) >= 0) mask[row] = 1;
  return mask;
}

function runs(
  view: BatchView,
  labelOf: (row: number) => number,
  nameOf: (value: number) => string,
  chance: (annotator: number, run: { n: number; length: number }) => number,
): Run[] {
  const { rows, start } = workOrder(view);
  const found: Run[] = [];
  for (let annotator = 0; annotator + 1 < start.length; annotator += 1) {
    const own = rows.subarray(start[annotator], start[annotator + 1]);
    const { sessions, length, of } = longestRun(view, own, labelOf);
    const n = sessions.reduce((sum, one) => sum + one, 0);
    if (n < FEWEST_IN_RUN_ORDER) continue;
    // Exact for the longest run of all: none that long in any session, which are independent of each other.
    const p = atLeastOnce(sessions.map((size) => chance(annotator, { n: size, length })));
    found.push({ annotator, n, sessions: sessions.length, length, of: nameOf(of), p, improbable: false });
  }
  const level = Math.min(LEVEL, FAMILY / found.length);
  return found.map((run) => ({ ...run, improbable: run.p < level }));
}

interface LongestRun {
  /** Judgments in each session that has any. */
  sessions: number[];
  length: number;
  /** What it repeats; -1 where there is no judgment. */
  of: number;
}

/** Which of the two it is follows from times alone, so that the chance of a run is the same either way. */
function longestRun(view: BatchView, rows: Uint32Array, labelOf: (row: number) => number): LongestRun {
  const inSessions = longestWithin(view, rows, labelOf, SESSION_GAP);
  return inSessions.sessions.some((size) => size >= FEWEST_IN_RUN_ORDER)
    ? inSessions
    : longestWithin(view, rows, labelOf, Number.POSITIVE_INFINITY);
}

/** @param gap milliseconds beyond the seconds of a judgment after which it begins a session */
function longestWithin(
  { judgments }: BatchView,
  rows: Uint32Array,
  labelOf: (row: number) => number,
  gap: number,
): LongestRun {
  const found: LongestRun = { sessions: [], length: 0, of: -1 };
  let n = 0;
  let here = 0;
  let last = -1;
  let before = Number.NaN;
  for (const row of rows) {
    const at = judgments.at[row] as number;
    const seconds = judgments.seconds[row] as number;
    if (at - before - (seconds > 0 ? seconds * 1000 : 0) > gap) {
      if (n > 0) found.sessions.push(n);
      n = 0;
      here = 0;
      last = -1;
    }
    before = at;
    const value = labelOf(row);
    if (value < 0) continue;
    n += 1;
    here = value === last ? here + 1 : 1;
    last = value;
    if (here <= found.length) continue;
    found.length = here;
    found.of = value;
  }
  if (n > 0) found.sessions.push(n);
  return found;
}
