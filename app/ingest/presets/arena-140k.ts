import { RowCells } from "../row-cells.ts";
import { arenaConversations, arenaWinner } from "./arena.ts";
import { languageTag } from "./language-tag.ts";
import { haveColumns, type Preset } from "./preset.ts";

const columns = ["id", "model_a", "model_b", "winner", "conversation_a", "conversation_b", "evaluation_session_id"];

export const arena140k: Preset = {
  id: "arena-140k",
  version: 1,
  title: "Arena human preference (140k)",
  about: "Two conversations and a winner of model_a, model_b, tie or both_bad; votes of a session form a conversation.",
  source: "https://huggingface.co/datasets/lmarena-ai/arena-human-preference-140k",
  columns,
  granularity: "row-per-item",
  orderKnown: true,
  recognises: (rows) => haveColumns(rows, columns),
  map(row) {
    const cells = new RowCells(row);
    const order = cells.optionalNumber("evaluation_order");
    const record = {
      id: cells.text("id"),
      ...arenaConversations(cells),
      judgments: [{ kind: "choice", value: arenaWinner(cells), at: cells.optionalInstant("timestamp") }],
      conversation: cells.optionalText("evaluation_session_id"),
      turn: order !== undefined && order >= 1 ? order : undefined,
      language: languageTag(cells.optionalText("language")),
      tags: cells.cell("is_code") === true ? ["code"] : undefined,
    };
    if (cells.errors.length > 0) return { kind: "errors", errors: cells.errors };
    return { kind: "item", record };
  },
};
