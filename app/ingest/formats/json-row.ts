import { firstJsonFault, MAX_DEPTH } from "./json-fault.ts";
import { RowFault } from "./row-fault.ts";

const QUOTE = 34;
const BACKSLASH = 92;
const SPACE = 32;

/**
 * One JSON object, or why it is not one: syntax, not an object, a key given twice, half a surrogate pair, too deeply nested.
 *
 * A duplicate key costs no second parse: `JSON.parse` keeps one of the two, so the object then has fewer keys than the text
 * has colons after a quote. Only when the counts differ is the text read slowly and exactly.
 */
export function readJsonRow(text: string): object | RowFault {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return firstJsonFault(text) ?? new RowFault("", "json", "not JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return new RowFault("", "object", `a row must be a JSON object, this is ${kindOf(value)}`);
  }
  return faultWithin(value, text) ?? value;
}

/** What is wrong with JSON that was parsed already, as in {@link readJsonRow}; null when nothing is. */
export function faultWithin(value: object, text: string): RowFault | null {
  return countKeys(value, 1) === countKeyColons(text) ? null : firstJsonFault(text);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : `a ${typeof value}`;
}

/** Keys of all objects inside, or NaN when something needs the exact reading: depth or an unpaired surrogate. */
function countKeys(value: object, depth: number): number {
  if (depth > MAX_DEPTH) return Number.NaN;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const element of value) keys += countWithin(element, depth);
    return keys;
  }
  for (const key in value) {
    keys += 1 + countWithin(value[key as keyof typeof value], depth);
    if (!key.isWellFormed()) return Number.NaN;
  }
  return keys;
}

function countWithin(value: unknown, depth: number): number {
  if (typeof value === "string") return value.isWellFormed() ? 0 : Number.NaN;
  return typeof value === "object" && value !== null ? countKeys(value, depth + 1) : 0;
}

/** Colons that follow an unescaped quote: every key has one. A text beginning with a colon adds one, never hides one. */
function countKeyColons(text: string): number {
  let count = 0;
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) {
    let quote = at - 1;
    while (text.charCodeAt(quote) <= SPACE) quote--;
    if (text.charCodeAt(quote) !== QUOTE) continue;
    let before = quote - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((quote - before) % 2 === 1) count++;
  }
  return count;
}
