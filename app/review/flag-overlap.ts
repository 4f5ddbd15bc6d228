/**
 * What flags touch of a batch, each by itself and all together, with every judgment, record and paid unit counted once
 * however many flags are on it.
 */
import type { PaidUnit } from "#app/domain/unit.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { itemsOfRecords, matchSlice } from "./match-slice.ts";
import type { Slice } from "./slice.ts";

export interface Touched {
  /** A ranking is one. */
  judgments: number;
  /** Records with a judgment that is touched. */
  items: number;
  /** Paid units of the contract with such a record. */
  units: number;
}

export interface FlagShare {
  touched: Touched;
  /** Not touched by any flag before this one: these add up to the whole. */
  added: Touched;
  /** Touched by no other flag. */
  alone: Touched;
}

export interface FlagOverlap {
  flags: FlagShare[];
  /** All flags together. */
  whole: Touched;
  /** The batch. */
  batch: Touched;
}

/** @param slices one for each flag, in the order they were raised. */
export function flagOverlap(view: BatchView, slices: readonly Slice[], unit: PaidUnit): FlagOverlap {
  const levels = levelsOf(view, unit);
  const parts = slices.map((slice) => touchedParts(view, slice, levels));
  const judgments = tally(
    parts.map((part) => part.judgments),
    levels.judgments.sizes,
  );
  const items = tally(
    parts.map((part) => part.items),
    levels.items.sizes,
  );
  const units = tally(
    parts.map((part) => part.units),
    levels.units.sizes,
  );
  const join = (pick: (level: Tally) => number): Touched => ({
    judgments: pick(judgments),
    items: pick(items),
    units: pick(units),
  });
  return {
    flags: slices.map((_, i) => ({
      touched: join((level) => level.touched[i] as number),
      added: join((level) => level.added[i] as number),
      alone: join((level) => level.alone[i] as number),
    })),
    whole: join((level) => level.whole),
    batch: join((level) => level.batch),
  };
}

/** What one slice touches; `all` is the batch. */
export function touchedBy(view: BatchView, slice: Slice, unit: PaidUnit): { touched: Touched; all: Touched } {
  const { whole, batch } = flagOverlap(view, [slice], unit);
  return { touched: whole, all: batch };
}

/** Rows, records and units numbered from 0; NONE where a row or record is out of the batch. */
interface Levels {
  judgments: { ofRow: Uint32Array; sizes: Uint32Array };
  items: { sizes: Uint32Array };
  units: { ofItem: Uint32Array; sizes: Uint32Array };
}

const NONE = 0xffffffff;

function levelsOf({ items, judgments, keepItem, weight }: BatchView, unit: PaidUnit): Levels {
  const ofRow = new Uint32Array(judgments.n).fill(NONE);
  const judgmentSizes: number[] = [];
  const ofItem = new Uint32Array(items.n).fill(NONE);
  const unitSizes: number[] = [];
  const conversations = new Map<number, number>();
  for (let item = 0; item < items.n; item += 1) {
    if (keepItem[item] === 0) continue;
    let current = NONE;
    for (let row = items.firstJudgment[item] as number; row < (items.firstJudgment[item + 1] as number); row += 1) {
      if (judgments.lead[row] === 1) current = NONE;
      if (!((weight[row] as number) > 0)) continue;
      if (current === NONE) current = judgmentSizes.push(1) - 1;
      ofRow[row] = current;
    }
    const conversation = unit === "conversation" ? (items.conversationKey[item] as number) : 0;
    const known = conversation === 0 ? undefined : conversations.get(conversation);
    const size =
      unit === "rating" ? (items.firstResponse[item + 1] as number) - (items.firstResponse[item] as number) : 1;
    const place = known ?? unitSizes.push(size) - 1;
    if (conversation !== 0) conversations.set(conversation, place);
    ofItem[item] = place;
  }
  return {
    judgments: { ofRow, sizes: Uint32Array.from(judgmentSizes) },
    items: { sizes: Uint32Array.from(keepItem) },
    units: { ofItem, sizes: Uint32Array.from(unitSizes) },
  };
}

interface Parts {
  judgments: number[];
  items: number[];
  units: number[];
}

function touchedParts(view: BatchView, slice: Slice, { judgments, units }: Levels): Parts {
  const mask = matchSlice(view, slice);
  const touchedJudgments = new Set<number>();
  const touchedItems = new Set(namedItems(view, slice));
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] !== 1 || judgments.ofRow[row] === NONE) continue;
    touchedJudgments.add(judgments.ofRow[row] as number);
    touchedItems.add(view.judgments.item[row] as number);
  }
  const touchedUnits = new Set<number>();
  for (const item of touchedItems) if (units.ofItem[item] !== NONE) touchedUnits.add(units.ofItem[item] as number);
  return { judgments: [...touchedJudgments], items: [...touchedItems], units: [...touchedUnits] };
}

/** A whole batch, and records that are named, are touched also where nobody has judged them yet. */
function namedItems(view: BatchView, slice: Slice): Iterable<number> {
  const dimensions = Object.keys(slice);
  if (dimensions.length === 0) return view.keepItem.keys();
  return slice.records && dimensions.length === 1 ? itemsOfRecords(view, slice.records) : [];
}

interface Tally {
  touched: number[];
  added: number[];
  alone: number[];
  whole: number;
  batch: number;
}

function tally(parts: readonly (readonly number[])[], sizes: Uint32Array): Tally {
  const times = new Uint32Array(sizes.length);
  const sum = (part: readonly number[], counts: (one: number) => boolean) =>
    part.reduce((total, one) => total + (counts(one) ? (sizes[one] as number) : 0), 0);
  const added = parts.map((part) => {
    const fresh = sum(part, (one) => times[one] === 0);
    for (const one of part) times[one] = (times[one] as number) + 1;
    return fresh;
  });
  return {
    touched: parts.map((part) => sum(part, () => true)),
    added,
    alone: parts.map((part) => sum(part, (one) => times[one] === 1)),
    whole: added.reduce((total, one) => total + one, 0),
    batch: sizes.reduce((total, size) => total + size, 0),
  };
}
