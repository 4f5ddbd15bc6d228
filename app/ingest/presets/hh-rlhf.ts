import type { Message } from "#app/domain/record.ts";
import { splitConversations } from "../messages.ts";
import { RowCells } from "../row-cells.ts";
import { chosenRejected } from "./chosen-rejected.ts";
import { haveColumns, type Preset } from "./preset.ts";

const columns = ["chosen", "rejected"];

export const hhRlhf: Preset = {
  id: "hh-rlhf",
  version: 1,
  title: "HH-RLHF transcripts",
  about: "Two transcripts per row; the turns they share are the prompt, the rest are the responses, chosen first.",
  source: "https://github.com/anthropics/hh-rlhf",
  columns,
  granularity: "row-per-item",
  orderKnown: false,
  recognises: (rows) => haveColumns(rows, columns) && rows.every((row) => columns.every((c) => isTranscript(row[c]))),
  map(row, place) {
    const cells = new RowCells(row);
    const [chosen, rejected] = columns.map((column) => transcriptMessages(cells.text(column)));
    const split = chosen && rejected ? splitConversations(chosen, rejected) : null;
    if (!split && cells.errors.length === 0)
      cells.fail("chosen", "unreadable-cell", "The two transcripts share no Human turn that an Assistant answers.");
    if (!split || cells.errors.length > 0) return { kind: "errors", errors: cells.errors };
    return { kind: "item", record: chosenRejected(`row-${place.row}`, split.prompt, ...split.responses) };
  },
};

const START = "\n\nHuman:";

function isTranscript(value: unknown): boolean {
  return typeof value === "string" && value.startsWith(START) && value.includes("\n\nAssistant:");
}

/** Splits at the speaker marks; the one space after a mark belongs to the mark. */
function transcriptMessages(transcript: string): Message[] {
  const parts = transcript.split(/\n\n(Human|Assistant):/);
  const messages: Message[] = [];
  for (let i = 1; i + 1 < parts.length; i += 2) {
    const content = (parts[i + 1] ?? "").replace(/^ /, "");
    messages.push({ role: parts[i] === "Human" ? "user" : "assistant", content });
  }
  return messages;
}
