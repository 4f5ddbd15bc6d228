import { openSync, readFileSync, writeSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { faults, readContent, readFile, temporaryPath } from "./reading.ts";

test("each row carries its physical line, blank lines counted, and its bytes in the file", async () => {
  const reading = await readContent('{"id":"é"}\n\n  \n{"id":"b"}\n');
  expect(reading.format).toBe("jsonl none");
  expect(reading.rows).toEqual([
    { value: { id: "é" }, line: 1, offset: 0, length: 11 },
    { value: { id: "b" }, line: 4, offset: 16, length: 10 },
  ]);
  expect(reading.errors).toEqual([]);
  expect(reading.bytesRead).toBe(27);
});

test("the last line needs no line feed", async () => {
  expect((await readContent('{"id":1}\n{"id":2}')).values).toEqual([{ id: 1 }, { id: 2 }]);
});

test("CRLF: the carriage return is not part of the row", async () => {
  const reading = await readContent('{"id":1}\r\n\r\n{"id":2}\r\n');
  expect(reading.rows).toEqual([
    { value: { id: 1 }, line: 1, offset: 0, length: 8 },
    { value: { id: 2 }, line: 3, offset: 12, length: 8 },
  ]);
});

test("a byte order mark is skipped, the row starts after it", async () => {
  const reading = await readContent('\ufeff{"id":1}\n{"id":2}\n');
  expect(reading.rows).toEqual([
    { value: { id: 1 }, line: 1, offset: 3, length: 8 },
    { value: { id: 2 }, line: 2, offset: 12, length: 8 },
  ]);
});

test("Latin-1 bytes spoil their line only", async () => {
  const reading = await readContent(Buffer.from('{"id":"a"}\n{"id":"caf\xe9"}\n{"id":"c"}\n', "latin1"));
  expect(reading.lines).toEqual([1, 3]);
  expect(reading.errors).toEqual([
    {
      line: 2,
      field: "",
      rule: "utf-8",
      hint: "not UTF-8 at byte 21; looks like Latin-1/Windows-1252: re-save as UTF-8",
      offset: 11,
      length: 13,
    },
  ]);
});

test("broken UTF-8 beside good UTF-8 is not called Latin-1", async () => {
  const bytes = Buffer.concat([Buffer.from('{"a":1}\n{"id":"é'), Buffer.from([0xe2, 0x82]), Buffer.from('"}\n')]);
  const [error] = (await readContent(bytes)).errors;
  expect(error?.hint).toBe("not UTF-8 at byte 17; damaged, or several encodings in one file");
});

test("a NUL spoils its line only", async () => {
  const reading = await readContent('{"id":"a"}\n{"id":"b\0"}\n{"id":"c"}\n');
  expect(reading.lines).toEqual([1, 3]);
  expect(faults(reading)).toEqual(["2 nul"]);
});

test("half a surrogate pair is an error, a whole pair is not", async () => {
  const reading = await readContent('{"t":"\\ud83d\\ude00"}\n{"r":[{"t":"\\ud83d"}]}\n{"t":"\\\\ud83d"}\n');
  expect(reading.values).toEqual([{ t: "😀" }, { t: "\\ud83d" }]);
  expect(faults(reading)).toEqual(["2 r[0].t lone-surrogate"]);
});

test("rows that are not objects", async () => {
  const reading = await readContent('{"id":1}\n[1]\n"x"\nnull\n7\n{"id":2}\n{"id":3}\n{"id":4}\n');
  expect(reading.lines).toEqual([1, 6, 7, 8]);
  expect(reading.errors.map((error) => `${error.line} ${error.rule}: ${error.hint}`)).toEqual([
    "2 object: a row must be a JSON object, this is an array",
    "3 object: a row must be a JSON object, this is a string",
    "4 object: a row must be a JSON object, this is null",
    "5 object: a row must be a JSON object, this is a number",
  ]);
});

test("wrong JSON names the column and never the content", async () => {
  const reading = await readContent('{"id":1}\n{"id":"secret" "x":1}\n');
  expect(reading.errors).toEqual([
    {
      line: 2,
      field: "",
      rule: "json",
      hint: "not JSON: expected ',' or '}' at column 16, found something else",
      offset: 9,
      length: 21,
    },
  ]);
  expect(JSON.stringify(reading.errors)).not.toContain("secret");
});

test("10,000 bad rows are 10,000 errors and the rest goes on", async () => {
  const reading = await readContent(`{"id":0}\n${"{broken\n".repeat(10_000)}{"id":1}\n`);
  expect(reading.errors).toHaveLength(10_000);
  expect(reading.lines).toEqual([1, 10_002]);
});

describe("a line longer than allowed", () => {
  test("is one error with its place, in a block and across blocks", async () => {
    const long = `{"t":"${"x".repeat(100)}"}`;
    const reading = await readContent(`{"id":1}\n${long}\n{"id":2}\n${long}`, { maxRowBytes: 50 });
    expect(reading.lines).toEqual([1, 3]);
    expect(reading.errors.map(({ line, rule, offset, length }) => ({ line, rule, offset, length }))).toEqual([
      { line: 2, rule: "row-too-long", offset: 9, length: 108 },
      { line: 4, rule: "row-too-long", offset: 127, length: 108 },
    ]);
  });

  test("exactly as long as allowed is read", async () => {
    expect((await readContent('{"id":12}\n{"id":123}\n', { maxRowBytes: 9 })).lines).toEqual([1]);
  });
});

test("rows across blocks of 4 MiB keep their bytes", async () => {
  const path = temporaryPath();
  const file = openSync(path, "w");
  for (let id = 0; id < 5000; id++) writeSync(file, `${JSON.stringify({ id, text: "é".repeat(700 + (id % 13)) })}\n`);
  const reading = await readFile(path);
  const bytes = readFileSync(path);
  expect(bytes.length).toBeGreaterThan(4 * 1024 * 1024);
  expect(reading.rows).toHaveLength(5000);
  expect(reading.rows.every((row, id) => row.line === id + 1)).toBe(true);
  const again = reading.rows.map((row) => JSON.parse(bytes.toString("utf8", row.offset, row.offset + row.length)));
  expect(again).toEqual(reading.values);
});
