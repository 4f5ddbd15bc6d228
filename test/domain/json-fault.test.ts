import { expect, it } from "vitest";
import { parseContractText } from "#app/domain/contract.ts";
import { faultyLine, jsonFault } from "#app/domain/json-fault.ts";

it("names the line on which a text ends to be JSON", () => {
  expect(faultyLine('{\n"a": 1,\n"b": tru\n}')).toBe(3);
  expect(faultyLine("[1, 2,\n3\n4]")).toBe(3);
  expect(faultyLine('{"a": [1, 2}\n')).toBe(1);
  expect(faultyLine('{"a": [], "b": {}}\nx')).toBe(2);
  expect(faultyLine('{\n"a": 1,\n}')).toBe(3);
});

it("reads a text nested without end as far as anybody would write it", () => {
  const deep = `{"tiers":\n${"[".repeat(100_000)}`;
  expect(jsonFault(deep)).toEqual({ line: 2, hint: "There it is nested more than 100 levels deep." });
  expect(parseContractText(deep)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining("Line 2: this is not JSON. There it is nested") }],
  });
  expect(jsonFault(`${"[".repeat(99)}x`).hint).toContain("missing or spare comma");
});

it("says of a text that breaks off that it ends too early", () => {
  const cut = "It ends too early there: it was cut off, or a bracket or quotation mark is missing.";
  for (const text of ['{"a": 1', '{"a": [1, 2', '{\n"a": "b', '[{"a": 1},\n', '[{"a": 1}\n\n'])
    expect(jsonFault(text)).toEqual({ line: text.trimEnd().split("\n").length, hint: cut });
  expect(jsonFault('{"a": 1 "b": 2').hint).toContain("missing or spare comma");
});
