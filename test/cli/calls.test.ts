/** How a call can be made, and every way it cannot: exit 2, one clear sentence on stderr, nothing on stdout. */
import { mkdirSync, readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMANDS } from "#app/cli/commands/index.ts";
import { DEFAULT_POLICY } from "#app/review/default-policy.ts";
import { aDesk, type Desk } from "#test/support/assay-command.ts";
import { itemLine, itemLines } from "#test/support/deliver.ts";

let desk: Desk;
let good: string;
beforeAll(() => {
  desk = aDesk();
  good = desk.file("good.jsonl", itemLines(0, 50));
});
afterAll(() => desk.dispose());

const TABLE = "id,question,a,b,label,who\n1,Is it so?,Yes.,No.,A,w-01\n2,Is it not?,Yes.,No.,B,w-02\n";
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

describe("help", () => {
  it("comes on stdout, names every command, and starts fast", async () => {
    const ran = await desk.run("help");
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    for (const { name } of COMMANDS) expect(ran.stdout).toContain(`assay ${name}`);
    process.stdout.write(`assay help: ${Math.round(ran.seconds * 1000)} ms from spawn to end\n`);
  });

  it("of a command tells its options, asked either way", async () => {
    const [asked, flagged] = await Promise.all([
      desk.run("help", "release", "create"),
      desk.run("release", "create", "--help"),
    ]);
    expect(asked.stdout).toContain("--weeks LIST");
    expect(flagged).toMatchObject({ code: 0, stdout: asked.stdout, stderr: "" });
  });
});

describe("a call that works", () => {
  it("by preset: the preset and its version are named", async () => {
    const ran = await desk.run("check", good, "--preset", "assay", "--json");
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(ran.stdout)).toMatchObject({ preset: "assay@1", format: "jsonl", rows: 50, items: 50 });
  });

  it("by mapping: a table of another layout is read by its columns", async () => {
    const mapping = desk.file("mapping.json", JSON.stringify(MAPPING));
    const ran = await desk.run("check", desk.file("table.csv", TABLE), "--mapping", mapping, "--json");
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(ran.stdout)).toMatchObject({ preset: "mapping:file@1", format: "csv", items: 2, annotators: 2 });
  });

  it("by policy: its lines turn the exit code from 0 to 1 and back", async () => {
    const lineAt = (warn: number, fail: number) => {
      const criteria = DEFAULT_POLICY.criteria.map((one) =>
        one.metric === "exact-duplicates" ? { ...one, warn, fail } : one,
      );
      return desk.file(
        `policy-${fail}.json`,
        JSON.stringify({ ...DEFAULT_POLICY, name: "Exported", version: 4, criteria }),
      );
    };
    // One copy among eleven items: 0.0909.
    const copy = JSON.parse(itemLine("item-3"));
    const file = desk.file("copy.jsonl", `${itemLines(0, 10)}${JSON.stringify({ ...copy, id: "again" })}\n`);
    const byDefault = await desk.run("check", file, "--json");
    const lenient = await desk.run("check", file, "--policy", lineAt(0.2, 0.3), "--json");
    const strict = await desk.run("check", file, "--policy", lineAt(0.01, 0.05), "--json");
    expect([byDefault.code, lenient.code, strict.code]).toEqual([1, 0, 1]);
    const report = JSON.parse(lenient.stdout);
    expect(report.policy).toEqual({ name: "Exported", version: 4 });
    expect(report.metrics.find(({ id }: { id: string }) => id === "exact-duplicates")).toMatchObject({
      value: 1 / 11,
      state: "pass",
    });
  });

  it("check touches no data folder", () => {
    expect(readdirSync(desk.folder)).not.toContain("data");
  });
});

