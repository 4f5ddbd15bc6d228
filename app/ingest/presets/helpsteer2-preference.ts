import { RowCells } from "../row-cells.ts";
import { helpsteerJudgments } from "./helpsteer.ts";
import { haveColumns, type Preset } from "./preset.ts";

const columns = ["prompt", "response_1", "response_2", "preference_strength"];

export const helpsteer2Preference: Preset = {
  id: "helpsteer2-preference",
  version: 1,
  title: "HelpSteer2-Preference",
  about: "All unprocessed preferences of a pair on -3…3, negative = response 1 better; -100 becomes both bad.",
  source: "https://huggingface.co/datasets/nvidia/HelpSteer2, preference/",
  columns,
  granularity: "row-per-item",
  orderKnown: true,
  recognises: (rows) => haveColumns(rows, columns),
  map(row, place) {
    const cells = new RowCells(row);
    const record = {
      id: `row-${place.row}`,
      prompt: cells.text("prompt"),
      responses: [{ text: cells.text("response_1") }, { text: cells.text("response_2") }],
      judgments: helpsteerJudgments(cells, {
        list: "all_preferences_unprocessed",
        strength: "strength",
        comment: "justification",
        kept: [],
        overall: "preference_strength",
      }),
      meta: { split: cells.cell("split"), preference_strength: cells.cell("preference_strength") },
    };
    if (cells.errors.length > 0) return { kind: "errors", errors: cells.errors };
    return { kind: "item", record };
  },
};
