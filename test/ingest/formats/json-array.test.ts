import { expect, test } from "vitest";
import { faults, readContent, refusal } from "./reading.ts";

test("each element carries the line it starts on and its bytes", async () => {
  const reading = await readContent('[\n  {"id": "é"},\n\n  {\n    "id": 2\n  }\n]\n');
  expect(reading.format).toBe("json none");
  expect(reading.rows).toEqual([
    { value: { id: "é" }, line: 2, offset: 4, length: 12 },
    { value: { id: 2 }, line: 4, offset: 21, length: 17 },
  ]);
  expect(reading.errors).toEqual([]);
});

test("brackets, quotes and commas inside strings do not count", async () => {
  const row = { a: 'say "hi", ]}[{', b: "back\\", c: [[1], { d: "]" }] };
  expect((await readContent(JSON.stringify([row, row]))).values).toEqual([row, row]);
});

test.each(["data", "rows"])('an object holds the array under "%s"', async (key) => {
  const wrapped = { version: 1, notes: { data: "x", rows: ["y"] }, [key]: [{ id: 1 }, { id: 2 }], after: [3] };
  expect((await readContent(JSON.stringify(wrapped))).values).toEqual([{ id: 1 }, { id: 2 }]);
  const pretty = await readContent(JSON.stringify(wrapped, null, 2));
  expect(pretty.format).toBe("json none");
  expect(pretty.values).toEqual([{ id: 1 }, { id: 2 }]);
  expect(pretty.errors).toEqual([]);
});

test("an object with no array of rows is refused", async () => {
  expect(await refusal(readContent('{\n "a": {"data": [1]}\n}'))).toBe("json: this JSON holds no array of rows");
});

test("an empty array gives no rows", async () => {
  expect((await readContent("[ \n ]")).rows).toEqual([]);
});

test("one bad element never stops the rest", async () => {
  const reading = await readContent('[{"id":1},\n{"id":x},\n7,\n{"id":2,"id":3},\n{"id":4}]');
  expect(reading.lines).toEqual([1, 5]);
  expect(faults(reading)).toEqual(["2 json", "3 object", "4 id duplicate-key"]);
});

test("a byte order mark, CRLF, Latin-1 and a NUL", async () => {
  const latin1 = Buffer.concat([
    Buffer.from("\ufeff"),
    Buffer.from('[{"id":1},\r\n{"id":"\xe9"},\r\n{"id":"\0"},\r\n{"id":4}]', "latin1"),
  ]);
  const reading = await readContent(latin1);
  expect(reading.lines).toEqual([1, 4]);
  expect(faults(reading)).toEqual(["2 utf-8", "3 nul"]);
  expect(reading.errors[0]?.hint).toContain("at byte 22; looks like Latin-1");
});

test("cut off inside an element: the complete ones stay, the tail is one error", async () => {
  const reading = await readContent('[{"id":1},\n{"id":2},\n{"id":');
  expect(reading.lines).toEqual([1, 2]);
  expect(faults(reading)).toEqual(["3 truncated"]);
});

test("cut off after an element: it stays, and the missing end is one error", async () => {
  const reading = await readContent('[{"id":1},\n{"id":2}');
  expect(reading.lines).toEqual([1, 2]);
  expect(faults(reading)).toEqual(["2 truncated"]);
});

test("text after the array and a missing element are told", async () => {
  const reading = await readContent('[{"id":1},,{"id":2}]\n[{"id":3}]');
  expect(reading.values).toEqual([{ id: 1 }, { id: 2 }]);
  expect(faults(reading)).toEqual(["1 json", "2 trailing-text"]);
});

test("an element longer than allowed is one error", async () => {
  const reading = await readContent(`[{"id":1},{"t":"${"x".repeat(99)}"},{"id":2}]`, { maxRowBytes: 50 });
  expect(reading.values).toEqual([{ id: 1 }, { id: 2 }]);
  expect(faults(reading)).toEqual(["1 row-too-long"]);
});

test("elements across blocks of 4 MiB come back whole", async () => {
  const rows = Array.from({ length: 3000 }, (_, id) => ({ id, t: 'é"\\'.repeat(300 + (id % 7)) }));
  const text = JSON.stringify(rows);
  expect(text.length).toBeGreaterThan(4 * 1024 * 1024);
  expect((await readContent(text)).values).toEqual(rows);
});
