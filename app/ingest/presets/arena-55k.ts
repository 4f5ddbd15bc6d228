/** The release made for a competition: turns as JSON lists of texts, the winner as three 0/1 columns. */
import type { Message } from "#app/domain/record.ts";
import { splitConversations } from "../messages.ts";
import { RowCells } from "../row-cells.ts";
import { haveColumns, type Preset } from "./preset.ts";

const WINNERS = { winner_model_a: "first", winner_model_b: "second", winner_tie: "tie" } as const;
const columns = ["id", "model_a", "model_b", "prompt", "response_a", "response_b", ...Object.keys(WINNERS)];

export const arena55k: Preset = {
  id: "arena-55k",
  version: 1,
  title: "Arena human preference (55k)",
  about: "Turns as JSON lists of texts and three winner columns of 0 and 1; no annotators, no times.",
  source: "https://huggingface.co/datasets/lmsys/lmsys-arena-human-preference-55k",
  columns,
  granularity: "row-per-item",
  orderKnown: true,
  recognises: (rows) => haveColumns(rows, columns),
  map(row) {
    const cells = new RowCells(row);
    const won = Object.entries(WINNERS).filter(([column]) => cells.number(column) === 1);
    if (won.length !== 1 && cells.errors.length === 0)
      cells.fail(
        "winner_model_a",
        "unreadable-cell",
        `${won.length} of the three winner columns are 1; exactly one must be.`,
      );
    const prompts = turnsOf(cells, "prompt");
    const sides = (["a", "b"] as const).map((side) => conversation(prompts, turnsOf(cells, `response_${side}`)));
    const split = splitConversations(sides[0] ?? [], sides[1] ?? []);
    if (!split && cells.errors.length === 0) cells.fail("prompt", "unreadable-cell", "The row holds no answered turn.");
    if (!split || cells.errors.length > 0) return { kind: "errors", errors: cells.errors };
    const models = [cells.optionalText("model_a"), cells.optionalText("model_b")];
    const record = {
      id: cells.text("id"),
      prompt: split.prompt,
      responses: split.responses.map((text, i) => ({ text, model: models[i] })),
      judgments: [{ kind: "choice", value: won[0]?.[1] }],
    };
    return { kind: "item", record };
  },
};

/** A JSON list of texts; null where a model gave none. */
function turnsOf(cells: RowCells, column: string): string[] {
  const cell = cells.cell(column);
  const list = typeof cell === "string" ? parsed(cell) : cell;
  if (Array.isArray(list) && list.every((turn) => turn === null || typeof turn === "string"))
    return list.map((turn) => turn ?? "");
  if (cell === undefined) cells.fail(column, "required", "The column is missing.");
  else cells.fail(column, "unreadable-cell", "Expected a JSON list of texts, one per turn.");
  return [];
}

function conversation(prompts: string[], answers: string[]): Message[] {
  return prompts.flatMap((prompt, i) => [
    { role: "user" as const, content: prompt },
    { role: "assistant" as const, content: answers[i] ?? "" },
  ]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
