import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { readContent, refusal } from "./reading.ts";

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test("rows carry their sheet row; every kind of cell becomes a value", async () => {
  const bytes = await workbook((book) => {
    const sheet = book.addWorksheet("data");
    sheet.addRow(["id", "text", "score", "ok", "at", "sum", "link", "rich", "error"]);
    sheet.addRow([]);
    sheet.addRow([
      7,
      'a < b & &lt;c&gt;\nnew "line" é😀',
      1.25,
      true,
      new Date("2026-03-01T10:00:00Z"),
      { formula: "C3*2", result: 2.5 },
      { text: "here", hyperlink: "https://example.com/?a=1&b=2" },
      { richText: [{ text: "bold ", font: { bold: true } }, { text: "plain" }] },
      { error: "#N/A" },
    ]);
    sheet.addRow([8]);
  });
  const reading = await readContent(bytes);
  expect(reading.format).toBe("xlsx none");
  expect(reading.rows).toEqual([
    {
      value: {
        id: 7,
        text: 'a < b & &lt;c&gt;\nnew "line" é😀',
        score: 1.25,
        ok: true,
        at: "2026-03-01T10:00:00.000Z",
        sum: 2.5,
        link: "here",
        rich: "bold plain",
        error: null,
      },
      line: 3,
      offset: -1,
      length: 0,
    },
    {
      value: { id: 8, text: null, score: null, ok: null, at: null, sum: null, link: null, rich: null, error: null },
      line: 4,
      offset: -1,
      length: 0,
    },
  ]);
});

test("the table is on the first visible sheet with a header row", async () => {
  const bytes = await workbook((book) => {
    book.addWorksheet("hidden", { state: "hidden" }).addRows([
      ["x", "y"],
      [1, 2],
    ]);
    book.addWorksheet("about").addRows([["How to read this file"], ["a", "b"]]);
    book.addWorksheet("empty");
    book.addWorksheet("data").addRows([[], ["id", "", "text"], [1, "n", "a", null, "beyond"]]);
    book.addWorksheet("later").addRows([
      ["p", "q"],
      [3, 4],
    ]);
  });
  const reading = await readContent(bytes);
  expect(reading.rows.map(({ line, value }) => ({ line, value }))).toEqual([
    { line: 3, value: { id: 1, column_2: "n", text: "a", column_5: "beyond" } },
  ]);
});

test("without a header row, or with one name twice, it is refused", async () => {
  expect(await refusal(readContent(await workbook((book) => book.addWorksheet("a").addRows([[1, 2]]))))).toBe(
    "header: no sheet has a header row of two columns or more",
  );
  expect(await refusal(readContent(await workbook((book) => book.addWorksheet("a").addRows([["x", "x"]]))))).toBe(
    'header: two columns are named "x"',
  );
});
