/** Score files as people and programs write them, whole and broken. */
import { describe, expect, it } from "vitest";
import { readScoreRows } from "#app/ingest/scores/read-score-rows.ts";

const ROWS = [
  { id: "a", response: 0, score: 0.25 },
  { id: "b", response: 1, score: -3 },
];
const READ = [
  { id: "a", response: 0, value: 0.25 },
  { id: "b", response: 1, value: -3 },
];
const withoutLine = (text: string) => readScoreRows(text, false).rows.map(({ line: _, ...row }) => row);

describe("the same rows are read from", () => {
  it.each([
    ["a CSV", "id,response,score\na,0,0.25\nb,1,-3\n"],
    ["a CSV of Windows, with a byte order mark", "\ufeffid,response,score\r\na,0,0.25\r\nb,1,-3\r\n"],
    ["JSON Lines", ROWS.map((row) => JSON.stringify(row)).join("\n")],
    ["a JSON list on one line", JSON.stringify(ROWS)],
    ["a JSON list on many lines, with a byte order mark", `\ufeff${JSON.stringify(ROWS, null, 2)}\n`],
  ])("%s", (_, text) => {
    expect(withoutLine(text)).toEqual(READ);
    expect(readScoreRows(text, false).faults).toEqual([]);
  });
});

const cut = (text: string) => text.slice(0, -12);

describe("what is broken is named by line and field", () => {
  it.each([
    [
      "a JSON list that breaks off",
      cut(JSON.stringify(ROWS, null, 1)),
      1,
      7,
      "row",
      /^The file ends before the array does/,
    ],
    ["JSON Lines that break off", cut(ROWS.map((row) => JSON.stringify(row)).join("\n")), 1, 2, "row", /^Not JSON: /],
    ["a key twice", '{"id": "a", "response": 0, "score": 1, "score": 2}', 0, 1, "score", /^The same key twice/],
    ["a list within the list", '[["a", 0, 1]]', 0, 1, "row", /^A row must be a JSON object, this is an array\.$/],
    ["two columns of one name", "id,response,score,score\na,0,1,2\n", 0, 1, "score", /^Two columns have this name/],
    ["a quote left open", 'id,response,score\na,0,1\n"b,1,2\n', 1, 3, "row", /^A quote is not closed/],
    ["one line of 20 MB", `{"id": "${"x".repeat(20_000_000)}"}`, 0, 1, "score", /^A score is a finite number/],
    ["a table of one column", "score\n1\n", 0, 2, "id", /^Name the record by its id/],
  ])("%s", (_, text, read, line, field, hint) => {
    const { rows, faults } = readScoreRows(text, false);
    expect(rows).toHaveLength(read);
    expect(faults[0]).toMatchObject({ line, field, hint: expect.stringMatching(hint) });
  });

  it("a file without a row has none", () => {
    for (const text of ["", "\n \n", "[]", "id,response,score\n"])
      expect(readScoreRows(text, false)).toEqual({ rows: [], faults: [], breaksOffAt: null });
  });

  it("the end of a file that was cut through is known, another fault is not taken for it", () => {
    const lines = ROWS.map((row) => JSON.stringify(row)).join("\n");
    const at = (text: string) => readScoreRows(text, false).breaksOffAt;
    expect(at(cut(JSON.stringify(ROWS, null, 1)))).toBe(7);
    expect(at(cut(lines))).toBe(2);
    expect(at('id,response,score\na,0,1\n"b,1')).toBe(3);
    expect(at(`${cut(lines)}\n`)).toBeNull();
    expect(at(`${lines}\nnot json`)).toBeNull();
    expect(at(`{"id": "a"\n${lines}`)).toBeNull();
    expect(at(`${lines}\n{"id": "c"}`)).toBeNull();
  });
});
