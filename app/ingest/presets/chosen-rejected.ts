/**
 * What every chosen/rejected file has in common: the preferred response is told by its column, the display order is
 * lost. The chosen response is stored first, and `order_known: false` keeps position out of every number.
 */
import type { Message } from "#app/domain/record.ts";
import type { UncheckedRecord } from "./preset.ts";

type Text = string | Message[];

export function chosenRejected(id: string, prompt: Text, chosen: Text, rejected: Text): UncheckedRecord {
  return {
    id,
    prompt,
    responses: [{ text: chosen }, { text: rejected }],
    judgments: [{ kind: "choice", value: "first" }],
    order_known: false,
  };
}
