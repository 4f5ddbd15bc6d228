import { DelimitedRecord } from "./delimited-record.ts";
import { ARRAY_KEYS, ElementSplitter } from "./element-splitter.ts";
import type { FileFormat } from "./format.ts";

const LINES_LOOKED_AT = 50;
/** Share of the first records that must have as many cells as the header. */
const CONSISTENT_SHARE = 0.5;
/** In this order where several cut equally wide tables: a tab is hardly ever part of a text. */
const DELIMITERS = { "\t": "tsv", ",": "csv", ";": "csv" } as const;

/** A declaration, a comment or an element; a web page is no delivery. */
const XML_START = /^<(\?xml\b|!--|(?!html\b)[a-z_][\w.:-]*[\s/>])/i;

/**
 * Which text format the head of a file is written in, by its content; null when none fits.
 *
 * @param text the head, without byte order mark
 * @param complete whether the head is the whole file
 */
export function textFormat(text: string, complete: boolean): FileFormat["id"] | null {
  const start = text.trimStart();
  if (start.startsWith("[")) return "json";
  if (XML_START.test(start)) return "xml";
  const lines = firstLines(text, complete);
  const objects = lines.map(parsedObject);
  const parsed = objects.filter((object) => object !== null).length;
  if (start.startsWith("{")) {
    const only = complete && lines.length === 1 ? objects[0] : null;
    if (only && ARRAY_KEYS.some((key) => Array.isArray(only[key]))) return "json";
    const opensArray = objects[0] === null && !lines[0]?.trimEnd().endsWith("}") && holdsArray(start);
    if (parsed > 0 && !opensArray) return "jsonl";
    return holdsArray(start) || /^\{\s*\n/.test(start) ? "json" : "jsonl";
  }
  if (parsed > 0 && parsed * 2 >= lines.length) return "jsonl";
  return tableFormat(lines);
}

function firstLines(text: string, complete: boolean): string[] {
  const lines = text.split("\n", 10 * LINES_LOOKED_AT);
  const cut = !complete && lines.length > 1 && lines.length < 10 * LINES_LOOKED_AT;
  return (cut ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== "").slice(0, LINES_LOOKED_AT);
}

function parsedObject(line: string): Record<string, unknown> | null {
  if (!line.trimStart().startsWith("{")) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function holdsArray(text: string): boolean {
  const splitter = new ElementSplitter(text.length);
  splitter.push(Buffer.from(text)).next();
  return splitter.found;
}

function tableFormat(lines: string[]): FileFormat["id"] | null {
  let best: FileFormat["id"] | null = null;
  let bestWidth = 1;
  for (const [delimiter, format] of Object.entries(DELIMITERS)) {
    const widths = recordWidths(lines, delimiter);
    const width = widths[0] ?? 0;
    const alike = widths.filter((other) => other === width).length;
    if (width <= bestWidth || alike < CONSISTENT_SHARE * widths.length) continue;
    best = format;
    bestWidth = width;
  }
  return best;
}

function recordWidths(lines: string[], delimiter: string): number[] {
  const widths: number[] = [];
  let record = new DelimitedRecord(delimiter);
  for (const line of lines) {
    record.push(line);
    if (record.openCell !== -1) continue;
    widths.push(record.cells.length);
    record = new DelimitedRecord(delimiter);
  }
  return widths;
}
