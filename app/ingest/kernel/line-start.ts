/** The same as `features/line-start.ts`. Behind the text stand zeros, so that looking ahead needs no care. */
import { unitAt } from "./units";

export let listItems: u32 = 0;
export let headers: u32 = 0;
export let tables: u32 = 0;
export let fences: u32 = 0;

export function startLines(): void {
  listItems = headers = tables = fences = 0;
}

export function readLineStart(from: u32, end: u32): void {
  let i = from;
  while (i < end && (unitAt(i) === 32 || unitAt(i) === 9)) i += 1;
  if (i >= end) return;
  const unit = unitAt(i);
  if (unit === 96) fences += <u32>(unitAt(i + 1) === 96 && unitAt(i + 2) === 96);
  else if ((fences & 1) !== 0) return;
  else if (unit === 35) headers += <u32>isHeader(i);
  else if (unit === 124) tables += 1;
  else if (unit <= 57 && unit >= 42) listItems += <u32>isListItem(i, unit);
}

function isHeader(at: u32): bool {
  let i = at;
  while (unitAt(i) === 35 && i - at < 7) i += 1;
  return i - at <= 6 && unitAt(i) === 32;
}

function isListItem(at: u32, unit: u32): bool {
  if (unit < 48) return unit !== 44 && unit < 46 && unitAt(at + 1) === 32;
  let i = at + 1;
  while (i - at < 4 && unitAt(i) >= 48 && unitAt(i) <= 57) i += 1;
  return unitAt(i) === 46 && unitAt(i + 1) === 32;
}
