import type { Message } from "#app/domain/record.ts";

export function textOf(text: string | readonly Message[]): string {
  return typeof text === "string" ? text : text.map(({ content }) => content).join("\n\n");
}
