/** A first mapping for a flat table, from its column names and values: something to confirm, never to trust unseen. */
import { isPlainObject } from "../check/plain-object.ts";
import type { ColumnMapping } from "./column-mapping.ts";
import { type ColumnProfile, profileColumns } from "./column-profile.ts";
import { type ColumnRole, findColumn, findPair, MODEL_WORDS, RESPONSE_WORDS } from "./guess-columns.ts";
import { guessItem } from "./guess-item.ts";
import { guessLabel } from "./guess-label.ts";
import { guessScale } from "./guess-scale.ts";

export interface GuessedMapping {
  /** null when a prompt, two responses or a label cannot be found. */
  mapping: ColumnMapping | null;
  /** 0 … 1; 0 without a mapping. */
  confidence: number;
  /** Sentences for the person who confirms: what was assumed, and what is missing. */
  notes: string[];
}

const ROWS_TO_READ = 1000;

export function guessMapping(rows: readonly unknown[]): GuessedMapping {
  const objects = rows.filter(isPlainObject).slice(0, ROWS_TO_READ);
  const columns = profileColumns(objects);
  const prompt = promptColumns(columns);
  const responses = findPair(columns.filter(isText), RESPONSE_WORDS);
  const models = findPair(columns, MODEL_WORDS);
  const taken = new Set([...prompt, ...(responses ?? []), ...(models ?? [])]);
  const gold = findColumn(columns, "gold");
  if (gold) taken.add(gold);
  const label = guessLabel(columns, taken);

  const missing = [
    prompt.length === 0 ? "No prompt column was found (looked for prompt, instruction, question …)." : null,
    responses
      ? null
      : "No two response columns were found (looked for response_a / response_b, output_1 / output_2 …).",
    label
      ? null
      : "No label column was found (looked for preference, winner, label, annotator1 … with few distinct values).",
  ].filter((note) => note !== null);
  if (!responses || !label || missing.length > 0) return { mapping: null, confidence: 0, notes: missing };

  for (const column of label.columns) taken.add(column);
  const role = (name: ColumnRole) => find(columns, taken, name);
  const annotator = label.columns.length > 1 ? undefined : role("annotator");
  const texts = [...prompt, ...responses].map((column) => column.name);
  const item = guessItem(objects, columns, texts, models?.map((column) => column.name) ?? [], annotator !== undefined);
  const goldScale = gold ? guessScale([gold]) : null;
  const mapping: ColumnMapping = {
    version: 1,
    item: item.item,
    row: label.columns.length > 1 ? "item" : item.row,
    prompt: { columns: prompt.map((column) => column.name), system: role("system") },
    responses: responses.map((column, i) => ({ text: column.name, model: models?.[i]?.name })),
    label: { columns: label.columns.map((column) => column.name), scale: label.scale },
    annotator,
    at: role("at"),
    seconds: secondsOf(role("seconds"), role("milliseconds")),
    comment: role("comment"),
    domain: role("domain"),
    language: role("language"),
    conversation: role("conversation"),
    turn: role("turn"),
    gold: gold && goldScale ? { column: gold.name, scale: sameKind(goldScale.scale, label.scale) } : undefined,
    orderKnown: true,
  };
  const anonymous =
    annotator === undefined && label.columns.length === 1
      ? "No annotator column was found; agreement between annotators is not computable."
      : null;
  return {
    mapping: JSON.parse(JSON.stringify(mapping)) as ColumnMapping,
    confidence: label.confidence,
    notes: [label.note, item.note, anonymous].filter((note) => note !== null),
  };
}

/** "instruction" and "input" are the two halves of one prompt where both are there. */
function promptColumns(columns: readonly ColumnProfile[]): ColumnProfile[] {
  const instruction = columns.find((column) => column.word === "instruction" && column.filled > 0);
  const input = columns.find((column) => column.word === "input");
  if (instruction && input) return [instruction, input];
  const prompt = findColumn(columns, "prompt");
  return prompt ? [prompt] : [];
}

function isText(column: ColumnProfile): boolean {
  return !column.numeric;
}

function find(columns: readonly ColumnProfile[], taken: ReadonlySet<ColumnProfile>, role: ColumnRole) {
  return findColumn(
    columns.filter((column) => !taken.has(column)),
    role,
  )?.name;
}

function secondsOf(seconds: string | undefined, milliseconds: string | undefined): ColumnMapping["seconds"] {
  if (seconds !== undefined) return { column: seconds, unit: "s" };
  return milliseconds === undefined ? undefined : { column: milliseconds, unit: "ms" };
}

/** A gold column on the very scale of the label needs none of its own. */
function sameKind(gold: ColumnMapping["label"]["scale"], label: ColumnMapping["label"]["scale"]) {
  return gold.kind === label.kind ? undefined : gold;
}
