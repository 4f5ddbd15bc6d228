/** A term as a dated fact: read from a form or a store, and which of several holds on a day. */
import { z } from "zod";
import { isDay } from "../instant.ts";
import { nameText, proseText } from "../said.ts";
import type { TermField } from "./fields.ts";
import { TERM_KINDS, TERMS, type TermKind, type TermValue } from "./kinds.ts";

export interface Term {
  id: number;
  kind: TermKind;
  /** null = struck: from its day on the contract says nothing of it. */
  value: unknown;
  clause: string;
  /** Page or clause number. */
  source: string;
  owner: string;
  /** YYYY-MM-DD. */
  effectiveFrom: string;
  recordedAt: number;
  recordedBy: string;
}

export const isTermKind = (text: string): text is TermKind => (TERM_KINDS as string[]).includes(text);

/** Fields of a kind in the order of the form. */
export const fieldsOf = (kind: TermKind): [string, TermField<unknown>][] =>
  Object.entries(TERMS[kind].fields as unknown as Record<string, TermField<unknown>>);

export const newTermSchema = z.object({
  clause: z.preprocess((text) => text ?? "", proseText(20_000, "A clause has at most 20,000 characters.")),
  source: z.preprocess((text) => text ?? "", proseText(200, "A place has at most 200 characters.")),
  owner: nameText("Name who watches over it."),
  effectiveFrom: z
    .string({ error: "Give the day from which it holds." })
    .trim()
    .refine(isDay, "Write the day as YYYY-MM-DD."),
  recordedBy: nameText("Sign with your name."),
});

/** What was typed for the fields of a kind, with a message at each that cannot be read. */
export function readTermValue<K extends TermKind>(
  kind: K,
  typed: Record<string, unknown>,
): { ok: true; value: TermValue<K> } | { ok: false; errors: Record<string, string> } {
  const value: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const [name, field] of fieldsOf(kind)) {
    const read = field.schema.safeParse(typed[name]);
    if (read.success) value[name] = read.data;
    else errors[name] = read.error.issues[0]?.message ?? "This cannot be read.";
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: value as TermValue<K> };
}

/** The value as the form types it. */
export function typedTermValue(kind: TermKind, value: unknown): Record<string, string> {
  const stored = (value ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    fieldsOf(kind).flatMap(([name, field]) => (stored[name] === undefined ? [] : [[name, field.text(stored[name])]])),
  );
}

export function sayTerm(kind: TermKind, value: unknown): string {
  if (value === null) return "struck: nothing is agreed";
  const read = readTermValue(kind, value as Record<string, unknown>);
  return read.ok ? (TERMS[kind].say as (value: unknown) => string)(read.value) : "cannot be read any more";
}

/**
 * The term of a kind that holds on a day: of those effective by then the one effective last, and of one day the one
 * recorded last, so that a correction replaces what it corrects. Struck ones hold too.
 *
 * @param day YYYY-MM-DD
 */
export function termOn<T extends Pick<Term, "id" | "kind" | "effectiveFrom">>(
  terms: readonly T[],
  kind: TermKind,
  day: string,
): T | null {
  let holds: T | null = null;
  for (const term of terms)
    if (term.kind === kind && term.effectiveFrom <= day && (!holds || isLater(term, holds))) holds = term;
  return holds;
}

/** The value that holds on a day; null where none is recorded, it was struck, or it cannot be read. */
export function valueOn<K extends TermKind>(terms: readonly Term[], kind: K, day: string): TermValue<K> | null {
  const value = termOn(terms, kind, day)?.value;
  if (value === null || value === undefined) return null;
  const read = readTermValue(kind, value as Record<string, unknown>);
  return read.ok ? read.value : null;
}

function isLater(a: Pick<Term, "id" | "effectiveFrom">, b: Pick<Term, "id" | "effectiveFrom">): boolean {
  return a.effectiveFrom === b.effectiveFrom ? a.id > b.id : a.effectiveFrom > b.effectiveFrom;
}
