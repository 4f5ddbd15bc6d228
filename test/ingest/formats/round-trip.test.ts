import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, test } from "vitest";
import type { Reading } from "./reading.ts";
import { readContent, readFile, temporaryFile } from "./reading.ts";
import { zstdFrame } from "./zstd-frames.ts";

const RUNS = { seed: 5, numRuns: 150 };
const key = fc.string({ unit: "grapheme", maxLength: 6 });
const rows = fc.array(fc.dictionary(key, fc.jsonValue({ maxDepth: 3 })), { minLength: 1, maxLength: 20 });
/** Line ends and blank lines after each row, repeated over the rows. */
const gaps = fc.array(fc.constantFrom("\n", "\r\n", "\n\n", "\r\n \t\r\n\n", "\n  \n"), { minLength: 1, maxLength: 5 });
const pack = fc.constantFrom((bytes: Buffer) => bytes, gzipSync, zstdFrame);

/** JSON has one zero; JSON.stringify writes -0 as 0. */
function asWritten(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function placesHold(reading: Reading, path: string): void {
  const bytes = readFileSync(path);
  const again = reading.rows.map((row) => JSON.parse(bytes.toString("utf8", row.offset, row.offset + row.length)));
  expect(again).toEqual(reading.values);
}

test("JSON Lines: the same objects, on the lines and bytes where they were written", async () => {
  await fc.assert(
    fc.asyncProperty(rows, gaps, fc.boolean(), async (objects, ends, bom) => {
      let text = bom ? "\ufeff" : "";
      const lines = objects.map((object, at) => {
        const line = text.split("\n").length;
        text += JSON.stringify(object) + ends[at % ends.length];
        return line;
      });
      const path = temporaryFile(text);
      const reading = await readFile(path);
      expect(reading.errors).toEqual([]);
      expect(reading.values).toEqual(asWritten(objects));
      expect(reading.lines).toEqual(lines);
      placesHold(reading, path);
    }),
    RUNS,
  );
});

test("JSON array: the same objects, whatever the white space", async () => {
  await fc.assert(
    fc.asyncProperty(rows, gaps, fc.constantFrom(0, 1, 3), fc.boolean(), async (objects, ends, indent, wrapped) => {
      let text = wrapped ? `{"n": ${objects.length}, "rows" : [` : "[";
      const lines = objects.map((object, at) => {
        text += ends[at % ends.length];
        const line = text.split("\n").length;
        text += `${JSON.stringify(object, null, indent)}${at + 1 < objects.length ? " ," : ""}`;
        return line;
      });
      const path = temporaryFile(`${text}\n]${wrapped ? "}" : ""}\n`);
      const reading = await readFile(path);
      expect(reading.format).toBe("json none");
      expect(reading.errors).toEqual([]);
      expect(reading.values).toEqual(asWritten(objects));
      expect(reading.lines).toEqual(lines);
      placesHold(reading, path);
    }),
    RUNS,
  );
});

test("CSV and TSV: the same cells, on the lines where they were written", async () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", "é", "😀", '"', ",", "\t", "\n", "\r\n", " ", "{"),
    maxLength: 9,
  });
  const table = fc.array(fc.tuple(fc.constant("k"), cell, cell), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom(",", "\t", ";"), gaps, async (cells, delimiter, ends) => {
      let text = `id${delimiter}first${delimiter}second${ends[0]}`;
      const lines = cells.map((row, at) => {
        const line = text.split("\n").length;
        text += row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter) + ends[at % ends.length];
        return line;
      });
      const reading = await readContent(text);
      expect(reading.format).toBe(delimiter === "\t" ? "tsv none" : "csv none");
      expect(reading.errors).toEqual([]);
      expect(reading.values).toEqual(cells.map(([id, first, second]) => ({ id, first, second })));
      expect(reading.lines).toEqual(lines);
    }),
    RUNS,
  );
});

test("Parquet: the same values, whatever the row group", async () => {
  const row = fc.record({ t: fc.string({ unit: "grapheme" }), j: fc.jsonValue({ maxDepth: 2 }), n: fc.integer() });
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 9 }),
      async (objects, rowGroupSize) => {
        const bytes = parquetWriteBuffer({
          rowGroupSize,
          columnData: [
            { name: "t", data: objects.map(({ t }) => t), type: "STRING" },
            { name: "j", data: objects.map(({ j }) => [j]), type: "JSON" },
            { name: "n", data: objects.map(({ n }) => n), type: "DOUBLE" },
          ],
        });
        const reading = await readContent(Buffer.from(bytes));
        expect(reading.errors).toEqual([]);
        expect(asWritten(reading.values)).toEqual(asWritten(objects.map(({ t, j, n }) => ({ t, j: [j], n }))));
        expect(reading.lines).toEqual(objects.map((_, at) => at + 1));
      },
    ),
    RUNS,
  );
});

test("compressed or not, the rows are the same", async () => {
  await fc.assert(
    fc.asyncProperty(rows, pack, async (objects, compress) => {
      const text = Buffer.from(objects.map((object) => `${JSON.stringify(object)}\n`).join(""));
      expect((await readContent(compress(text))).values).toEqual(asWritten(objects));
    }),
    RUNS,
  );
});
