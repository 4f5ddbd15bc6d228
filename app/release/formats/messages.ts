/** Prompts and responses as trainers read them: plain text, or messages with roles. */
import type { ItemRecord, Message, ResponseRecord } from "#app/domain/record.ts";

/** Whether a record has to be written as messages: its prompt or one of its responses is a message list. */
export function isConversational({ prompt, responses }: ItemRecord): boolean {
  return typeof prompt !== "string" || responses.some(({ text }) => typeof text !== "string");
}

export function promptMessages(prompt: ItemRecord["prompt"]): Message[] {
  return typeof prompt === "string" ? [{ role: "user", content: prompt }] : prompt;
}

export function responseMessages({ text }: ResponseRecord): Message[] {
  return typeof text === "string" ? [{ role: "assistant", content: text }] : text;
}
