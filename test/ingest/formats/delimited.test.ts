import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { RecordReader } from "#app/ingest/formats/record-reader.ts";
import { faults, readContent, refusal } from "./reading.ts";

test("CSV: quoted line breaks belong to the cell, rows carry the line they start on", async () => {
  const reading = await readContent('id,text\n1,"two\nlines, ""quoted"""\n\n2,plain\n');
  expect(reading.format).toBe("csv none");
  expect(reading.rows).toEqual([
    { value: { id: "1", text: 'two\nlines, "quoted"' }, line: 2, offset: 8, length: 25 },
    { value: { id: "2", text: "plain" }, line: 5, offset: 35, length: 7 },
  ]);
});

test("CSV: CRLF, byte order mark, spaces around column names", async () => {
  const reading = await readContent('\ufeffid, text \r\n1,"a\r\nb"\r\n2,\r\n');
  expect(reading.values).toEqual([
    { id: "1", text: "a\r\nb" },
    { id: "2", text: "" },
  ]);
  expect(reading.lines).toEqual([2, 4]);
});

test("CSV with semicolons, TSV", async () => {
  const semicolons = await readContent("id;a;b\n1;x,y;z\n");
  expect([semicolons.format, semicolons.values]).toEqual(["csv none", [{ id: "1", a: "x,y", b: "z" }]]);
  const tabs = await readContent('id\ttext, with comma\n1\thello, "you"\n');
  expect([tabs.format, tabs.values]).toEqual(["tsv none", [{ id: "1", "text, with comma": 'hello, "you"' }]]);
});

test("JSON in a cell stays text, numbers stay as written", async () => {
  const reading = await readContent('id,value,messages\n007,1e3,"[{""role"":""user"",""content"":""a\nb""}]"\n');
  expect(reading.values).toEqual([{ id: "007", value: "1e3", messages: '[{"role":"user","content":"a\nb"}]' }]);
});

test("a quote inside an unquoted cell is an ordinary character", async () => {
  expect((await readContent('id,size\n1,5" pipe\n2,a "b" c\n')).values).toEqual([
    { id: "1", size: '5" pipe' },
    { id: "2", size: 'a "b" c' },
  ]);
});

test("too many or too few cells: the row is an error with its line, the rest goes on", async () => {
  const reading = await readContent('a,b,c\n1,2,3\n1,2\n1,"x\ny",3,4\n5,6,7\n');
  expect(reading.lines).toEqual([2, 6]);
  expect(reading.errors.map(({ line, rule, hint }) => `${line} ${rule}: ${hint}`)).toEqual([
    "3 columns: 2 cells where the header has 3; is a delimiter inside a cell without quotes?",
    "4 columns: 4 cells where the header has 3; is a delimiter inside a cell without quotes?",
  ]);
});

test("a quote that never closes: the line where it opens is the error, the lines after it are read", async () => {
  const reading = await readContent('id,text\n1,a\n2,"open\n3,c\n4,d\n');
  expect(reading.lines).toEqual([2, 4, 5]);
  expect(reading.errors).toEqual([
    {
      line: 3,
      field: "",
      rule: "unclosed-quote",
      hint: "a quote that opens on line 3 is never closed; double the quotes inside a cell",
      offset: 12,
      length: 7,
    },
  ]);
});

test("a lost closing quote swallows no good rows", async () => {
  const reading = await readContent('id,text\n1,"lost\n2,plain\n3,"good"\n4,"multi\nline"\n');
  expect(reading.values).toEqual([
    { id: "2", text: "plain" },
    { id: "3", text: "good" },
    { id: "4", text: "multi\nline" },
  ]);
  expect(faults(reading)).toEqual(["2 unclosed-quote"]);
});

test("a quoted cell beyond the longest row allowed is given up", async () => {
  const reading = await readContent(`id,text\n1,"${"x\n".repeat(50)}2,b\n3,c\n`, { maxRowBytes: 60 });
  expect(reading.errors[0]).toMatchObject({ line: 2, rule: "unclosed-quote" });
  expect(reading.values.slice(-2)).toEqual([
    { id: "2", text: "b" },
    { id: "3", text: "c" },
  ]);
});

test("every cell of a long column opening a quote stays linear", async () => {
  const reading = await readContent(`id,text\n${'1,"x"y\n'.repeat(20_000)}`);
  expect(reading.errors).toHaveLength(20_000);
});

test("Latin-1, a NUL and a line too long spoil their row only", async () => {
  const content = `id,text\n1,a\n2,caf\xe9\n3,b\0\n4,${"x".repeat(99)}\n5,"m\n\xe9"\n6,c\n`;
  const reading = await readContent(Buffer.from(content, "latin1"), { maxRowBytes: 60 });
  expect(reading.lines).toEqual([2, 8]);
  expect(faults(reading)).toEqual(["3 utf-8", "4 text nul", "5 row-too-long", "6 utf-8"]);
});

test("the header is required and its names are unique", async () => {
  expect(await refusal(readContent("a,b,a\n1,2,3\n"))).toBe('header: two columns are named "a"');
  expect(await refusal(readContent(",,\n,,\n"))).toBe("header: the header row is empty");
  expect(await refusal(readContent(Buffer.from("a,caf\xe9\n1,2\n", "latin1")))).toMatch(
    /^header: the header row cannot be read: not UTF-8/,
  );
});

test("a column without a name is called by its place; rows of empty cells are blank", async () => {
  expect((await readContent("a,,c\n1,2,3\n,,\n4,5,6\n")).values).toEqual([
    { a: "1", column_2: "2", c: "3" },
    { a: "4", column_2: "5", c: "6" },
  ]);
});

test("a column named __proto__ is a column", async () => {
  const [value] = (await readContent("__proto__,b\nx,y\n")).values;
  expect(Object.entries(value as object)).toEqual([
    ["__proto__", "x"],
    ["b", "y"],
  ]);
});

test("records are cut as csv-parse cuts them", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r\n", " ", "é"), maxLength: 8 });
  const records = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(records, fc.boolean(), (table, always) => {
      const text = table.map((row) => row.map((value) => quoted(value, always)).join(",")).join("\n");
      const expected = parse(text, { relax_column_count: true, record_delimiter: "\n" });
      expect(records_(text)).toEqual(expected);
    }),
    { seed: 4, numRuns: 1000 },
  );
});

function quoted(value: string, always: boolean): string {
  return always || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function records_(text: string): string[][] {
  const reader = new RecordReader(",", 1000);
  const lines = text
    .split("\n")
    .map((line, at) => ({ text: line, line: at + 1, offset: 0, length: line.length, fault: null }));
  return [...lines.flatMap((line) => [...reader.push(line)]), ...reader.end()].map((record) => record.cells);
}
