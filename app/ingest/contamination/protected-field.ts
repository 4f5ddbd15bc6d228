/** Which field of an evaluation set holds the texts to keep out, and what stands in it. */
import { isPlainObject } from "../check/plain-object.ts";
import { readMessages } from "../messages.ts";

/** In the order in which they are looked for: `turns` as MT-Bench, `prompt` as IFEval, others as they are met. */
export const PROTECTED_FIELDS = [
  "turns",
  "prompt",
  "question",
  "instruction",
  "messages",
  "conversation",
  "problem",
  "query",
  "input",
  "text",
] as const;

/** The first known field of the record that holds texts; null when there is none. */
export function protectedField(record: unknown): string | null {
  if (!isPlainObject(record)) return null;
  return PROTECTED_FIELDS.find((field) => textsOfField(record[field]) !== null) ?? null;
}

/** A text, a list of texts (turns), or the user's messages of a conversation; null for anything else. */
export function textsOfField(value: unknown): string[] | null {
  if (typeof value === "string") return [value];
  if (!Array.isArray(value) || value.length === 0) return null;
  if (value.every((one) => typeof one === "string")) return value;
  const messages = readMessages(value);
  const asked = messages?.filter(({ role }) => role === "user").map(({ content }) => content) ?? [];
  return asked.length > 0 ? asked : null;
}

/** What was found instead, for a message. */
export function kindOfValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list of something else";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
