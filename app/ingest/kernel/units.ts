import { FOLD, TEXT } from "./layout";

export const HASH_STEP: u32 = 0x3d4d51cb;
export const HASH_FACTOR: u32 = 0x2c1b3c6d;

/** The code unit at a place of the text. */
export function unitAt(place: u32): u32 {
  return <u32>load<u16>(TEXT + ((<usize>place) << 1));
}

export function foldedUnit(place: u32): u32 {
  return load<u32>(FOLD + ((<usize>unitAt(place)) << 2)) & 0xffff;
}

/** As `hashUnit` of `features/word-sink.ts`. */
export function hashUnit(hash: u32, unit: u32): u32 {
  return ((hash + HASH_STEP) ^ unit) * HASH_FACTOR;
}
