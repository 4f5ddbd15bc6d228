/** Rows a vendor should not have sent: each is set aside with its line, field and rule, and the rest goes on. */
import { appendFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CheckReport } from "#app/review/check-report.ts";
import { aDesk, type Desk } from "#test/support/assay-command.ts";
import { itemLine, itemLines } from "#test/support/deliver.ts";

let desk: Desk;
beforeAll(() => {
  desk = aDesk();
});
afterAll(() => desk.dispose());

const FIVE = itemLines(0, 5);
const labelled = (label: Record<string, unknown>) => ({
  judgments: [{ annotator: "w-01", kind: "likert", value: 2, points: 5, ...label }],
});

/** The report on a file of this content; what could not be read at all throws with stderr. */
async function check(content: string | Buffer, ...options: string[]): Promise<CheckReport> {
  return checkFile(desk.file("delivery.jsonl", content), ...options);
}

async function checkFile(file: string, ...options: string[]): Promise<CheckReport> {
  const ran = await desk.run("check", file, "--json", ...options);
  if (ran.code === 2) throw new Error(ran.stderr);
  expect(ran.stderr).toBe("");
  return JSON.parse(ran.stdout);
}

const counts = ({ rows, items, quarantinedTotal }: CheckReport) => [rows, items, quarantinedTotal];
const faults = ({ quarantined }: CheckReport) => quarantined.map(({ line, field, rule }) => [line, field, rule]);

describe("bytes that are harmless", () => {
  it("a byte order mark", async () => {
    expect(counts(await check(`\ufeff${FIVE}`))).toEqual([5, 5, 0]);
  });

  it("carriage returns; blank lines are no rows but count as lines", async () => {
    const report = await check(`${FIVE.replaceAll("\n", "\r\n").replace("\r\n", "\r\n\r\n")}{\r\n`);
    expect(counts(report)).toEqual([6, 5, 1]);
    expect(faults(report)).toEqual([[7, "", "json"]]);
  });

  it("a script and a formula in prompt, domain and annotator: texts like any other", async () => {
    const hostile = itemLine("<script>alert(1)</script>", {
      prompt: "<script>alert(1)</script>\n=cmd()",
      domain: "=cmd()",
      judgments: [{ annotator: "=cmd()", kind: "likert", value: 2, points: 5 }],
    });
    const report = await check(`${FIVE}${hostile}\n`);
    expect(counts(report)).toEqual([6, 6, 0]);
    expect(report.annotators).toBe(2);
    expect(JSON.stringify(report)).not.toContain("<script>");
  });
});

describe("bytes that are not", () => {
  it("Latin-1 in UTF-8: the byte and the likely cause", async () => {
    const latin1 = Buffer.from(itemLine("café"), "latin1");
    const report = await check(Buffer.concat([Buffer.from(FIVE), latin1, Buffer.from(`\n${itemLine("last")}\n`)]));
    expect(counts(report)).toEqual([7, 6, 1]);
    expect(report.quarantined).toEqual([
      {
        line: 6,
        field: "",
        rule: "utf-8",
        hint: `not UTF-8 at byte ${FIVE.length + latin1.indexOf(0xe9)}; looks like Latin-1/Windows-1252: re-save as UTF-8`,
      },
    ]);
  });

  it("a NUL, bare or escaped", async () => {
    const report = await check(
      `${FIVE}${itemLine("n").replace("What", "W\0")}\n${itemLine("m", { prompt: "a\0b" })}\n`,
    );
    expect(counts(report)).toEqual([7, 5, 2]);
    expect(faults(report)).toEqual([
      [6, "", "nul"],
      [7, "prompt", "nul-character"],
    ]);
  });

  it("lone surrogates, first or second half; a whole pair is a character", async () => {
    const escaped = (id: string, character: string) => itemLine(id).replace("What", character);
    const report = await check(
      `${FIVE}${escaped("n", "\\ud83d")}\n${escaped("m", "\\ude00")}\n${escaped("o", "\\ud83d\\ude00")}\n`,
    );
    expect(counts(report)).toEqual([8, 6, 2]);
    expect(faults(report)).toEqual([
      [6, "prompt", "lone-surrogate"],
      [7, "prompt", "lone-surrogate"],
    ]);
  });
});

