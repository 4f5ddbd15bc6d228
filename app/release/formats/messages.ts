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

/** The response as the one message of the assistant that it is; null when it is several, or somebody else's. */
export function onlyMessage(response: ResponseRecord): Message | null {
  const [message, ...more] = responseMessages(response);
  return message && more.length === 0 && message.role === "assistant" ? message : null;
}

/** The two responses of a pair; null when the record has lost one. */
export function sidesOf({
  record,
  chosen,
  rejected,
}: {
  record: ItemRecord;
  chosen: number;
  rejected: number;
}): { chosen: ResponseRecord; rejected: ResponseRecord } | null {
  const [better, worse] = [record.responses[chosen], record.responses[rejected]];
  return better && worse ? { chosen: better, rejected: worse } : null;
}
