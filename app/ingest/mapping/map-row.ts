/** One row of a vendor's table through its mapping. Pure: the same row and mapping give the same record. */
import type { Message } from "#app/domain/record.ts";
import { languageTag } from "../presets/language-tag.ts";
import type { MappedRow, RowPlace, UncheckedRecord } from "../presets/preset.ts";
import { textKey } from "../presets/text-key.ts";
import { RowCells } from "../row-cells.ts";
import type { ColumnMapping } from "./column-mapping.ts";
import { readLabel } from "./read-label.ts";

export function mapRow(mapping: ColumnMapping, row: unknown, place: RowPlace): Exclude<MappedRow, { kind: "items" }> {
  const cells = new RowCells(row);
  const prompt = promptOf(cells, mapping);
  const responses = mapping.responses.map(({ text, model }) => ({
    text: cells.textOrMessages(text),
    model: model === undefined ? undefined : cells.optionalText(model),
  }));
  const key = keyOf(cells, mapping, place, [prompt, ...responses.map((response) => response.text)]);
  const item = { id: key, prompt, responses, ...strataOf(cells, mapping), ...goldOf(cells, mapping) };
  if (!mapping.orderKnown) Object.assign(item, { order_known: false });
  const judgments = mapping.label.columns.flatMap((column, i) => judgmentOf(cells, mapping, column, i));
  if (cells.errors.length > 0) return { kind: "errors", errors: cells.errors };
  if (mapping.row === "judgment") return { kind: "judgments", key, item, judgments };
  return { kind: "item", record: { ...item, judgments } };
}

function promptOf(cells: RowCells, { prompt }: ColumnMapping): string | Message[] {
  const parts = prompt.columns.map((column) => cells.textOrMessages(column));
  const system = prompt.system === undefined ? undefined : cells.optionalText(prompt.system);
  const [only] = parts;
  const together: string | Message[] =
    parts.length === 1 && only !== undefined
      ? only
      : parts.every((part) => typeof part === "string")
        ? parts.filter((part) => part !== "").join("\n\n")
        : parts.flatMap(asMessages);
  return system === undefined ? together : [{ role: "system", content: system }, ...asMessages(together)];
}

function asMessages(part: string | Message[]): Message[] {
  if (typeof part !== "string") return part;
  return part === "" ? [] : [{ role: "user", content: part }];
}

function keyOf(cells: RowCells, { item, row }: ColumnMapping, place: RowPlace, texts: unknown[]): string {
  if (item === null) return row === "item" ? `row-${place.row}` : textKey(...texts.map((text) => JSON.stringify(text)));
  const columns = typeof item === "string" ? [item] : item;
  for (const column of columns) if (cells.isBlank(column)) cells.fail(column, "required", "The item's id is empty.");
  return columns.map((column) => (cells.isBlank(column) ? "" : cells.text(column))).join(":");
}

function strataOf(cells: RowCells, mapping: ColumnMapping): UncheckedRecord {
  const text = (column: string | undefined) => (column === undefined ? undefined : cells.optionalText(column));
  const language = text(mapping.language);
  return {
    domain: text(mapping.domain),
    language: languageTag(language) ?? language,
    conversation: text(mapping.conversation),
    turn: mapping.turn === undefined ? undefined : cells.optionalNumber(mapping.turn),
  };
}

function goldOf(cells: RowCells, { gold, label }: ColumnMapping): UncheckedRecord {
  if (gold === undefined || cells.isBlank(gold.column)) return {};
  const own = gold.scale ?? label.scale;
  // The degree column is about the annotator's answer; a gold answer of a choice is a direction.
  const scale = own.kind === "choice" ? { ...own, degree: undefined } : own;
  const read = readLabel(scale, cells.cell(gold.column), undefined);
  if ("label" in read) return { gold: read.label };
  cells.fail(gold.column, read.fault, read.hint);
  return {};
}

/** A blank label cell is no judgment: the item awaits it. */
function judgmentOf(cells: RowCells, mapping: ColumnMapping, column: string, index: number): UncheckedRecord[] {
  if (cells.isBlank(column)) return [];
  const { label, seconds } = mapping;
  const degree =
    label.scale.kind === "choice" && label.scale.degree ? cells.cell(label.scale.degree.column) : undefined;
  const read = readLabel(label.scale, cells.cell(column), degree);
  if ("fault" in read) {
    cells.fail(column, read.fault, read.hint);
    return [];
  }
  const elapsed = seconds === undefined ? undefined : cells.optionalNumber(seconds.column);
  return [
    {
      annotator: annotatorOf(cells, mapping, column, index),
      ...read.label,
      seconds: elapsed !== undefined && seconds?.unit === "ms" ? elapsed / 1000 : elapsed,
      at: mapping.at === undefined ? undefined : cells.optionalInstant(mapping.at),
      comment: mapping.comment === undefined ? undefined : cells.optionalText(mapping.comment),
    },
  ];
}

function annotatorOf(cells: RowCells, mapping: ColumnMapping, column: string, index: number): string | undefined {
  const paired = mapping.label.annotators?.[index];
  if (paired !== undefined) return cells.optionalText(paired);
  if (mapping.label.columns.length > 1) return column;
  return mapping.annotator === undefined ? undefined : cells.optionalText(mapping.annotator);
}
