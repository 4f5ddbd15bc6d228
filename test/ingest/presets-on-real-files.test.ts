/** Every preset with a public sample goes through it whole; the counts are those of the files' own documentation. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import type { ItemRecord, JudgmentRecord } from "#app/domain/record.ts";
import { checkItem } from "#app/ingest/check/check-item.ts";
import type { FieldError } from "#app/ingest/check/rules.ts";
import { ItemGrouper } from "#app/ingest/group.ts";
import { recognisePreset } from "#app/ingest/presets/index.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";
import { readFile } from "./formats/reading.ts";

describe.skipIf(!hasSharedData)("real files", () => {
  // 1,150 rows, 16 evaluators, 996 instances = 332 prompts x 3 model pairs (SOURCE.txt); 1,079 instances in their shown order; three resubmissions of
  // the very same item (six more of the nine were shown in the other order, and are judgments of another item).
  test("tulu1-human-eval", async () => {
    const read = readAll(await sheetRows("data/tulu1-human-eval/eval_annotations_tulu_1.xlsx"));
    expect(read).toMatchObject({ preset: "tulu-human-eval", errors: [] });
    expect(read.items).toHaveLength(1079);
    const judgments = read.items.flatMap((item) => item.judgments);
    expect(judgments).toHaveLength(1150);
    expect(annotators(judgments).size).toBe(16);
    expect(new Set(read.items.map((item) => item.id.split(":")[0])).size).toBe(332);
    // Preferences in the sheet: a 188, a slightly 235, tie 376, b slightly 191, b 160.
    expect(countBy(judgments, (judgment) => judgment.kind === "likert" && judgment.value)).toEqual({
      1: 188,
      2: 235,
      3: 376,
      4: 191,
      5: 160,
    });
    expect(judgments.filter((judgment) => judgment.is_repeat_of !== undefined)).toHaveLength(3);
  });

  // 999 items x 3 annotators; answers 0: 326, 1: 1255, 2: 1416.
  test("pandalm-testset", () => {
    const read = readAll(jsonRows("data/pandalm-testset/testset-v1.json"));
    expect(read).toMatchObject({ preset: "pandalm", errors: [] });
    expect(read.items).toHaveLength(999);
    const judgments = read.items.flatMap((item) => item.judgments);
    expect([...annotators(judgments)]).toEqual(["annotator1", "annotator2", "annotator3"]);
    expect(countBy(judgments, (judgment) => judgment.kind === "choice" && judgment.value)).toEqual({
      tie: 326,
      first: 1255,
      second: 1416,
    });
    expect(new Set(read.items.flatMap((item) => item.responses.map(({ model }) => model))).size).toBe(5);
  });

  // Three of the 32 files: 351, 300 and 351 pairs, 4,999 judgments, a1 1,945, a2 2,099, equal 955; gold a1 396, a2 428, equal 129.
  test("ukpconvarg1", async () => {
    const files = [
      "firefox-vs-internet-explorer_there-s-more-browsers-than-the-ie-firefox-is-an-animal",
      "should-physical-education-be-mandatory-in-schools-_no-",
      "tv-is-better-than-books_books",
    ];
    const rows = await Promise.all(files.map((file) => readFile(shared(`data/ukpconvarg1/samples/${file}.xml`))));
    const read = readAll(rows.flatMap(({ values }) => values));
    expect(read).toMatchObject({ preset: "ukp-convarg", errors: [] });
    expect(read.items).toHaveLength(1002);
    const judgments = read.items.flatMap((item) => item.judgments);
    const answers = countBy(judgments, (judgment) => judgment.kind === "choice" && judgment.value);
    expect(answers).toEqual({ first: 1945, second: 2099, tie: 955 });
    expect(countBy(read.items, ({ gold }) => gold?.value)).toEqual({
      first: 396,
      second: 428,
      tie: 129,
      undefined: 49,
    });
    expect(judgments.every(({ comment, at }) => comment !== undefined && at !== undefined)).toBe(true);
    const competence = read.items[0]?.meta?.competence as Record<string, number>;
    expect(Object.keys(competence)).toHaveLength(read.items[0]?.judgments.length ?? 0);
  });

  // 100 trees; prompts with two or more ranked replies: 116 + 57 + 27 + 6 + 3 + 1 + 1 + 1 (three of its four replies ranked).
  test.each(["en_100_tree.jsonl", "en_100_message.jsonl"])("oasst-en100/%s", async (file) => {
    const { values } = await readFile(shared(`data/oasst-en100/${file}`));
    const read = readAll(values);
    expect(read).toMatchObject({ preset: "oasst", errors: [] });
    expect(read.items).toHaveLength(212);
    expect(countBy(read.items, ({ responses }) => responses.length)).toEqual({
      2: 57,
      3: 117,
      4: 27,
      5: 3,
      6: 6,
      8: 1,
      9: 1,
    });
    for (const { judgments, prompt } of read.items) {
      const ranks = judgments.flatMap((judgment) => (judgment.kind === "ranking" ? judgment.ranks : []));
      expect(Math.min(...ranks)).toBe(1);
      expect(Array.isArray(prompt) && prompt.at(-1)?.role).toBe("user");
    }
  });

  // 2,312 transcript pairs.
  test("hh-rlhf-harmless-test", () => {
    const file = gunzipSync(readFileSync(shared("data/hh-rlhf-harmless-test/harmless-base-test.jsonl.gz")));
    const read = readAll(linesOf(file.toString("utf8")));
    expect(read).toMatchObject({ preset: "hh-rlhf", errors: [] });
    expect(read.items).toHaveLength(2312);
    expect(read.items.every((item) => item.order_known === false && item.judgments.length === 1)).toBe(true);
    expect(read.items.every((item) => Array.isArray(item.prompt) && item.prompt.at(-1)?.role === "user")).toBe(true);
    expect(read.items.filter((item) => item.responses.some(({ text }) => typeof text !== "string"))).toHaveLength(5);
  });

  // Sizes of the LLMBar and processed sets: SOURCE.txt.
  test.each([
    ["LLMBar_Natural", 100, 42],
    ["LLMBar_Adversarial_Neighbor", 134, 75],
    ["LLMBar_Adversarial_GPTInst", 92, 45],
    ["LLMBar_Adversarial_GPTOut", 47, 22],
    ["LLMBar_Adversarial_Manual", 46, 22],
    ["Processed_MT-Bench", 200, 101],
    ["Processed_LLMEval_2", 200, 92],
    ["Processed_FairEval", 66, 41],
  ])("llmbar/%s", (name, size, firstIsGold) => {
    const read = readAll(jsonRows(`data/llmbar/${name}.json`));
    expect(read).toMatchObject({ preset: "llmbar", errors: [] });
    expect(read.items).toHaveLength(size);
    expect(read.items.filter((item) => item.gold?.value === "first")).toHaveLength(firstIsGold);
    expect(read.items.every((item) => item.judgments.length === 0)).toBe(true);
  });

  test("llamafactory-format-samples", () => {
    const ranking = readAll(jsonRows("data/llamafactory-format-samples/dpo_en_demo.json"));
    expect(ranking).toMatchObject({ preset: "llama-factory", errors: [] });
    expect(ranking.items).toHaveLength(300);
    const kto = readAll(jsonRows("data/llamafactory-format-samples/kto_en_demo.json"));
    expect(kto).toMatchObject({ preset: "llama-factory", errors: [] });
    expect(kto.items).toHaveLength(300);
  });
});

function readAll(rows: unknown[]): { preset: string | undefined; items: ItemRecord[]; errors: readonly FieldError[] } {
  const preset = recognisePreset(rows.slice(0, 200));
  const groups = new ItemGrouper<number>();
  const items: ItemRecord[] = [];
  const errors: FieldError[] = [];
  for (const [index, row] of rows.entries()) {
    const mapped = preset?.map(row, { line: index + 1, row: index + 1 });
    if (mapped?.kind === "errors") errors.push(...mapped.errors);
    else if (mapped?.kind === "item") take(mapped.record);
    else if (mapped?.kind === "items") mapped.records.forEach(take);
    else if (mapped) errors.push(...[groups.add(mapped, index)].filter((error) => error !== null));
  }
  for (const { record } of groups.finish()) take(record);
  return { preset: preset?.id, items, errors };

  function take(record: unknown): void {
    const checked = checkItem(record);
    if (checked.ok) items.push(checked.item);
    else errors.push(...checked.errors);
  }
}

function jsonRows(path: string): unknown[] {
  return JSON.parse(readFileSync(shared(path), "utf8")) as unknown[];
}

function linesOf(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
}

async function sheetRows(path: string): Promise<unknown[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(shared(path));
  const sheet = workbook.worksheets[0];
  const names = ((sheet?.getRow(1).values ?? []) as unknown[]).slice(1).map(String);
  const rows: unknown[] = [];
  sheet?.eachRow((row, number) => {
    if (number === 1) return;
    rows.push(Object.fromEntries(names.map((name, i) => [name, plainCell(row.getCell(i + 1).value)])));
  });
  return rows;
}

/** Answers that begin with "=" were stored as formulas, answers that are an address as links. */
function plainCell(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if ("formula" in value) return `=${String(value.formula)}`;
  return "text" in value ? value.text : value;
}

function annotators(judgments: JudgmentRecord[]): Set<string | undefined> {
  return new Set(judgments.map((judgment) => judgment.annotator));
}

function countBy<T>(list: T[], key: (entry: T) => unknown): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of list) counts[String(key(entry))] = (counts[String(key(entry))] ?? 0) + 1;
  return counts;
}
