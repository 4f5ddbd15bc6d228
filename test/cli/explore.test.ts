import { gzipSync } from "node:zlib";
import { afterAll, it } from "vitest";
import { aDesk } from "#test/support/assay-command.ts";
import { itemLine, itemLines } from "#test/support/deliver.ts";
const desk = aDesk();
afterAll(() => desk.dispose());
const good = itemLines(0, 5);
const J = (v: unknown) => [{ annotator: "w-01", kind: "likert", points: 5, ...(v as object) }];
const TABLE_MAP = { version: 1, item: "id", row: "judgment", prompt: { columns: ["question"] }, responses: [{ text: "a" }, { text: "b" }], label: { columns: ["label"], scale: { kind: "choice", first: ["A"], second: ["B"] } }, annotator: "who", orderKnown: true };
const cases: Record<string, [string | Buffer, ...string[]]> = {
  empty: [""],
  blank: ["\n\n  \r\n\t\n"],
  bom: [`\ufeff${good}`],
  bomonly: ["\ufeff"],
  crlf: [good.replaceAll("\n", "\r\n").replace("\r\n", "\r\n\r\n") + "{\r\n"],
  latin1: [Buffer.concat([Buffer.from(good), Buffer.from(itemLine("café"), "latin1"), Buffer.from("\n" + itemLine("z") + "\n")])],
  nul: [`${good}${itemLine("n").replace("What", "Wh\0at")}\n${itemLine("m", { prompt: "a\0b" })}\n`],
  surrogate: [`${good}${itemLine("n").replace("What", "\\ud83d What")}\n${itemLine("m").replace("What", "\\ude00 What")}\n${itemLine("ok").replace("What", "\\ud83d\\ude00")}\n`],
  truncgz: [gzipSync(itemLines(0, 2000)).subarray(0, 3000)],
  truncparquet: [Buffer.concat([Buffer.from("PAR1"), Buffer.alloc(1000, 7)])],
  dupkeys: [`${good}{"id":"k","id":"l","prompt":"p","responses":[{"text":"a"},{"text":"b"}],"judgments":[]}\n${itemLine("q").replace('"value":2', '"value":2,"value":4')}\n`],
  dupids: [`${good}${itemLine("item-2")}\n`],
  numstr: [`${good}${itemLine("n", { judgments: J({ value: "2" }) })}\n${itemLine("m", { judgments: J({ value: 2, points: "5" }) })}\n${itemLine("o", { judgments: J({ value: 2, seconds: "40" }) })}\n${itemLine("t", { turn: "1" })}\n`],
  scale: [`${good}${itemLine("n", { judgments: J({ value: 6 }) })}\n${itemLine("m", { judgments: J({ value: 0 }) })}\n${itemLine("h", { judgments: J({ value: 2.5 }) })}\n`],
  gold: [itemLines(0, 60, { gold: { kind: "likert", value: 5, points: 5 } })],
  zip: [Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(200)])],
  script: [`${good}${itemLine("<script>alert(1)</script>", { prompt: "<script>alert(1)</script>=cmd()", domain: "=cmd()|' /C calc'!A0", judgments: [{ annotator: "=cmd()", kind: "likert", value: 2, points: 5 }] })}\n`],
  csvquote: ['id,question,a,b,label,who\n1,Q,"open,No.,A,w-01\n2,Q2,Yes,No,B,w-02\n3,Q3,Yes,No,A,w-02\n', "--mapping", "MAP"],
  csvnested: ['id,question,a,b,label,who\n1,"[{""role"":""user"",""content"":""Hi, you""},{""role"":""assistant"",""content"":""Hello""},{""role"":""user"",""content"":""So?""}]",Yes,No,A,w-01\n', "--mapping", "MAP"],
  csvcolumn: ['id,question,a,b,label,rater\n1,Q,Yes,No,A,w-01\n', "--mapping", "MAP"],
  utf16: [Buffer.from(`\ufeff${good}`, "utf16le")],
};
desk.file("map.json", JSON.stringify(TABLE_MAP));
it("explore", async () => {
  for (const [name, [content, ...args]] of Object.entries(cases)) {
    const file = desk.file(`${name}.jsonl`, content);
    const ran = await desk.run("check", file, ...args.map((a) => (a === "MAP" ? `${desk.folder}/map.json` : a)), "--json");
    let out = ran.stdout.slice(0, 200);
    if (ran.stdout) { const r = JSON.parse(ran.stdout); out = JSON.stringify([r.format, r.preset, r.rows, r.items, r.judgments, r.quarantinedTotal, r.quarantined.slice(0, 5), r.notes]); }
    process.stdout.write(`## ${name} code ${ran.code} ${ran.seconds.toFixed(2)}s\n   ${out}\n   ERR ${ran.stderr.trim()}\n`);
  }
}, 100000);
