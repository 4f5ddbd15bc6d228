/** A prompt or a response: a text, or a list of messages. */
import type { Message } from "#app/domain/record.ts";
import { checkText, isCleanText } from "./check-text.ts";
import type { Faults } from "./faults.ts";

export const ROLES = ["system", "user", "assistant", "tool"] as const satisfies readonly Message["role"][];

export function checkPrompt(value: unknown, faults: Faults): void {
  if (value === "") {
    faults.add("prompt", "required", "The prompt is empty; it must be a text or messages.");
    return;
  }
  checkTextOrMessages(value, "prompt", faults);
}

export function checkTextOrMessages(value: unknown, field: string, faults: Faults): void {
  if (typeof value === "string") checkText(value, field, faults);
  else if (Array.isArray(value)) checkMessages(value, field, faults);
  else faults.addType(field, "a string or a list of messages", value);
}

export function isRole(value: unknown): value is Message["role"] {
  return value === "user" || value === "assistant" || value === "system" || value === "tool";
}

function checkMessages(messages: unknown[], field: string, faults: Faults): void {
  if (messages.length === 0) faults.add(field, "message-list", "The list of messages is empty.");
  for (let i = 0; i < messages.length; i += 1) {
    const message = messages[i] as Partial<Record<keyof Message, unknown>> | null;
    if (typeof message !== "object" || message === null || Array.isArray(message)) {
      faults.add(`${field}[${i}]`, "message-list", "Every message is an object with role and content.");
      continue;
    }
    if (!isRole(message.role)) faults.add(`${field}[${i}].role`, "role", `The role is not one of ${ROLES.join(", ")}.`);
    // A path is only worth building for a message that is wrong.
    const { content } = message;
    if (typeof content !== "string" || !isCleanText(content)) checkText(content, `${field}[${i}].content`, faults);
  }
}
