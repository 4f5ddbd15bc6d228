/** Attributes of annotators: both layouts, and every fault named by line and field without what the cell held. */
import { describe, expect, it } from "vitest";
import { readAttributes } from "#app/ingest/population/read-attributes.ts";

const WIDE = "annotator,region,years\nw-01,north,1 to 3\nw-02,,over 3\n";
const ROWS = [
  { pseudonym: "w-01", attribute: "region", value: "north" },
  { pseudonym: "w-01", attribute: "years", value: "1 to 3" },
  { pseudonym: "w-02", attribute: "years", value: "over 3" },
];

describe("a file of attributes", () => {
  it("has a column per attribute; an empty cell is an unknown value", () => {
    expect(readAttributes(WIDE)).toEqual({ rows: ROWS, faults: [] });
    expect(readAttributes(`\uFEFF${WIDE.replaceAll("\n", "\r\n")}`)).toEqual({ rows: ROWS, faults: [] });
  });
  it("or a line per value", () => {
    const long = "Annotator,attribute,value\nw-01,region,north\nw-01,years,1 to 3\nw-02,region,\nw-02,years,over 3\n";
    expect(readAttributes(long)).toEqual({ rows: ROWS, faults: [] });
  });
  it("may quote a value with a comma", () => {
    expect(readAttributes('annotator,region\nw-01,"north, coast"\n').rows[0]?.value).toBe("north, coast");
  });
});

describe("a fault refuses the whole file", () => {
  it.each([
    ["", 1, "row", /no value/],
    ["annotator,region\nw-01,\n", 1, "row", /no value/],
    ["name,region\nw-01,north\n", 1, "annotator", /first column is called annotator/],
    ["annotator\nw-01\n", 1, "row", /at least one attribute/],
    ["annotator,a,A\nw-01,x,y\n", 1, "row", /same name/],
    ["annotator,region,\nw-01,x,y\n", 1, "column 3", /empty/],
    [`${WIDE}w-03,north\n`, 4, "row", /2 cells where the first line names 3 columns/],
    [`${WIDE},north,over 3\n`, 4, "annotator", /empty/],
    [`${WIDE}w-01,south,over 3\n`, 4, "annotator", /earlier line/],
    [`${WIDE}w-03,"north,over 3\n`, 4, "row", /quote/],
    [`${WIDE}w-03,no\u0000rth,over 3\n`, 4, "region", /control/],
    [`${WIDE}w-03,${"x".repeat(81)},over 3\n`, 4, "region", /80 characters/],
    [`${WIDE}jo@example.org,north,over 3\n`, 4, "annotator", /e-mail address/],
    ["annotator,attribute,value\nw-01,region,a\nw-01,region,b\n", 3, "attribute", /earlier line/],
    ["annotator,attribute,value\nw-01,,a\n", 2, "attribute", /empty/],
  ])("%j", (text, line, field, hint) => {
    const { rows, faults } = readAttributes(text);
    expect(rows).toEqual([]);
    expect(faults[0]).toEqual({ line, field, hint: expect.stringMatching(hint) });
    expect(JSON.stringify(faults)).not.toMatch(/example\.org|xxxx/);
  });
  it("and so do values that tell people apart rather than group them", () => {
    const lines = Array.from({ length: 51 }, (_, i) => `w-${i},${i}\n`).join("");
    expect(readAttributes(`annotator,born\n${lines}`).faults).toEqual([
      { line: 52, field: "born", hint: expect.stringMatching(/More than 50 different values/) },
    ]);
  });
  it("at most twenty faults are told", () => {
    const lines = Array.from({ length: 100 }, () => "w-01\n").join("");
    expect(readAttributes(`annotator,region\n${lines}`).faults).toHaveLength(20);
  });
});
