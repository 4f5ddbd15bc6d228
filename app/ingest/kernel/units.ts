import { FOLD, TEXT } from "./layout";

export const HASH_STEP: u32 = 0x3d4d51cb;
export const HASH_FACTOR: u32 = 0x2c1b3c6d;

/** The code unit at a place of the text. */
export function unitAt(place: u32): u32 {
  return <u32>load<u16>(TEXT + ((<usize>place) << 1));
}

/** As in `features/fold-table.ts`. */
const UNREAD: u32 = 0x8000_0000;
const PAGE_BITS: u32 = 8;

/** Fills a page of the fold table. */
declare function fillPage(page: u32): void;

/** What the fold table says of the code unit at a place of the text. */
export function foldedAt(place: u32): u32 {
  const unit = unitAt(place);
  const entry = FOLD + ((<usize>unit) << 2);
  const folded = load<u32>(entry);
  if ((folded & UNREAD) === 0) return folded;
  fillPage(unit >> PAGE_BITS);
  return load<u32>(entry);
}

export function foldedUnit(place: u32): u32 {
  return foldedAt(place) & 0xffff;
}

/** As `hashUnit` of `features/word-sink.ts`. */
export function hashUnit(hash: u32, unit: u32): u32 {
  return ((hash + HASH_STEP) ^ unit) * HASH_FACTOR;
}
