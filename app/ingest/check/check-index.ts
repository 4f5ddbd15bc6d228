import type { Faults } from "./faults.ts";

/** A 0-based index of one of `count` responses. */
export function checkIndex(value: unknown, count: number, field: string, faults: Faults): boolean {
  if (typeof value !== "number") {
    faults.addType(field, "the index of a response", value);
    return false;
  }
  if (Number.isInteger(value) && value >= 0 && value < count) return true;
  faults.add(field, "response-index", `Index ${value} names no response; the item has ${count}, counted from 0.`);
  return false;
}
