import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, test } from "vitest";
import { faults, readContent, refusal } from "./reading.ts";

type Columns = Parameters<typeof parquetWriteBuffer>[0]["columnData"];

function written(columnData: Columns, rowGroupSize = 1000, codec: "SNAPPY" | "UNCOMPRESSED" = "SNAPPY"): Buffer {
  return Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize, codec }));
}

test("rows carry their number; values become what JSON can hold", async () => {
  const reading = await readContent(
    written([
      { name: "id", data: ["a", "é😀", ""], type: "STRING" },
      { name: "score", data: [1.5, Number.NaN, null], type: "DOUBLE" },
      { name: "count", data: [1n, 9_007_199_254_740_993n, null], type: "INT64" },
      { name: "ok", data: [true, false, null], type: "BOOLEAN" },
      { name: "at", data: [new Date("2026-03-01T10:00:00Z"), null, new Date(0)], type: "TIMESTAMP" },
      { name: "messages", data: [[{ role: "user", content: "hi" }], { k: [1, null] }, null], type: "JSON" },
      { name: "raw", data: [Buffer.from("bytes"), Buffer.from("é"), null], type: "BYTE_ARRAY" },
    ]),
  );
  expect(reading.format).toBe("parquet none");
  expect(reading.rows).toEqual([
    {
      value: {
        id: "a",
        score: 1.5,
        count: 1,
        ok: true,
        at: "2026-03-01T10:00:00.000Z",
        messages: [{ role: "user", content: "hi" }],
        raw: "bytes",
      },
      line: 1,
      offset: -1,
      length: 0,
    },
    {
      value: {
        id: "é😀",
        score: null,
        count: "9007199254740993",
        ok: false,
        at: null,
        messages: { k: [1, null] },
        raw: "é",
      },
      line: 2,
      offset: -1,
      length: 0,
    },
    {
      value: { id: "", score: null, count: null, ok: null, at: "1970-01-01T00:00:00.000Z", messages: null, raw: null },
      line: 3,
      offset: -1,
      length: 0,
    },
  ]);
});

test("lists and structs become arrays and objects", async () => {
  const data = [
    [
      { role: "user", content: "q" },
      { role: "assistant", content: "a" },
    ],
    [],
    [{ role: "user", content: "" }],
  ];
  const bytes = parquetWriteBuffer({
    schema: [
      { name: "root", num_children: 1 },
      { name: "messages", repetition_type: "OPTIONAL", num_children: 1, converted_type: "LIST" },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      { name: "element", repetition_type: "OPTIONAL", num_children: 2 },
      { name: "role", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
      { name: "content", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
    ],
    columnData: [{ name: "messages", data }],
  });
  expect((await readContent(Buffer.from(bytes))).values).toEqual(data.map((messages) => ({ messages })));
});

test("many row groups and many slices come back in order", async () => {
  const n = 70_000;
  const ids = Array.from({ length: n }, (_, id) => id);
  const texts = ids.map((id) => `text ${id} ${"x".repeat(id % 90)}`);
  for (const rowGroupSize of [999, n]) {
    const reading = await readContent(
      written(
        [
          { name: "id", data: Int32Array.from(ids) },
          { name: "text", data: texts },
        ],
        rowGroupSize,
      ),
    );
    expect(reading.rows).toHaveLength(n);
    expect(reading.rows.every((row, at) => row.line === at + 1)).toBe(true);
    expect(reading.values).toEqual(ids.map((id) => ({ id, text: texts[id] })));
  }
});

test("a text that is not UTF-8 spoils its row only", async () => {
  const reading = await readContent(
    written([
      { name: "id", data: [1, 2, 3, 4], type: "INT32" },
      {
        name: "text",
        data: ["a", "b", "c", "d"].map((text) => Buffer.from(text === "b" ? [0x63, 0xe9] : text)),
        type: "BYTE_ARRAY",
      },
    ]),
  );
  expect(reading.lines).toEqual([1, 3, 4]);
  expect(faults(reading)).toEqual(["2 text utf-8"]);
});

test("cut off anywhere, it is truncated", async () => {
  const whole = written([{ name: "id", data: Array.from({ length: 5000 }, (_, id) => `id ${id}`) }]);
  const reason = "truncated: truncated Parquet: the file ends before its index";
  for (const length of [4, 11, 100, whole.length / 2, whole.length - 1]) {
    expect(await refusal(readContent(whole.subarray(0, length)))).toBe(reason);
  }
});

test("an index that contradicts itself or the data is damaged", async () => {
  const whole = written([{ name: "id", data: ["a", "b"] }]);
  const head = Buffer.concat([whole.subarray(0, 4), Buffer.alloc(30), whole.subarray(34)]);
  expect(await refusal(readContent(head))).toBe("damaged: damaged Parquet: its columns cannot be read");
});

test("a column chunk beyond what may be held is refused with the cure", async () => {
  const bytes = written(
    [{ name: "id", data: Array.from({ length: 5000 }, (_, id) => `id ${id * 7919}`) }],
    5000,
    "UNCOMPRESSED",
  );
  expect(await refusal(readContent(bytes, { maxBufferedBytes: 10_000 }))).toBe(
    "row-group-size: a row group needs more than 10000 bytes at once",
  );
});

test("two columns of one name are refused", async () => {
  const bytes = written(["ab", "ac"].map((name) => ({ name, data: ["x"] })));
  const same = Buffer.from(bytes.toString("latin1").replaceAll("ac", "ab"), "latin1");
  expect(await refusal(readContent(same))).toBe("header: the Parquet file has no columns or two of one name");
});