describe("a call that does not", () => {
  /** What is typed, and the first line on stderr. FOLDER stands for the desk's folder. */
  const CALLS: [string, string][] = [
    ["", "Name a command."],
    ["frobnicate", 'There is no command "frobnicate". `assay help` lists them.'],
    ["help frobnicate", 'There is no command "frobnicate". `assay help` lists them.'],
    ["check", "Name one file to check."],
    ["check good.jsonl copy.jsonl", "Name one file to check."],
    ["check missing.jsonl", "There is no such file or folder: missing.jsonl"],
    ["check missing.jsonl --json", "There is no such file or folder: missing.jsonl"],
    ["check FOLDER", "FOLDER is a folder, not a file."],
    ["check good.jsonl --preset nonsense", 'There is no preset "nonsense".'],
    ["check good.jsonl --preset", "Option '--preset <value>' argument missing."],
    ["check good.jsonl --color", "Unknown option '--color'."],
    ["check good.jsonl --mapping missing.json", "There is no such file or folder: missing.json"],
    ["check good.jsonl --mapping torn.json", "torn.json, line 1: this is not JSON."],
    ["check good.jsonl --mapping half.json", "The column mapping cannot be used."],
    ["check good.jsonl --preset assay --mapping half.json", "Give --preset or --mapping, not both."],
    ["check good.jsonl --policy missing.json", "There is no such file or folder: missing.json"],
    ["check good.jsonl --policy torn.json", "torn.json, line 1: this is not JSON."],
    ["check good.jsonl --policy half.json", "half.json is not a policy: "],
    ["check good.jsonl --policy FOLDER", "This is a folder, not a file."],
    ["check notes.md", "The layout of this file is not one that Assay knows."],
    ["ingest", "Name one file to take in."],
    ["ingest good.jsonl --week 1", "--contract is missing."],
    ["ingest good.jsonl --contract c --week one", '--week takes a whole number, not "one".'],
    ["ingest good.jsonl --contract nobody --week 1", "There is no such contract."],
    ["status", "--contract is missing."],
    ["status --contract nobody", "There is no such contract."],
    ["decide --contract c --week 1 --commercial perhaps", "--commercial is one of accept, "],
    ["contract create", "--file is missing."],
    ["contract create --file torn.json", "torn.json is not a contract."],
    ["contract create --file missing.json", "There is no such file or folder: missing.json"],
    ["release create --name one", "--contract is missing."],
    ["release create --name one --contract nobody --weeks 1-2", "--weeks takes whole numbers with commas, as 1,2,5"],
    ["export --release nobody --out x.jsonl", "There is no such release."],
    ["export --release nobody --out - --json", "--json prints on stdout, where --out - writes the file."],
    ["serve now", "serve takes no words besides its options."],
    ["status now --contract c", "status takes no words besides its options."],
  ];
  beforeAll(() => {
    desk.file("copy.jsonl", itemLines(0, 3));
    desk.file("torn.json", '{"version": 1,');
    desk.file("half.json", JSON.stringify({ version: 1, name: "Half" }));
    desk.file("notes.md", "name,notes\nfirst,second\n");
    mkdirSync(desk.dataFolder, { recursive: true });
  });

  it.each(CALLS)("assay %s", async (typed, sentence) => {
    const words = typed
      .split(" ")
      .filter(Boolean)
      .map((word) => (word === "FOLDER" ? desk.folder : word));
    const ran = await desk.run(...words);
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    expect(ran.stderr.split("\n")[0]).toContain(sentence.replace("FOLDER", desk.folder));
    expect(ran.stderr).not.toMatch(/^ +at /m);
  });

  it("with a bad setting names the setting and never its value", async () => {
    const other = aDesk({ ASSAY_MAX_ROW: "plenty" });
    const ran = await other.run("check", good);
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    expect(ran.stderr).toContain("ASSAY_MAX_ROW: a number of bytes, or a size such as 512MiB or 4GiB");
    expect(ran.stderr).not.toContain("plenty");
    other.dispose();
  });
});

describe("a reader that stops early", () => {
  it("is no crash: the exit code still tells the outcome", async () => {
    const bad = desk.file("bad.jsonl", `${itemLine("only")}\n${'{"id": 1}\n'.repeat(5000)}`);
    const child = desk.start("check", bad, "--preset", "assay", "--json");
    child.stdout?.once("data", () => child.stdout?.destroy());
    let stderr = "";
    child.stderr?.on("data", (text) => {
      stderr += text;
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect([code, stderr]).toEqual([1, ""]);
  });
});
