import { RowCells } from "../row-cells.ts";
import { haveColumns, type Preset } from "./preset.ts";

const columns = ["input", "output_1", "output_2", "label"];

export const llmbar: Preset = {
  id: "llmbar",
  version: 1,
  title: "LLMBar gold pairs",
  about: "One agreed label per pair and no annotators: the label becomes the gold answer, the items await judgments.",
  source: "https://github.com/princeton-nlp/LLMBar, Dataset/",
  columns,
  granularity: "row-per-item",
  orderKnown: true,
  recognises: (rows) => haveColumns(rows, columns),
  map(row, place) {
    const cells = new RowCells(row);
    const label = cells.number("label");
    if (label !== 1 && label !== 2 && !Number.isNaN(label))
      cells.fail("label", "label-in-scale", `The value ${label} is neither 1 nor 2.`);
    const record = {
      id: `row-${place.row}`,
      prompt: cells.text("input"),
      responses: [{ text: cells.text("output_1") }, { text: cells.text("output_2") }],
      judgments: [],
      gold: { kind: "choice", value: label === 1 ? "first" : "second" },
    };
    if (cells.errors.length > 0) return { kind: "errors", errors: cells.errors };
    return { kind: "item", record };
  },
};
