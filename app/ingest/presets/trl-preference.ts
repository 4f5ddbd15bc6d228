/** TRL's preference type: explicit or implicit prompt, standard (texts) or conversational (messages). */
import { readMessages, responseOf, splitConversations } from "../messages.ts";
import { RowCells } from "../row-cells.ts";
import { chosenRejected } from "./chosen-rejected.ts";
import { haveColumns, type Preset } from "./preset.ts";

const columns = ["chosen", "rejected"];

export const trlPreference: Preset = {
  id: "trl-preference",
  version: 1,
  title: "TRL preference",
  about: "chosen and rejected as texts or messages, with or without a prompt column; display order is lost.",
  source: "https://huggingface.co/docs/trl/dataset_formats#preference",
  columns,
  granularity: "row-per-item",
  orderKnown: false,
  recognises: (rows) =>
    haveColumns(rows, columns) && rows.every((row) => columns.every((c) => isTextOrMessages(row[c]))),
  map(row, place) {
    const cells = new RowCells(row);
    const id = cells.optionalText("id") ?? `row-${place.row}`;
    const chosen = cells.textOrMessages("chosen");
    const rejected = cells.textOrMessages("rejected");
    if (typeof chosen !== typeof rejected) cells.fail("rejected", "type", "chosen and rejected must be of one kind.");
    const parts = cells.isBlank("prompt") ? implicitPrompt(chosen, rejected) : explicitPrompt(cells, chosen, rejected);
    if (!parts && cells.errors.length === 0)
      cells.fail("prompt", "required", "There is no prompt, and chosen and rejected have no common beginning.");
    if (!parts || cells.errors.length > 0) return { kind: "errors", errors: cells.errors };
    const record = chosenRejected(id, parts.prompt, ...parts.responses);
    const margin = cells.optionalNumber("margin");
    return { kind: "item", record: margin === undefined ? record : { ...record, meta: { margin } } };
  },
};

type Text = ReturnType<RowCells["textOrMessages"]>;
interface Parts {
  prompt: Text;
  responses: [Text, Text];
}

function explicitPrompt(cells: RowCells, chosen: Text, rejected: Text): Parts | null {
  const prompt = cells.textOrMessages("prompt");
  if (typeof chosen === "string" || typeof rejected === "string") return { prompt, responses: [chosen, rejected] };
  // Some exports repeat the prompt's turns inside chosen and rejected; what they share is the prompt then.
  const split = chosen.length > 1 && rejected.length > 1 ? splitConversations(chosen, rejected) : null;
  return split ?? { prompt, responses: [responseOf(chosen), responseOf(rejected)] };
}

function implicitPrompt(chosen: Text, rejected: Text): Parts | null {
  if (typeof chosen !== "string" && typeof rejected !== "string") return splitConversations(chosen, rejected);
  if (typeof chosen !== "string" || typeof rejected !== "string") return null;
  const end = endOfCommonText(chosen, rejected);
  if (end === 0) return null;
  return { prompt: chosen.slice(0, end), responses: [chosen.slice(end), rejected.slice(end)] };
}

/** TRL's own rule: the longest common beginning, less a space it ends with. */
function endOfCommonText(a: string, b: string): number {
  let end = 0;
  while (end < a.length && end < b.length && a.charCodeAt(end) === b.charCodeAt(end)) end += 1;
  const before = a.charCodeAt(end - 1);
  // Neither a space nor half of a surrogate pair belongs to the end of a prompt.
  return end > 0 && (before === 32 || (before >= 0xd800 && before <= 0xdbff)) ? end - 1 : end;
}

function isTextOrMessages(value: unknown): boolean {
  return typeof value === "string" || readMessages(value) !== null;
}
