import { RowCells } from "../row-cells.ts";
import { helpsteerJudgments } from "./helpsteer.ts";
import { languageTag } from "./language-tag.ts";
import { haveColumns, type Preset } from "./preset.ts";

const columns = ["context", "response1", "response2", "overall_preference"];

export const helpsteer3: Preset = {
  id: "helpsteer3",
  version: 1,
  title: "HelpSteer3-Preference",
  about: "Individual preferences of a pair on -3…3, negative = response 1 better; -100 becomes both bad.",
  source: "https://huggingface.co/datasets/nvidia/HelpSteer3",
  columns,
  granularity: "row-per-item",
  orderKnown: true,
  recognises: (rows) => haveColumns(rows, columns),
  map(row, place) {
    const cells = new RowCells(row);
    const language = cells.optionalText("language");
    const tag = languageTag(language);
    const record = {
      id: `row-${place.row}`,
      prompt: cells.messages("context"),
      responses: [{ text: cells.text("response1") }, { text: cells.text("response2") }],
      judgments: helpsteerJudgments(cells, {
        list: "individual_preference",
        strength: "score",
        comment: "reasoning",
        kept: ["feedback1", "feedback2"],
        overall: "overall_preference",
      }),
      domain: cells.optionalText("domain"),
      language: tag,
      // The code rows name a programming language there, which is no language of people.
      tags: language !== undefined && tag === undefined ? [language] : undefined,
      meta: { overall_preference: cells.cell("overall_preference") },
    };
    if (cells.errors.length > 0) return { kind: "errors", errors: cells.errors };
    return { kind: "item", record };
  },
};