describe("JSON that says two things", () => {
  it("a key given twice, at any depth", async () => {
    const report = await check(
      `${FIVE}${itemLine("k").replace('"prompt"', '"id":"l","prompt"')}\n${itemLine("q").replace('"value":2', '"value":2,"value":4')}\n`,
    );
    expect(counts(report)).toEqual([7, 5, 2]);
    expect(faults(report)).toEqual([
      [6, "id", "duplicate-key"],
      [7, "judgments[0].value", "duplicate-key"],
    ]);
  });

  it("an id given twice: the first row stands", async () => {
    const report = await check(`${FIVE}${itemLine("item-2", { prompt: "Another question." })}\n`);
    expect(counts(report)).toEqual([6, 5, 1]);
    expect(faults(report)).toEqual([[6, "id", "duplicate-id"]]);
  });
});

describe("labels", () => {
  it("numbers written as strings", async () => {
    const rows = [labelled({ value: "2" }), labelled({ points: "5" }), labelled({ seconds: "40" }), { turn: "1" }];
    const report = await check(FIVE + rows.map((row, i) => `${itemLine(`n-${i}`, row)}\n`).join(""));
    expect(counts(report)).toEqual([9, 5, 4]);
    expect(faults(report)).toEqual([
      [6, "judgments[0].value", "type"],
      [7, "judgments[0].points", "type"],
      [8, "judgments[0].seconds", "type"],
      [9, "turn", "type"],
    ]);
    expect(report.quarantined[0]?.hint).toBe("Expected a number, found a string. Write numbers without quotes.");
  });

  it("outside the scale, and between its points", async () => {
    const report = await check(
      FIVE + [6, 0, 2.5].map((value, i) => `${itemLine(`n-${i}`, labelled({ value }))}\n`).join(""),
    );
    expect(report.quarantined.map(({ line, field, hint }) => [line, field, hint])).toEqual([
      [6, "judgments[0].value", "The value 6 is outside 1…5, whole numbers."],
      [7, "judgments[0].value", "The value 0 is outside 1…5, whole numbers."],
      [8, "judgments[0].value", "The value 2.5 is outside 1…5, whole numbers."],
    ]);
    expect(report.quarantinedByRule).toEqual([{ rule: "label-in-scale", field: "judgments[].value", count: 3 }]);
  });

  it("that run against the gold answers: read, and said first", async () => {
    const upsideDown = await check(itemLines(0, 60, { gold: { kind: "likert", value: 5, points: 5 } }));
    expect(counts(upsideDown)).toEqual([60, 60, 0]);
    // Wilson's interval of 0 in 60 ends at 1.96² / (60 + 1.96²) = 0.060.
    expect(upsideDown.notes).toEqual([
      "Gold answers contradict the labels: gold accuracy is 0.000 [0.000, 0.060], n 60 gold judgments; check the label direction.",
    ]);
    const spoken = await desk.run(
      "check",
      desk.file("gold.jsonl", itemLines(0, 60, { gold: { kind: "likert", value: 5, points: 5 } })),
    );
    expect(spoken.stdout).toContain("Gold answers contradict the labels:");
  });

  it("that agree with the gold answers, or err on too few of them, raise no such note", async () => {
    const agree = await check(itemLines(0, 60, { gold: { kind: "likert", value: 1, points: 5 } }));
    const few = await check(itemLines(0, 3, { gold: { kind: "likert", value: 5, points: 5 } }));
    expect([agree.notes, few.notes]).toEqual([[], []]);
  });
});

