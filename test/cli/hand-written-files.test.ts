/** Files that people write by hand, as they go wrong: each is refused with its place, and nothing is stored. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aDesk, type Desk } from "#test/support/assay-command.ts";
import { CONTRACT_FILE } from "#test/support/contract-story.ts";
import { itemLine } from "#test/support/deliver.ts";

let desk: Desk;
beforeAll(async () => {
  desk = aDesk();
  await desk.run("contract", "create", "--file", desk.file("contract.json", JSON.stringify(CONTRACT_FILE)));
});
afterAll(() => desk.dispose());

const LATIN_1 = Buffer.from('{\n  "vendor": "Caf\xe9"\n}\n', "latin1");
const FILES: [string, string | Buffer, RegExp][] = [
  ["empty", "", /The file is empty/],
  ["cut off", '{\n  "vendor": "V",\n  "lines": [', /[Ll]ine 3: this is not JSON/],
  ["in Latin-1", LATIN_1, /Line 2 is not UTF-8/],
  ["in UTF-16", Buffer.from("\ufeff{}", "utf16le"), /UTF-16/],
  ["of 100 MB in one line", Buffer.alloc(100_000_000, "x"), /up to 64 MiB/],
  [
    "with a key twice",
    '{"lines": [{"week": 1},\n{"units": 1,\n"units": 2}]}',
    /ine 3, lines\[1\]\.units: the same key .*\n?.*Keep/,
  ],
  ["with a script for a field", '{"<script>alert(1)</script>": 1}', /vendor|no such field/],
];

describe.each([
  ["contract create", (file: string) => ["contract", "create", "--file", file]],
  ["invoice check", (file: string) => ["invoice", "check", file, "--contract", CONTRACT_FILE.title]],
] as const)("%s", (_, words) => {
  it.each(FILES)("of a file %s", async (_, content, message) => {
    const { code, stdout, stderr } = await desk.run(...words(desk.file("given.json", content)));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr.length).toBeLessThan(2_000);
  });
});

const WEEK = ["--contract", CONTRACT_FILE.title, "--week", "1"];

it.each<[string, string, (file: string) => string[]]>([
  ["a policy", "criteria", (file) => ["check", desk.file("d.jsonl", itemLine("a")), "--policy", file]],
  ["a column mapping", "label.columns", (file) => ["check", desk.file("d.jsonl", itemLine("a")), "--mapping", file]],
  ["claims", "[0].value", (file) => ["claim", ...WEEK, "--file", file]],
  ["rules", "[0].where.annotators", (file) => ["what-if", ...WEEK, "--rules", file]],
  ["evaluations", "value", (file) => ["run", "evaluate", file]],
])("%s with a key that stands twice: which one counts?", async (_, path, words) => {
  const [, isList, ...within] = path.match(/^(\[0\]\.)?(?:(\w+)\.)?(\w+)$/) ?? [];
  const [outer, key] = within;
  const twice = `{"${key}": 1,\n"${key}": 2}`;
  const object = outer === undefined ? twice : `{"${outer}": ${twice}}`;
  const { code, stdout, stderr } = await desk.run(...words(desk.file("given.json", isList ? `[${object}]` : object)));
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/ine 2\b/);
  expect(stderr).toContain(path);
  expect(stderr).toMatch(/he same key stands twice[\s\S]*Keep the one that counts\./);
});
