/**
 * Reads an evaluation set: the texts of one field of every row. All or nothing: a set that was read by half would protect
 * by half and look whole.
 */
import { statSync } from "node:fs";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { CANDIDATE_N } from "#app/metrics/integrity/contamination-rules.ts";
import { detectFormat } from "../formats/detect.server.ts";
import { DEFAULT_LIMITS, type FileFormat, type RawRow, type RowError, UnusableFile } from "../formats/format.ts";
import { kindOfValue, PROTECTED_FIELDS, protectedField, textsOfField } from "./protected-field.ts";
import { FEWEST_TOKENS, wholeKey } from "./protected-index.ts";
import { TokenHasher } from "./token-hashes.ts";

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_TEXTS = 1_000_000;

export interface ReadProtectedSet {
  format: FileFormat["id"];
  field: string;
  rows: number;
  texts: string[];
  /** Texts that repeat an earlier one, texts of fewer than four words (not compared), texts too short for an 8-gram. */
  repeated: number;
  tooShort: number;
  withoutNgram: number;
}

/** @param field the field to take; null for the first known one. @throws UnusableFile naming line and field. */
export async function readProtectedSet(file: string, field: string | null): Promise<ReadProtectedSet> {
  const { size } = statSync(file);
  if (size === 0) throw new UnusableFile("empty", "The file is empty.", SHAPES);
  if (size > MOST_BYTES) throw new UnusableFile("too-large", `The set has ${groupDigits(size)} bytes.`, SMALLER);
  const { format, compression } = await detectFormat(file, "an evaluation set");
  const limits = { ...DEFAULT_LIMITS, maxExpandedBytes: MOST_BYTES };
  const texts: string[] = [];
  let rows = 0;
  let taken = field;
  for await (const batch of format.read(file, compression, limits)) {
    // A file that breaks off is no whole set, whatever else is wrong with its rows.
    const fault = batch.errors.find(({ rule }) => rule === "truncated") ?? batch.errors[0];
    if (fault?.rule === "truncated") throw brokenOff(fault);
    if (fault?.rule === "object") throw bareRow(fault);
    if (fault) throw faultyRow(fault.line, fault.field || "row", fault.hint);
    for (const row of batch.rows) {
      taken ??= protectedField(row.value);
      if (taken === null) throw withoutField(row);
      for (const text of textsIn(row, taken)) texts.push(text);
      rows += 1;
    }
    if (texts.length > MOST_TEXTS) throw new UnusableFile("too-many", "The set has over a million texts.", SMALLER);
  }
  if (taken === null || rows === 0) throw new UnusableFile("empty", "The file holds no rows.", SHAPES);
  return { format: format.id, field: taken, rows, texts, ...countedTexts(texts) };
}

const SHAPES =
  'Expected JSONL, a JSON list or a table with a header, one evaluation prompt a row: {"prompt": "…"} as IFEval, {"turns": ["…", "…"]} as MT-Bench.';
const SMALLER = "Split it: a set has up to 64 MiB and a million texts.";

function textsIn({ value, line }: RawRow, field: string): string[] {
  const found = (value as Record<string, unknown> | null)?.[field];
  const texts = textsOfField(found);
  if (texts === null) throw noTexts(line, field, found);
  if (texts.every((text) => text.trim() === "")) throw faultyRow(line, field, "the text is empty.");
  return texts;
}

function faultyRow(line: number, field: string, what: string): UnusableFile {
  return new UnusableFile("protected-set", `Line ${line}, ${field}: ${what}`, "Nothing was stored.");
}

function noTexts(line: number, field: string, found: unknown): UnusableFile {
  return faultyRow(line, field, `expected a text, a list of texts or messages, found ${kindOfValue(found)}.`);
}

function brokenOff({ line, hint }: RowError): UnusableFile {
  return new UnusableFile("protected-set", `Line ${line}: ${hint}.`, "Give the whole file. Nothing was stored.");
}

/** A list of texts, or one text a line, where objects are wanted. */
function bareRow({ line, hint }: RowError): UnusableFile {
  return new UnusableFile(
    "protected-set",
    `Line ${line}: ${hint}.`,
    'Put each text into a field, {"prompt": "…"}: one such object a line (JSONL), or a JSON list of them. Nothing was stored.',
  );
}

function withoutField({ value, line }: RawRow): UnusableFile {
  const fields = value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {};
  const expected = PROTECTED_FIELDS.find((name) => Object.hasOwn(fields, name));
  if (expected) return noTexts(line, expected, fields[expected]);
  const names = Object.keys(fields).slice(0, 12);
  const found =
    names.length > 0 ? `its fields are ${names.map((name) => name.slice(0, 40)).join(", ")}` : "it has no fields";
  const known = PROTECTED_FIELDS.join(", ");
  return new UnusableFile(
    "protected-set",
    `Line ${line}: no field with prompts; ${found}.`,
    `Name the field that holds the prompts. Known by themselves: ${known}.`,
  );
}

function countedTexts(texts: readonly string[]) {
  const hasher = new TokenHasher();
  const seen = new Set<number>();
  const counts = { repeated: 0, tooShort: 0, withoutNgram: 0 };
  for (const text of texts) {
    const words = hasher.hashesOf(text);
    const key = wholeKey(words);
    if (seen.has(key)) counts.repeated += 1;
    seen.add(key);
    if (words.length < FEWEST_TOKENS) counts.tooShort += 1;
    else if (words.length < CANDIDATE_N) counts.withoutNgram += 1;
  }
  if (counts.tooShort === texts.length)
    throw new UnusableFile(
      "protected-set",
      `None of the ${countOf(texts.length, "text")} has ${FEWEST_TOKENS} words: nothing could be compared.`,
      "Check which field was taken.",
    );
  return counts;
}
