import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { hasSharedData, shared } from "#test/support/shared-data.ts";
import { readFile } from "./reading.ts";

describe.skipIf(!hasSharedData)("published files", () => {
  // Row counts: `wc -l`, and the length of each file's array in another JSON reader.
  test.each([
    ["data/hh-rlhf-harmless-test/harmless-base-test.jsonl.gz", "jsonl gzip", 2312],
    ["data/pandalm-testset/testset-v1.json", "json none", 999],
    ["data/llmbar/LLMBar_Natural.json", "json none", 100],
    ["data/tulu1-human-eval/eval_instances_tulu_1.jsonl", "jsonl none", 996],
    ["data/oasst-en100/en_100_tree.jsonl", "jsonl none", 100],
    ["data/llamafactory-format-samples/dpo_en_demo.json", "json none", 300],
    ["data/tulu1-human-eval/eval_annotations_tulu_1.xlsx", "xlsx none", 1150],
    ["data/ukpconvarg1/samples/tv-is-better-than-books_books.xml", "xml none", 351],
  ])("%s", async (path, format, rows) => {
    const reading = await readFile(shared(path));
    expect(reading.errors).toEqual([]);
    expect([reading.format, reading.rows.length]).toEqual([format, rows]);
  });

  test("the XLSX gives the cells that exceljs gives", async () => {
    const path = shared("data/tulu1-human-eval/eval_annotations_tulu_1.xlsx");
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const [header, ...others] = sheetRows(book.worksheets[0]);
    const expected = others.map((cells) =>
      Object.fromEntries(header?.map((name, at) => [name, cells[at] ?? null]) ?? []),
    );
    expect((await readFile(path)).values).toEqual(expected);
  });
});

function sheetRows(sheet: ExcelJS.Worksheet | undefined): unknown[][] {
  const rows: unknown[][] = [];
  sheet?.eachRow((row) => {
    const values = row.values as ExcelJS.CellValue[];
    rows.push(Array.from(values.slice(1), (value) => plain(value)));
  });
  return rows;
}

function plain(value: ExcelJS.CellValue | undefined): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value === undefined || value === null || typeof value !== "object") return value ?? null;
  if ("richText" in value) return value.richText.map((run) => run.text).join("");
  if ("hyperlink" in value) return value.text;
  // Six completions began with "=" and became formulas; five of them show #ERROR! or #N/A.
  if ("result" in value) return /^#/.test(String(value.result)) ? null : (value.result ?? null);
  return value;
}
