import { gzipSync } from "node:zlib";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { UnusableFile } from "#app/ingest/formats/format.ts";
import { readContent } from "./reading.ts";
import { zstdFrame } from "./zstd-frames.ts";

const ROWS = Array.from({ length: 40 }, (_, id) => ({ id: `item ${id}`, text: `say "hi", é\n${id}`, label: id % 5 }));
const JSONL = Buffer.from(ROWS.map((row) => JSON.stringify(row)).join("\n"));
const CSV = Buffer.from(
  `id,text,label\n${ROWS.map((row) => `${row.id},"${row.text.replaceAll('"', '""')}",${row.label}`).join("\n")}`,
);

async function xlsx(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("s").addRows([["id", "text", "label"], ...ROWS.map((row) => [row.id, row.text, row.label])]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function parquet(): Buffer {
  const columnData = [
    { name: "id", data: ROWS.map((row) => row.id) },
    { name: "text", data: ROWS.map((row) => row.text) },
    { name: "label", data: ROWS.map((row) => row.label) },
  ];
  return Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize: 15 }));
}

/** Rows and errors, or a reasoned refusal; anything else is thrown on. */
async function outcome(bytes: Buffer): Promise<number> {
  try {
    const reading = await readContent(bytes);
    for (const error of reading.errors) expect(error.hint.length * error.rule.length * error.line).toBeGreaterThan(0);
    return reading.rows.length + reading.errors.length;
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    expect(error.hint).not.toBe("");
    return 0;
  }
}

describe.each([
  ["jsonl", () => JSONL, 300],
  ["json", () => Buffer.from(JSON.stringify(ROWS, null, 1)), 300],
  ["csv", () => CSV, 300],
  ["jsonl.gz", () => gzipSync(JSONL), 300],
  ["jsonl.zst", () => zstdFrame(JSONL), 300],
  ["parquet", parquet, 1000],
  ["xlsx", xlsx, 300],
] as const)("%s", (_name, whole, numRuns) => {
  test("cut off anywhere: rows and errors, or a reasoned refusal", async () => {
    const bytes = await whole();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), async (length) => {
        expect(await outcome(bytes.subarray(0, length))).toBeLessThanOrEqual(ROWS.length + 1);
      }),
      { seed: 6, numRuns: Math.min(numRuns, 300) },
    );
  });

  test("with bytes changed: rows and errors, or a reasoned refusal", async () => {
    const bytes = await whole();
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changes, async (edits) => {
        const changed = Buffer.from(bytes);
        for (const [at, byte] of edits) changed[at] = byte;
        expect(await outcome(changed)).toBeLessThan(10 * ROWS.length);
      }),
      { seed: 7, numRuns },
    );
  });
});

test("random bytes are refused or read, never a crash", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      await outcome(Buffer.from(bytes));
    }),
    { seed: 8, numRuns: 500 },
  );
});
