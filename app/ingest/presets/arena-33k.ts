import { RowCells } from "../row-cells.ts";
import { arenaConversations, arenaWinner } from "./arena.ts";
import { languageTag } from "./language-tag.ts";
import { haveColumns, type Preset } from "./preset.ts";

const columns = ["question_id", "model_a", "model_b", "winner", "judge", "conversation_a", "conversation_b", "tstamp"];

export const arena33k: Preset = {
  id: "arena-33k",
  version: 1,
  title: "Chatbot Arena conversations (33k)",
  about: "Two conversations and a winner per row; tie and tie (bothbad) are kept apart; the judge is the annotator.",
  source: "https://huggingface.co/datasets/lmsys/chatbot_arena_conversations",
  columns,
  granularity: "row-per-item",
  orderKnown: true,
  recognises: (rows) => haveColumns(rows, columns),
  map(row) {
    const cells = new RowCells(row);
    const record = {
      id: cells.text("question_id"),
      ...arenaConversations(cells),
      judgments: [
        {
          annotator: cells.optionalText("judge"),
          kind: "choice",
          value: arenaWinner(cells),
          at: cells.optionalInstant("tstamp"),
        },
      ],
      language: languageTag(cells.optionalText("language")),
      meta: { turns: cells.cell("turn"), anony: cells.cell("anony"), language: cells.cell("language") },
    };
    if (cells.errors.length > 0) return { kind: "errors", errors: cells.errors };
    return { kind: "item", record };
  },
};
