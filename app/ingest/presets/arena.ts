/** What the Arena releases have in common: two conversations, sides a and b as shown, and a winner in words. */
import { splitConversations } from "../messages.ts";
import type { RowCells } from "../row-cells.ts";
import type { UncheckedRecord } from "./preset.ts";

const WINNERS = new Map([
  ["model_a", "first"],
  ["model_b", "second"],
  ["tie", "tie"],
  ["tie (bothbad)", "both_bad"],
  ["both_bad", "both_bad"],
  ["bothbad", "both_bad"],
]);

export function arenaWinner(cells: RowCells): string | undefined {
  const value = WINNERS.get(cells.text("winner").trim().toLowerCase());
  if (value === undefined)
    cells.fail("winner", "unreadable-cell", `The cell is not one of ${[...WINNERS.keys()].join(", ")}.`);
  return value;
}

/** Prompt and responses of `conversation_a` and `conversation_b`. */
export function arenaConversations(cells: RowCells): UncheckedRecord {
  const a = cells.messages("conversation_a");
  const b = cells.messages("conversation_b");
  if (cells.errors.length > 0) return {};
  const split = splitConversations(a, b);
  if (!split) {
    cells.fail(
      "conversation_a",
      "unreadable-cell",
      "The two conversations share no user turn that both models answer.",
    );
    return {};
  }
  const models = [cells.optionalText("model_a"), cells.optionalText("model_b")];
  return { prompt: split.prompt, responses: split.responses.map((text, i) => ({ text, model: models[i] })) };
}
