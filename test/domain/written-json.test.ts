import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseContractText } from "#app/domain/contract.ts";
import { faultSentence, readWrittenJson } from "#app/domain/written-json.ts";

it("reads what JSON.parse reads, and refuses what it refuses, but for keys that stand twice", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), mangledJson()), (text) => {
      const read = readWrittenJson(text);
      if (read.ok) expect(read.value).toEqual(JSON.parse(text));
      else if (!read.fault.message.includes("twice")) expect(() => JSON.parse(text)).toThrow(SyntaxError);
    }),
    { numRuns: 500 },
  );
});

/** JSON with one character put in the place of another, or one taken out. */
function mangledJson() {
  const put = fc.constantFrom("", '"', "\\", ",", "}", "\n", "\u0001", "9");
  return fc.tuple(fc.json(), fc.nat(), put).map(([text, place, character]) => {
    const at = place % text.length;
    return text.slice(0, at) + character + text.slice(at + 1);
  });
}

function fault(text: string) {
  const read = readWrittenJson(text);
  if (read.ok) throw new Error("It is JSON.");
  return read.fault;
}

it("names the line on which a text ends to be JSON", () => {
  for (const [text, line] of [
    ['{\n"a": 1,\n"b": tru\n}', 3],
    ["[1, 2,\n3\n4]", 3],
    ['{"a": [1, 2}\n', 1],
    ['{"a": [], "b": {}}\nx', 2],
    ['{\n"a": 1,\n}', 3],
    ['{\n"a": "tab\there"}', 2],
    ["", 1],
    ["[\n1,\n2,\n]", 4],
    ['[\n{"a": 1}\n{"b": 2}]', 3],
    ['{"a":\n "b\nc"}', 2],
    ['[1,\n "x', 2],
    ["[1]\n\n[2]", 3],
    ["[1,\n2\n", 2],
    ["{\n\n 'a': 1}", 3],
  ] as const)
    expect(fault(text)).toMatchObject({ line, field: "", message: "this is not JSON." });
});

describe("a key that stands twice in one object", () => {
  const hint = "Keep the one that counts.";
  it.each([
    ['{"a": 1,\n"a": 1}', 2, "a"],
    ['{"tiers": [{"fromUnit": 1},\n{"unitPrice": "5",\n"unitPrice": "4"}]}', 3, "tiers[1].unitPrice"],
    ['{"a": {"b": 1}, "\\u0061": 2}', 1, "a"],
    ['{"a": {"": 1, "": 2', 1, 'a.""'],
    ['{"__proto__": 1, "__proto__": 2}', 1, "__proto__"],
  ])("%s", (text, line, field) => {
    expect(fault(text)).toEqual({ line, field, message: "the same key stands twice in one object.", hint });
  });
  it("is named in a sentence", () => {
    expect(faultSentence(fault('{"a": [{"b": 1,\n "b": 2}]}'))).toBe(
      "Line 2, a[0].b: the same key stands twice in one object. Keep the one that counts.",
    );
  });
  it("is none where the objects are two", () => {
    const text = '[{"a": 1}, {"a": {"a": 2}}, "a", {"b": "a", "a": []}]';
    expect(readWrittenJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });
});

it("reads a text nested without end as far as anybody would write it", () => {
  const deep = `{"tiers":\n${"[".repeat(100_000)}`;
  expect(fault(deep)).toMatchObject({ line: 2, hint: "There it is nested more than 100 levels deep." });
  expect(parseContractText(deep)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining("Line 2: this is not JSON. There it is nested") }],
  });
  expect(fault(`${"[".repeat(99)}x`).hint).toContain("missing or spare comma");
});

it("says of a text that breaks off that it ends too early", () => {
  const cut = "It ends too early there: it was cut off, or a bracket or quotation mark is missing.";
  for (const text of ['{"a": 1', '{"a": [1, 2', '{\n"a": "b', '[{"a": 1},\n', '[{"a": 1}\n\n'])
    expect(fault(text)).toMatchObject({ line: text.trimEnd().split("\n").length, hint: cut });
  expect(fault('{"a": 1 "b": 2').hint).toContain("missing or spare comma");
});

it("reads a long text without a way back to keep", () => {
  const text = JSON.stringify({ note: "\\x".repeat(5_000_000) });
  expect(readWrittenJson(text).ok).toBe(true);
  expect(fault(text.slice(0, -2)).hint).toMatch(/^It ends too early/);
});
