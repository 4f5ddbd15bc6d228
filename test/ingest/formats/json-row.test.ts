import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstJsonFault } from "#app/ingest/formats/json-fault.ts";
import { readJsonRow } from "#app/ingest/formats/json-row.ts";

function fault(text: string): string {
  const found = firstJsonFault(text);
  return found === null ? "none" : [found.rule, found.field, found.hint].filter((part) => part !== "").join(" | ");
}

describe("a key given twice", () => {
  test.each([
    ['{"a":1,"a":2}', "a"],
    ['{"a" : 1, "b" :2, "a"\t: 3}', "a"],
    ['{"r":[{"text":"x"},{"text":"y","text":"y"}]}', "r[1].text"],
    ['{"o":{"k":null,"k":null}}', "o.k"],
    ['{"a\\\\":1,"a\\\\":2}', "a\\"],
    ['{"\\u0061":1,"a":2}', "a"],
    ['{"__proto__":1,"__proto__":2}', "__proto__"],
  ])("%s", (text, field) => {
    expect(readJsonRow(text)).toMatchObject({ rule: "duplicate-key", field });
  });

  test.each([
    '{"a":": \\":b","c":"\\":","d":[{"a":1},{"a":2}]}',
    '{"say \\"a\\":":1,"a":{"a":{"a":1}}}',
    '{"url":"http://x:80/?q=\\" : \\"","t":":::"}',
    '{"__proto__":{"x":1},"constructor":2}',
  ])("not here: %s", (text) => {
    expect(readJsonRow(text)).toEqual(JSON.parse(text));
  });

  test("is found in any object, wherever it is put and however it is spaced", () => {
    const cases = fc.tuple(
      fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue(), { minKeys: 1 }),
      fc.nat(),
      fc.boolean(),
    );
    fc.assert(
      fc.property(cases, ([row, at, spaced]) => {
        const members = Object.entries(row).map(
          ([key, value]) => JSON.stringify(key) + (spaced ? " : " : ":") + JSON.stringify(value),
        );
        const whole = `{${members.join(",")}}`;
        expect(readJsonRow(whole)).toEqual(JSON.parse(whole));
        const twice = `{${[...members, members[at % members.length]].join(", ")}}`;
        expect(readJsonRow(`{"in":[0,${twice}]}`)).toMatchObject({ rule: "duplicate-key" });
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe("the exact reading agrees with JSON.parse", () => {
  test("on every JSON text", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(fault(text)).toBe("none");
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test("on every text with one character changed", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom(...'{}[]:,"\\ 0e-.tn\t\u0001x'), (text, at, mark) => {
        const place = at % text.length;
        const changed = text.slice(0, place) + mark + text.slice(place + 1);
        expect(fault(changed).startsWith("json")).toBe(!parses(changed));
      }),
      { seed: 3, numRuns: 2000 },
    );
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test("hints tell the column", () => {
  expect(fault('{"a":tru}')).toBe("json | not JSON: expected a value at column 6, found something else");
  expect(fault('{"a":1')).toBe("json | not JSON: expected ',' or '}' at column 7, but the row ends");
  expect(fault("{a:1}")).toBe("json | not JSON: expected a key in double quotes at column 2, found something else");
  expect(fault('{"a":1}}')).toBe("json | not JSON: expected the end of the row at column 8, found something else");
  expect(fault('{"a":"\\x"}')).toBe(
    "json | not JSON: the text that starts at column 6 holds a control character or a wrong escape",
  );
});

test("nesting deeper than 100 levels is refused before anything can overflow", () => {
  expect(readJsonRow(`{"a":${"[".repeat(99)}${"]".repeat(99)}}`)).not.toHaveProperty("rule");
  expect(readJsonRow(`{"a":${"[".repeat(100)}${"]".repeat(100)}}`)).toMatchObject({ rule: "nesting" });
  expect(readJsonRow(`{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`)).toMatchObject({ rule: "nesting" });
});
