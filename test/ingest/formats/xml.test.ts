import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { faults, readContent, refusal } from "./reading.ts";

const list = (rows: string) => `<?xml version="1.0"?>\n<list>\n${rows}\n</list>\n`;

test("each child of the root is a row, nested elements are objects, repeated names lists", async () => {
  const reading = await readContent(
    list(
      "<row><id>1</id><side><text> a &lt; b </text><votes>2</votes></side></row>\n<row><id>2</id><vote>x</vote><vote/></row>",
    ),
  );
  expect(reading.values).toEqual([
    { id: "1", side: { text: "a < b", votes: "2" } },
    { id: "2", vote: ["x", ""] },
  ]);
  expect(reading.lines).toEqual([3, 4]);
  expect(reading.rows.map(({ offset }) => offset)).toEqual([-1, -1]);
});

test("CDATA is text, attributes and comments are not, and gzip is unpacked", async () => {
  const text = list('<row id="7"><!-- no --><t><![CDATA[<b> & co]]></t></row>');
  const reading = await readContent(gzipSync(text));
  expect(reading.format).toBe("xml gzip");
  expect(reading.values).toEqual([{ t: "<b> & co" }]);
});

test("a row without columns, too long or too deep is an error with its line; the others go on", async () => {
  const deep = `${"<a>".repeat(40)}${"</a>".repeat(40)}`;
  const reading = await readContent(
    list(`<row>only text</row>\n<row><t>${"x".repeat(500)}</t></row>\n<row>${deep}</row>\n<row><t>fine</t></row>`),
    { maxRowBytes: 2000 },
  );
  expect(faults(reading)).toEqual(["3 object", "5 nesting"]);
  expect(reading.values).toEqual([{ t: "x".repeat(500) }, { t: "fine" }]);
  const long = await readContent(list(`<row><t>${"x".repeat(5000)}</t></row>\n<row><t>fine</t></row>`), {
    maxRowBytes: 2000,
  });
  expect(faults(long)).toEqual(["3 row-too-long"]);
  expect(long.values).toEqual([{ t: "fine" }]);
});

test.each([
  ["cut short", '<?xml version="1.0"?>\n<list>\n<row><t>a</t></row>\n<row><t>b', 4],
  ["tags that cross", "<list>\n<row><t>a</row></t>\n</list>", 2],
  [
    "an entity of its own",
    '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<list><row><t>&b;</t></row></list>',
    2,
  ],
  [
    "a file of the machine",
    '<!DOCTYPE l [<!ENTITY f SYSTEM "file:///etc/passwd">]>\n<list><row><t>&f;</t></row></list>',
    2,
  ],
  ["Latin-1", Buffer.from('<?xml version="1.0"?><list><row><t>caf\xe9 </t></row></list>', "latin1"), 1],
])("%s: refused, with the line", async (_, content, line) => {
  // A document type needs a declaration before it to be taken for XML at all.
  const text = typeof content === "string" && content.startsWith("<!D") ? `<?xml version="1.0"?>${content}` : content;
  expect(await refusal(readContent(text))).toBe(
    `damaged: not well-formed XML, or text that is not UTF-8: the first fault is on line ${line}`,
  );
});

test("names that mean something to JavaScript are columns like others", async () => {
  const [row] = (await readContent(list("<row><__proto__><x>1</x></__proto__><constructor>c</constructor></row>")))
    .values;
  expect(Object.keys(row as object)).toEqual(["__proto__", "constructor"]);
  expect(({} as { x?: string }).x).toBeUndefined();
});

test("what is written is read, wherever the blocks are cut", async () => {
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const texts = fc.array(
    fc.string({ unit: "grapheme", maxLength: 40 }).filter((t) => /^[\P{C}]*$/u.test(t)),
    {
      minLength: 1,
      maxLength: 30,
    },
  );
  await fc.assert(
    fc.asyncProperty(texts, async (all) => {
      const reading = await readContent(list(all.map((text) => `<row><t>${escaped(text)}</t></row>`).join("\n")));
      expect(reading.values).toEqual(all.map((text) => ({ t: text.trim() })));
    }),
    { numRuns: 60 },
  );
});
