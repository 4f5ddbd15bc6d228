/** The interface of a verifiable constraint, and how its arguments are read. The list of all is `index.ts`. */

/** true = holds, false = violated, null = cannot be told for this text. `language` is the detected one, BCP 47, or null. */
export type Check = (text: string, language: string | null) => boolean | null;

export interface Constraint {
  /** As in the IFEval registry, where it is there. */
  id: string;
  /** One clause for people: what it asks of the response. */
  about: string;
  /** Names of its arguments. */
  args: readonly string[];
  /** null when an argument that the check needs is missing or of another kind. */
  check(args: Args): Check | null;
}

export type Args = Record<string, unknown>;

export function textArg(args: Args, name: string): string | null {
  const value = args[name];
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

export function countArg(args: Args, name: string): number | null {
  const value = args[name];
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : null;
}

export function textsArg(args: Args, name: string): string[] | null {
  const value = args[name];
  const isTexts =
    Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string" && one !== "");
  return isTexts ? value : null;
}

/** "at least 3", "less than 3": the two relations of IFEval. */
export function relationArg(args: Args, relation: string, count: string): ((n: number) => boolean) | null {
  const bound = countArg(args, count);
  if (bound === null) return null;
  if (args[relation] === "at least") return (n) => n >= bound;
  return args[relation] === "less than" ? (n) => n < bound : null;
}

/** A check that needs no arguments. */
export function plain(id: string, about: string, check: Check): Constraint {
  return { id, about, args: [], check: () => check };
}

/** Any text as an expression that finds it, whatever its case. */
export function literally(text: string, before = "", after = ""): RegExp {
  return new RegExp(before + text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&") + after, "giu");
}

/** `map(read, make)`: null stays null. */
export function given<Value>(value: Value | null, make: (value: Value) => Check): Check | null {
  return value === null ? null : make(value);
}
