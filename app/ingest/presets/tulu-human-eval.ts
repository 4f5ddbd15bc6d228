/**
 * Open-Instruct's human evaluation of Tulu 1: one row per judgment, several evaluators per instance.
 *
 * The two models were put on sides A and B at random for each evaluator, so one instance may have been shown in both
 * orders. An item is a prompt with its completions *in the order shown*; its key says so.
 * An evaluator who answered the same item twice is kept twice: the later one is marked as a repeat, nothing is dropped.
 */
import { RowCells } from "../row-cells.ts";
import { haveColumns, type Preset } from "./preset.ts";
import { textKey } from "./text-key.ts";

const columns = [
  "instance_id",
  "prompt",
  "model_a",
  "model_b",
  "completion_a",
  "completion_b",
  "preference",
  "evaluator",
];
const LEVELS = ["a-is-better", "a-is-slightly-better", "tie", "b-is-slightly-better", "b-is-better"];

export const tuluHumanEval: Preset = {
  id: "tulu-human-eval",
  version: 1,
  title: "Tulu human evaluation",
  about: "One row per judgment; preference in five words from a-is-better to b-is-better becomes a Likert 1…5.",
  source: "https://github.com/allenai/open-instruct, human_eval/",
  columns,
  granularity: "row-per-judgment",
  orderKnown: true,
  recognises: (rows) => haveColumns(rows, columns),
  map(row) {
    const cells = new RowCells(row);
    const instance = cells.text("instance_id");
    const models = [cells.text("model_a"), cells.text("model_b")];
    const texts = [cells.text("completion_a"), cells.text("completion_b")];
    const value = LEVELS.indexOf(cells.text("preference").trim().toLowerCase()) + 1;
    if (value === 0) cells.fail("preference", "unreadable-cell", `The cell is not one of ${LEVELS.join(", ")}.`);
    const judgment = {
      annotator: cells.optionalText("evaluator"),
      kind: "likert",
      value,
      points: 5,
      at: cells.optionalInstant("timestamp"),
      comment: cells.optionalText("comment"),
      meta: {
        row: cells.cell("id"),
        acceptable: [cells.cell("completion_a_is_acceptable"), cells.cell("completion_b_is_acceptable")],
      },
    };
    const key = `${instance}:${models.join(":")}:${textKey(...texts)}`;
    const responses = texts.map((text, i) => ({ text, model: models[i] }));
    const item = { id: key, prompt: cells.text("prompt"), responses };
    if (cells.errors.length > 0) return { kind: "errors", errors: cells.errors };
    return { kind: "judgments", key, item, judgments: [judgment] };
  },
};
