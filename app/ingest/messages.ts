/** Conversations in the shapes vendors write them in. */
import type { Message } from "#app/domain/record.ts";
import { isRole } from "./check/check-messages.ts";
import { isPlainObject } from "./check/plain-object.ts";
import { faultWithin } from "./formats/json-row.ts";
import type { RowFault } from "./formats/row-fault.ts";

/** Words that other layouts use for our roles (ShareGPT, LLaMA-Factory, Anthropic transcripts). */
const ROLE_WORDS = new Map<string, Message["role"]>([
  ["human", "user"],
  ["gpt", "assistant"],
  ["chatbot", "assistant"],
  ["bot", "assistant"],
  ["model", "assistant"],
  ["function_call", "assistant"],
  ["function", "tool"],
  ["observation", "tool"],
]);

/** A list of {role, content} or {from, value} messages, content a text or a list of text parts; null when it is none. */
export function readMessages(value: unknown): Message[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const messages: Message[] = [];
  for (const entry of value) {
    const message = readMessage(entry);
    if (!message) return null;
    messages.push(message);
  }
  return messages;
}

export function readMessage(value: unknown): Message | null {
  if (!isPlainObject(value)) return null;
  const word = String(value.role ?? value.from ?? "").toLowerCase();
  const role = isRole(word) ? word : ROLE_WORDS.get(word);
  const content = contentOf(value.content ?? value.value);
  return role && content !== null ? { role, content } : null;
}

/** Nested JSON in a cell: parsed when it is a message list, else the text it is. A fault where a key of it stands twice. */
export function textOrMessages(text: string): string | Message[] | RowFault {
  if (!text.trimStart().startsWith("[")) return text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  const messages = readMessages(value);
  return messages === null ? text : (faultWithin(value as object, text) ?? messages);
}

/** A response that is one assistant message is its text. */
export function responseOf(messages: Message[]): string | Message[] {
  const [only] = messages;
  return messages.length === 1 && only?.role === "assistant" ? only.content : messages;
}

/**
 * Two conversations with a common beginning: the beginning is the prompt, the rests are the responses. A response
 * starts with the assistant; a rest of several turns stays a message list. Null when a rest has no assistant turn.
 */
export function splitConversations(
  first: Message[],
  second: Message[],
): { prompt: Message[]; responses: [string | Message[], string | Message[]] } | null {
  let common = 0;
  while (common < first.length && common < second.length && sameMessage(first[common], second[common])) common += 1;
  while (common >= 0 && (first[common]?.role !== "assistant" || second[common]?.role !== "assistant")) common -= 1;
  if (common < 1) return null;
  return {
    prompt: first.slice(0, common),
    responses: [responseOf(first.slice(common)), responseOf(second.slice(common))],
  };
}

function sameMessage(a: Message | undefined, b: Message | undefined): boolean {
  return a?.role === b?.role && a?.content === b?.content;
}

function contentOf(content: unknown): string | null {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return null;
  const texts = content.map((part) => {
    if (typeof part === "string") return part;
    if (!isPlainObject(part) || (part.type !== undefined && part.type !== "text")) return null;
    const text = part.text ?? part.value;
    return typeof text === "string" ? text : null;
  });
  return texts.every((text) => text !== null) ? texts.join("\n") : null;
}
