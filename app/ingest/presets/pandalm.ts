import { RowCells } from "../row-cells.ts";
import { haveColumns, type Preset, type UncheckedRecord } from "./preset.ts";

const columns = ["instruction", "input", "response1", "response2", "annotator1", "annotator2"];

export const pandalm: Preset = {
  id: "pandalm",
  version: 1,
  title: "PandaLM test set",
  about: "One row per item with a column per annotator; 1 and 2 choose a response, 0 is a tie.",
  source: "https://github.com/WeOpenML/PandaLM, data/",
  columns,
  granularity: "row-per-item",
  orderKnown: true,
  recognises: (rows) => haveColumns(rows, columns),
  map(row, place) {
    const cells = new RowCells(row);
    const names = Object.keys(row ?? {}).filter((column) => /^annotator\d+$/.test(column));
    const models = cells.optionalText("cmp_key")?.split("_") ?? [];
    const input = cells.text("input");
    const instruction = cells.text("instruction");
    const record = {
      id: cells.optionalText("idx") ?? `row-${place.row}`,
      prompt: input === "" ? instruction : `${instruction}\n\n${input}`,
      responses: ["response1", "response2"].map((column, i) => ({
        text: cells.text(column),
        // "model1_model2" names both sides only when neither name has an underscore of its own.
        model: models.length === 2 ? models[i] : undefined,
      })),
      judgments: names.flatMap((name) => judgmentOf(cells, name)),
      domain: cells.optionalText("motivation_app"),
      meta: { cmp_key: cells.cell("cmp_key") },
    };
    if (cells.errors.length > 0) return { kind: "errors", errors: cells.errors };
    return { kind: "item", record };
  },
};

const VALUES = new Map([
  [0, "tie"],
  [1, "first"],
  [2, "second"],
]);

function judgmentOf(cells: RowCells, name: string): UncheckedRecord[] {
  const answer = cells.optionalNumber(name);
  if (answer === undefined) return [];
  const value = VALUES.get(answer);
  if (value === undefined && !Number.isNaN(answer))
    cells.fail(name, "label-in-scale", `The value ${answer} is none of 0 (tie), 1 and 2.`);
  return [{ annotator: name, kind: "choice", value }];
}
