import { expect, test } from "vitest";
import { parseInstant } from "#app/domain/instant.ts";
import { RowCells } from "#app/ingest/row-cells.ts";

const cellsOf = (cell: unknown) => new RowCells({ cell });

test("texts: numbers and truth values of a typed table are written out, an empty cell is an empty text", () => {
  expect(cellsOf("a").text("cell")).toBe("a");
  expect(cellsOf(3).text("cell")).toBe("3");
  expect(cellsOf(true).text("cell")).toBe("true");
  expect(cellsOf(10n).text("cell")).toBe("10");
  expect(cellsOf(null).text("cell")).toBe("");
  const missing = new RowCells({});
  missing.text("cell");
  expect(missing.errors).toMatchObject([{ field: "cell", rule: "required" }]);
});

test("numbers: CSV has none of its own, so a written number is one", () => {
  expect(cellsOf("3").number("cell")).toBe(3);
  expect(cellsOf(" -2.5 ").number("cell")).toBe(-2.5);
  for (const [cell, rule] of [
    ["", "required"],
    ["three", "unreadable-cell"],
    ["1,5", "unreadable-cell"],
    [true, "unreadable-cell"],
  ]) {
    const cells = cellsOf(cell);
    expect(cells.number("cell")).toBeNaN();
    expect(cells.errors).toMatchObject([{ field: "cell", rule }]);
  }
});

// 2023-05-19T13:11:45Z is 1,684,501,905 seconds since 1970.
test.each([
  new Date(1684501905000),
  1684501905,
  "1684501905",
  1684501905000,
  "2023-05-19T13:11:45Z",
  "2023-05-19 13:11:45",
  "2023-05-19 13:11:45 UTC",
  "2023-05-19 15:11:45+02",
  "2023-05-19 15:11:45 +0200",
  "2023-05-19T08:11:45-05:00",
])("times: %o", (cell) => {
  const instant = cellsOf(cell).optionalInstant("cell");
  expect(parseInstant(instant ?? "")).toBe(1684501905000);
});

test("times that could mean two days are not guessed", () => {
  for (const cell of ["03/04/2025", "yesterday", "2025-13-01", {}]) {
    const cells = cellsOf(cell);
    expect(cells.optionalInstant("cell")).toBeUndefined();
    expect(cells.errors).toMatchObject([{ field: "cell", rule: "timestamp" }]);
  }
});

test("nested JSON in a cell is a conversation when it is a message list, else the text it is", () => {
  const list = '[{"role":"user","content":"hi"},{"role":"assistant","content":"yes"}]';
  expect(cellsOf(list).textOrMessages("cell")).toEqual([
    { role: "user", content: "hi" },
    { role: "assistant", content: "yes" },
  ]);
  for (const text of ["[1, 2]", "[not json", '[{"role":"wizard","content":"x"}]', "[]", '{"role":"user"}', "plain"])
    expect(cellsOf(text).textOrMessages("cell")).toBe(text);
});

test("a key that stands twice in the JSON of a cell is no matter of chance: the cell cannot be read", () => {
  const twice = '[{"role":"user","content":"hi"},{"role":"assistant","content":"yes","content":"no"}]';
  for (const read of ["textOrMessages", "messages"] as const) {
    const cells = cellsOf(twice);
    expect(cells[read]("cell")).toEqual([]);
    expect(cells.errors).toEqual([
      {
        field: "cell",
        rule: "unreadable-cell",
        hint: "In the JSON of the cell, [1].content: the same key twice in one object: which one counts?",
      },
    ]);
  }
});
