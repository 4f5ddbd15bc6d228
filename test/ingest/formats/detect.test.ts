import { gzipSync } from "node:zlib";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { detectFormat } from "#app/ingest/formats/detect.server.ts";
import { FORMATS, formatById } from "#app/ingest/formats/index.ts";
import { readContent, refusal, temporaryFile } from "./reading.ts";

async function detected(content: string | Uint8Array): Promise<string> {
  const { format, compression } = await detectFormat(temporaryFile(content));
  return `${format.id} ${compression}`;
}

test("the list holds every format once, with a sentence and endings", () => {
  expect(FORMATS.map((format) => format.id)).toEqual(["jsonl", "json", "csv", "tsv", "parquet", "xlsx", "xml"]);
  for (const format of FORMATS) {
    expect(format.about).toMatch(/^[A-Z].*\.$/);
    expect(format.extensions.length).toBeGreaterThan(0);
    expect(formatById(format.id)).toBe(format);
  }
});

test.each([
  ["jsonl", '{"a":1}\n{"a":2}\n'],
  ["jsonl", '\n\n  {"a":1}'],
  ["jsonl", '{"data":[1]}\n{"data":[2]}\n'],
  ["jsonl", '{broken\n{"a":2}\n'],
  ["jsonl", 'garbage\n{"a":1}\n{"a":2}\n'],
  ["jsonl", `{"text":"${"x".repeat(300_000)}"}\n{"a":1}\n`],
  ["json", '[{"a":1}]'],
  ["json", '\ufeff\n [\n{"a":1}'],
  ["json", '{"data":[{"a":1}]}'],
  ["json", `{"version":{"rows":[]},"rows":[{"text":"${"x".repeat(300_000)}"}]}`],
  ["csv", "a,b\n"],
  ["csv", 'a,b\n1,"x\ny"\n2,"{""k"":1}"\n'],
  ["csv", "a;b;c\n1;2,5;3\n"],
  ["tsv", "a\tb, c\n1\t2, 3\n"],
  ["xml", '<?xml version="1.0"?>\n<list/>'],
  ["xml", "\n<!-- from the desk -->\n<rows><row>1</row></rows>"],
])("%s: %j", async (format, content) => {
  expect(await detected(content)).toBe(`${format} none`);
});

test.each([
  ["empty: the file is empty or blank", ""],
  ["empty: the file is empty or blank", "\n\r\n \t\n"],
  ["empty: the file is empty or blank", "\ufeff\n"],
  ["empty: the file is empty or blank", "\n".repeat(5 * 1024 * 1024)],
  ["empty: the file is empty or blank", gzipSync("")],
  ["empty: the file is empty or blank", gzipSync("\n \n")],
  ["binary: UTF-16 text, not a delivery", Buffer.from("\ufeffa,b\n1,2\n", "utf16le")],
  ["binary: binary data or UTF-16 text, not a delivery", Buffer.from("a,b\n1,2\n", "utf16le")],
  ["binary: binary data or UTF-16 text, not a delivery", Buffer.alloc(4096)],
  ["binary: a PDF, not a delivery", "%PDF-1.7\n"],
  [
    "binary: an old Excel or an encrypted Office file, not a delivery",
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  ],
  [
    "unknown-format: neither JSON nor XML nor a table with a header row, not a delivery",
    "Dear customer,\nplease find attached\nthe data.\n",
  ],
  [
    "unknown-format: neither JSON nor XML nor a table with a header row, not a delivery",
    "<html>\n<body>502</body>\n</html>\n",
  ],
])("%s", async (reason, content) => {
  expect(await refusal(detectFormat(temporaryFile(content)))).toBe(reason);
});

test("a row after five megabytes of blank lines is found, with its line", async () => {
  const reading = await readContent(`${"\n".repeat(5_000_000)}{"a":1}\n`);
  expect(reading.lines).toEqual([5_000_001]);
});

test("a zip is a workbook only when it holds one", async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("s").addRows([
    ["a", "b"],
    [1, 2],
  ]);
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
  expect(await detected(bytes)).toBe("xlsx none");
  const renamed = Buffer.from(bytes.toString("latin1").replaceAll("xl/workbook.xml", "xl/notebook.xml"), "latin1");
  expect(await refusal(detectFormat(temporaryFile(renamed)))).toBe("archive: a zip archive, not a delivery");
  expect(await refusal(detectFormat(temporaryFile(bytes.subarray(0, bytes.length / 2))))).toMatch(
    /^truncated: truncated zip/,
  );
});
