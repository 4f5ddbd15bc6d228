/** Scores of a judge model beside chosen and rejected: a rating of both, from which the preference follows. */
import { responseOf, splitConversations } from "../messages.ts";
import { RowCells } from "../row-cells.ts";
import { haveColumns, type Preset } from "./preset.ts";

const columns = ["prompt", "chosen", "rejected", "score_chosen", "score_rejected"];
/** Overall scores are asked for on 1…10; the release holds a few lower ones, and no row is to be lost for that. */
const RANGE = { min: 0, max: 10 };

export const ultrafeedbackBinarized: Preset = {
  id: "ultrafeedback-binarized",
  version: 1,
  title: "UltraFeedback binarized",
  about: "Chosen and rejected conversations with the judge model's scores, kept as a rating; display order is lost.",
  source: "https://huggingface.co/datasets/HuggingFaceH4/ultrafeedback_binarized",
  columns,
  granularity: "row-per-item",
  orderKnown: false,
  recognises: (rows) => haveColumns(rows, columns),
  map(row, place) {
    const cells = new RowCells(row);
    const chosen = cells.messages("chosen");
    const rejected = cells.messages("rejected");
    const values = [cells.number("score_chosen"), cells.number("score_rejected")];
    const split = splitConversations(chosen, rejected);
    const record = {
      id: cells.optionalText("prompt_id") ?? `row-${place.row}`,
      prompt: split?.prompt ?? cells.text("prompt"),
      responses: (split?.responses ?? [responseOf(chosen), responseOf(rejected)]).map((text) => ({ text })),
      judgments: [{ kind: "rating", values, ...RANGE }],
      order_known: false,
    };
    if (cells.errors.length > 0) return { kind: "errors", errors: cells.errors };
    return { kind: "item", record };
  },
};
