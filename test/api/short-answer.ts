/** An answer as it stands in the document: short, and of nobody's machine. */
import { SAMPLE } from "#app/api/fields.ts";
import type { Fixture } from "./fixture.ts";

/** Rows of a list, and entries of a map by identifier, that are shown. */
const MOST_ROWS = 2;
const MOST_TEXT = 300;
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g;
/** What is shown once is 32 random bytes. */
export const SECRET = /(?<![\w-])(assay_|whsec_)?[\w-]{43}(?![\w-])/g;

interface Given {
  /** Of the server that answered. */
  folder: string;
  url: string;
  ids: Fixture["ids"];
}

/**
 * @returns a function that takes an answer and gives it with long lists and texts cut, identifiers as in the examples of the
 * requests or numbered in the order in which they come, secrets left out, and the server's place and address as an operator's.
 */
export function shortener({ folder, url, ids }: Given): (answer: unknown) => unknown {
  const numbered = new Map<string, string>();
  const numberOf = (id: string) => {
    const known = Object.entries(ids).find(([, own]) => own === id)?.[0] as keyof typeof SAMPLE | undefined;
    if (known) return String(SAMPLE[known]);
    const number = numbered.get(id) ?? `00000000-0000-4000-8000-${String(numbered.size + 1).padStart(12, "0")}`;
    numbered.set(id, number);
    return number;
  };
  return (answer) => {
    const text = JSON.stringify(cut(answer))
      .replaceAll(folder, "/var/lib/assay")
      .replaceAll(new URL(url).origin, "https://assay.example")
      .replace(SECRET, "$1…")
      .replace(UUID, numberOf);
    return JSON.parse(text);
  };
}

/** Whether an operation's answer is there for its rows. */
export function isList(operationId: string): boolean {
  return operationId.startsWith("list");
}

/** Names of the lists of an answer that have no rows. */
export function emptyLists(answer: object): string[] {
  return Object.entries(answer).flatMap(([name, rows]) => (Array.isArray(rows) && rows.length === 0 ? [name] : []));
}

function cut(value: unknown): unknown {
  if (typeof value === "string") return value.length > MOST_TEXT ? `${value.slice(0, MOST_TEXT)}…` : value;
  if (Array.isArray(value)) return value.slice(0, MOST_ROWS).map(cut);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cut(one)]));
}