describe("a table", () => {
  const HEADER = "id,question,a,b,label,who\n";
  const MAPPING = {
    version: 1,
    item: "id",
    row: "judgment",
    prompt: { columns: ["question"] },
    responses: [{ text: "a" }, { text: "b" }],
    label: { columns: ["label"], scale: { kind: "choice", first: ["A"], second: ["B"] } },
    annotator: "who",
    orderKnown: true,
  };
  const mapped = (csv: string) => check(csv, "--mapping", desk.file("mapping.json", JSON.stringify(MAPPING)));

  it("with nested JSON in a cell: a message list is a conversation", async () => {
    const turns = [
      { role: "user", content: 'Say "hi", twice.' },
      { role: "assistant", content: "Hi, hi." },
      { role: "user", content: "Again." },
    ];
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const report = await mapped(
      `${HEADER}1,${cell(JSON.stringify(turns))},Hi.,No.,A,w-01\n2,${cell('{"not": "messages"}')},Yes.,No.,B,w-02\n`,
    );
    expect(counts(report)).toEqual([2, 2, 0]);
    expect(report).toMatchObject({ format: "csv", preset: "mapping:file@1", annotators: 2 });
  });

  it("with an unclosed quote: the row it opens in, not the rest of the file", async () => {
    const report = await mapped(`${HEADER}1,Q1,"open,No.,A,w-01\n2,Q2,Yes.,No.,B,w-02\n3,Q3,Yes.,No.,A,w-02\n`);
    expect(counts(report)).toEqual([3, 2, 1]);
    expect(report.quarantined).toEqual([
      {
        line: 2,
        field: "",
        rule: "unclosed-quote",
        hint: "a quote that opens on line 2 is never closed; double the quotes inside a cell",
      },
    ]);
  });

  it("with a label the mapping does not know", async () => {
    const report = await mapped(`${HEADER}1,Q1,Yes.,No.,A,w-01\n2,Q2,Yes.,No.,Neither,w-02\n`);
    expect(faults(report)).toEqual([[3, "label", "unreadable-cell"]]);
  });

  it("without the annotator column of the mapping is refused, not read as anonymous", async () => {
    await expect(mapped(`${HEADER.replace("who", "rater")}1,Q1,Yes.,No.,A,w-01\n`)).rejects.toThrow(
      'The mapping names columns that this file does not have: "who".\nColumns found: id, question, a, b, label, rater. Correct the mapping.',
    );
  });
});

describe("many, and huge", () => {
  it("10,000 bad rows: all counted, the first 1,000 listed", async () => {
    const report = await check(`${itemLines(0, 30)}${'{"id":"x"\n{"id":"y"}\n'.repeat(5000)}`);
    expect(counts(report)).toEqual([10_030, 30, 10_000]);
    expect(report.quarantined.length).toBe(1000);
    expect([report.quarantined[0]?.line, report.quarantined[999]?.line]).toEqual([31, 1030]);
    expect(report.quarantinedByRule.map(({ rule, count }) => [rule, count])).toEqual([
      ["json", 5000],
      ["required", 5000],
    ]);
    expect(report.metrics.find(({ id }) => id === "schema-validity")?.value).toBe(30 / 10_030);
  });

  it("a line of 100 MB is refused by limit, wherever it lies, and the rest goes on", async () => {
    const file = desk.file("huge.jsonl", FIVE);
    const piece = "lorem ".repeat(1 << 16);
    const start = '{"id":"huge","prompt":"';
    appendFileSync(file, start);
    let length = start.length;
    for (; length < 100_000_000; length += piece.length) appendFileSync(file, piece);
    appendFileSync(file, `"}\n${itemLines(5, 10)}{\n`);
    const report = await checkFile(file);
    expect(counts(report)).toEqual([12, 10, 2]);
    expect(report.quarantined.slice(0, 1)).toEqual([
      {
        line: 6,
        field: "",
        rule: "row-too-long",
        hint: `${length + 2} bytes, more than the 16777216 allowed in one row`,
      },
    ]);
    expect(faults(report)[1]).toEqual([12, "", "json"]);
  });
});
