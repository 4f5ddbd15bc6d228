/** LLaMA-Factory: ranking data (one message, or a text, chosen over another) and KTO data (a label on one answer). */
import type { Message } from "#app/domain/record.ts";
import { readMessage, readMessages } from "../messages.ts";
import { RowCells } from "../row-cells.ts";
import { chosenRejected } from "./chosen-rejected.ts";
import type { MappedRow, Preset } from "./preset.ts";

export const llamaFactory: Preset = {
  id: "llama-factory",
  version: 1,
  title: "LLaMA-Factory ranking and KTO",
  about: "conversations with chosen and rejected (display order lost), or messages with a true/false label.",
  source: "https://github.com/hiyouga/LLaMA-Factory, data/README.md",
  columns: ["conversations", "chosen", "rejected"],
  granularity: "row-per-item",
  orderKnown: false,
  recognises: (rows) => rows.length > 0 && (rows.every(isRanking) || rows.every(isKto)),
  map(row, place) {
    const cells = new RowCells(row);
    const id = `row-${place.row}`;
    return cells.cell("chosen") === undefined ? mapKto(cells, id) : mapRanking(cells, id);
  },
};

function isRanking(row: Record<string, unknown>): boolean {
  if (Array.isArray(row.conversations)) return readMessage(row.chosen) !== null && readMessage(row.rejected) !== null;
  return typeof row.instruction === "string" && typeof row.chosen === "string" && typeof row.rejected === "string";
}

function isKto(row: Record<string, unknown>): boolean {
  return typeof (row.label ?? row.kto_tag) === "boolean" && readMessages(row.messages ?? row.conversations) !== null;
}

function mapRanking(cells: RowCells, id: string): MappedRow {
  const chosen = answerOf(cells, "chosen");
  const rejected = answerOf(cells, "rejected");
  const prompt = promptOf(cells);
  if (cells.errors.length > 0) return { kind: "errors", errors: cells.errors };
  return { kind: "item", record: chosenRejected(id, prompt, chosen, rejected) };
}

function answerOf(cells: RowCells, column: string): string {
  const cell = cells.cell(column);
  if (typeof cell === "string") return cell;
  const message = readMessage(cell);
  if (!message) cells.fail(column, "unreadable-cell", "Expected a text or one message with from and value.");
  return message?.content ?? "";
}

function promptOf(cells: RowCells): string | Message[] {
  const system = cells.optionalText("system");
  if (cells.cell("conversations") === undefined) {
    const input = cells.optionalText("input");
    const question = input === undefined ? cells.text("instruction") : `${cells.text("instruction")}\n${input}`;
    return system === undefined ? question : withSystem(system, [{ role: "user", content: question }]);
  }
  const messages = cells.messages("conversations");
  return system === undefined ? messages : withSystem(system, messages);
}

function withSystem(system: string, messages: Message[]): Message[] {
  return [{ role: "system", content: system }, ...messages];
}

function mapKto(cells: RowCells, id: string): MappedRow {
  const messages = cells.messages(cells.cell("messages") === undefined ? "conversations" : "messages");
  const label = cells.cell("label") ?? cells.cell("kto_tag");
  const answer = messages.at(-1);
  if (typeof label !== "boolean") cells.fail("label", "unreadable-cell", "Expected true or false.");
  if (cells.errors.length === 0 && (answer?.role !== "assistant" || messages.length < 2))
    cells.fail("messages", "message-list", "The last message must be the answer, after a prompt.");
  if (cells.errors.length > 0) return { kind: "errors", errors: cells.errors };
  const record = {
    id,
    prompt: messages.slice(0, -1),
    responses: [{ text: answer?.content }],
    judgments: [{ kind: "thumbs", value: label, response: 0 }],
  };
  return { kind: "item", record };
}
