import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { HEADER, parts, RELATIONS, text, WORKBOOK } from "./raw-workbook.ts";
import { faults, readContent, refusal } from "./reading.ts";
import { zip } from "./zip-writer.ts";

describe("written by other programs", () => {
  test("prefixed names, cells and rows without references, inline and formula texts, CDATA", async () => {
    const rows = `${HEADER}<x:row>${text("<![CDATA[1 < 2]]>")}<x:c t="str"><x:f>X</x:f><x:v>&amp;lt;b&amp;gt;</x:v></x:c></x:row>`;
    const reading = await readContent(parts(rows));
    expect(reading.rows).toEqual([{ value: { a: "1 < 2", b: "&lt;b&gt;" }, line: 2, offset: -1, length: 0 }]);
  });

  test("_x000D_ stands for a carriage return, _x005F_ for its own underscore; phonetic guides are left out", async () => {
    const strings = "<sst><si><t>a_x000D__x005F_x0041_</t></si><si><r><t>漢</t></r><rPh><t>かん</t></rPh></si></sst>";
    const rows = `${HEADER}<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row>`;
    const reading = await readContent(parts(rows, { "xl/sharedStrings.xml": strings }));
    expect(reading.values).toEqual([{ a: "a\r_x0041_", b: "漢" }]);
  });

  test("dates by style, in the 1900 and the 1904 system; times alone stay a fraction", async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]d&quot;day&quot;/mmm"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>';
    const cell = (style: number, value: number) => `<x:c s="${style}"><x:v>${value}</x:v></x:c>`;
    const rows = `${HEADER}<x:row>${cell(1, 45065.54982638889)}${cell(2, 61)}</x:row><x:row>${cell(3, 0.5)}${cell(0, 45065)}</x:row>`;
    const more = { "xl/styles.xml": styles };
    expect((await readContent(parts(rows, more))).values).toEqual([
      { a: "2023-05-19T13:11:45.000Z", b: "1900-03-01T00:00:00.000Z" },
      { a: 0.5, b: 45065 },
    ]);
    const with1904 = { ...more, "xl/workbook.xml": WORKBOOK.replace("<sheets>", '<workbookPr date1904="1"/><sheets>') };
    expect((await readContent(parts(rows, with1904))).values[0]).toEqual({
      a: "2027-05-20T13:11:45.000Z",
      b: "1904-03-02T00:00:00.000Z",
    });
  });

  test("a text taken for a formula shows an error: it is missing, not a text of its own", async () => {
    const cell = '<x:c t="str"><x:f>IF(x OR y)</x:f><x:v>#ERROR!</x:v></x:c>';
    const reading = await readContent(parts(`${HEADER}<x:row>${cell}${text("#ERROR!")}</x:row>`));
    expect(reading.values).toEqual([{ a: null, b: "#ERROR!" }]);
  });

  test("half a surrogate pair or a NUL spoils its row only", async () => {
    const rows = `${HEADER}<x:row>${text("_xD83D_")}</x:row><x:row>${text("x")}${text("_x0000_")}</x:row><x:row>${text("ok")}</x:row>`;
    const reading = await readContent(parts(rows));
    expect(reading.lines).toEqual([4]);
    expect(faults(reading)).toEqual(["2 a lone-surrogate", "3 b nul"]);
  });
});

describe("what must not pass", () => {
  test("entities of its own never expand", async () => {
    const doctype = '<!DOCTYPE x [<!ENTITY e "ha"><!ENTITY f "&e;&e;&e;">]>';
    const more = { "xl/sharedStrings.xml": `${doctype}<sst><si><t>&f;</t></si></sst>` };
    expect(await refusal(readContent(parts(HEADER, more)))).toBe(
      "damaged: damaged XLSX: one of its parts is not well-formed XML",
    );
  });

  test("a workbook that declares more than the limits", async () => {
    const strings = `<sst>${"<si><t>x</t></si>".repeat(5000)}</sst>`;
    const bytes = parts(HEADER, { "xl/sharedStrings.xml": strings });
    expect(await refusal(readContent(bytes, { maxExpandedBytes: 50_000 }))).toBe(
      "expanded-size: the workbook unfolds to more than 50000 bytes",
    );
    expect(await refusal(readContent(bytes, { maxBufferedBytes: 50_000 }))).toBe(
      "expanded-size: xl/sharedStrings.xml unfolds to more than 50000 bytes",
    );
  });

  test("an entry that unfolds to more than it declares", async () => {
    const sheet = { packed: deflateRawSync(Buffer.from("<worksheet/>".padEnd(100_000))), bytes: 12 };
    const lying = zip(
      { "xl/workbook.xml": WORKBOOK, "xl/_rels/workbook.xml.rels": RELATIONS },
      { "xl/worksheets/sheet1.xml": sheet },
    );
    expect(await refusal(readContent(lying))).toBe("damaged: damaged zip or XLSX: its directory cannot be read");
  });

  test("one row without end", async () => {
    const rows = `${HEADER}<x:row>${text("x".repeat(300_000))}</x:row>`;
    expect(await refusal(readContent(parts(rows), { maxRowBytes: 100_000 }))).toBe(
      "expanded-size: a row of the sheet unfolds to more than 100000 bytes",
    );
  });

  test("a password", async () => {
    const bytes = parts(HEADER);
    const directory = bytes.indexOf("PK\x01\x02", 0, "latin1");
    bytes.writeUInt16LE(1, directory + 8);
    expect(await refusal(readContent(bytes))).toBe("encrypted: the file is protected by a password");
  });
});
