import { isPlainObject } from "../check/plain-object.ts";
import { RowCells } from "../row-cells.ts";
import { haveColumns, type Preset, type UncheckedRecord } from "./preset.ts";

const columns = ["id", "arg1", "arg2", "debateMetaData", "mTurkAssignments"];

/** Words of the file for what is the same on both sides. */
const ANSWERS = new Map([
  ["a1", "first"],
  ["a2", "second"],
  ["equal", "tie"],
]);

export const ukpConvarg: Preset = {
  id: "ukp-convarg",
  version: 1,
  title: "UKP convincing arguments",
  about:
    "Pairs of arguments with four or five workers each: a1, a2 or equal, a reason and the time taken; the gold label is the agreed answer, the worker's published competence is kept.",
  source: "https://github.com/UKPLab/acl2016-convincing-arguments, data/",
  columns,
  granularity: "row-per-item",
  orderKnown: true,
  recognises: (rows) => haveColumns(rows, columns),
  map(row) {
    const cells = new RowCells(row);
    const [first, second] = ["arg1", "arg2"].map((column) => inside(cells, column));
    const debate = inside(cells, "debateMetaData");
    const assignments = listOf(inside(cells, "mTurkAssignments")?.cell("mTurkAssignment"));
    const workers = assignments.map((assignment) => new RowCells(assignment));
    const stance = first?.optionalText("stance");
    const record = {
      id: cells.text("id"),
      prompt: [debate?.optionalText("title"), debate?.optionalText("description"), stance && `Stance: ${stance}`]
        .filter((part) => part !== undefined)
        .join("\n\n"),
      responses: [first, second].map((argument) => ({ text: argument?.text("text") ?? "" })),
      judgments: workers.map((worker) => judgmentOf(cells, worker)),
      domain: debate?.optionalText("title"),
      gold: goldOf(cells),
      meta: { competence: Object.fromEntries(workers.flatMap(competenceOf)) },
    };
    const errors = [cells, first, second, debate, ...workers].flatMap((one) => one?.errors ?? []);
    return errors.length > 0 ? { kind: "errors", errors } : { kind: "item", record };
  },
};

function inside(cells: RowCells, column: string): RowCells | null {
  const value = cells.cell(column);
  if (isPlainObject(value)) return new RowCells(value);
  cells.fail(column, value === undefined ? "required" : "type", `${column} holds no elements.`);
  return null;
}

/** XML does not tell a list of one from a single element. */
function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function judgmentOf(row: RowCells, worker: RowCells): UncheckedRecord {
  const start = worker.optionalInstant("assignmentAcceptTime");
  const end = worker.optionalInstant("assignmentSubmitTime");
  const seconds = start && end ? (Date.parse(end) - Date.parse(start)) / 1000 : undefined;
  return {
    annotator: worker.optionalText("turkID"),
    kind: "choice",
    value: answerOf(row, worker, "value"),
    // From taking the task to handing it in: pauses are in it, and the twelve or so other pairs of the same task.
    started_at: start,
    at: end,
    comment: worker.optionalText("reason"),
    meta: seconds === undefined ? undefined : { assignment_seconds: seconds },
  };
}

function goldOf(cells: RowCells): UncheckedRecord | undefined {
  return cells.isBlank("goldLabel") ? undefined : { kind: "choice", value: answerOf(cells, cells, "goldLabel") };
}

function answerOf(row: RowCells, cells: RowCells, column: string): string | undefined {
  const text = cells.text(column);
  const answer = ANSWERS.get(text);
  if (answer === undefined) row.fail(column, "label-in-scale", "The value is none of a1, a2 and equal.");
  return answer;
}

function competenceOf(worker: RowCells): [string, number][] {
  const name = worker.optionalText("turkID");
  const competence = worker.optionalNumber("turkCompetence");
  return name === undefined || competence === undefined ? [] : [[name, competence]];
}
