/** Evaluations from CSV, JSON and JSON Lines; what is wrong with a row is said with its line and field. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEvaluations } from "#app/loop/read-evaluations.ts";

const ROW = { run: "r1", evaluation: "win-rate", seed: 1, value: 0.62, n: 500 };
const STORED = { ...ROW, standard_error: null, better: "higher", unit: "share", contamination: "", why: "", line: 1 };

describe("the same evaluation", () => {
  it.each([
    ["CSV", "run,evaluation,seed,value,n\nr1,win-rate,1,0.62,500\n", 2],
    [
      "CSV with a mark at its start, capitals and Windows lines",
      "\uFEFFRun,Evaluation,Seed,Value,N\r\nr1,win-rate,1,0.62,500\r\n",
      2,
    ],
    ["a JSON list", JSON.stringify([ROW], null, 2), 1],
    ["JSON Lines", `${JSON.stringify(ROW)}\n`, 1],
    ["one JSON object over several lines", JSON.stringify(ROW, null, 2), 1],
    ["numbers as text", JSON.stringify([{ ...ROW, value: "6.2e-1", n: "500", seed: "1" }]), 1],
  ])("from %s", (_, text, line) => {
    expect(readEvaluations(text)).toEqual({ rows: [{ ...STORED, line }], faults: [] });
  });
});

describe("is refused, naming line and field", () => {
  const one = (changes: Record<string, unknown>) => JSON.stringify([{ ...ROW, ...changes }]);
  it.each([
    ["neither n nor standard error", one({ n: undefined }), 1, "n", /^Give n .* or standard_error/],
    ["an empty n in a table", "evaluation,seed,value,n\nwin-rate,1,0.6,\n", 2, "n", /^Give n/],
    ["a share over 1", one({ value: 62 }), 1, "value", /^A share lies from 0 to 1/],
    ["NaN", "evaluation,seed,value,n\nwin-rate,1,NaN,500\n", 2, "value", /finite/],
    ["Infinity", "evaluation,seed,value,n\nwin-rate,1,Infinity,500\n", 2, "value", /finite/],
    ["an overflow", one({ value: "1e999", unit: "score" }), 1, "value", /finite/],
    ["null", one({ value: null }), 1, "value", /finite/],
    ["no value", one({ value: undefined }), 1, "value", /finite/],
    ["a hexadecimal", one({ value: "0x1" }), 1, "value", /finite/],
    ["n of 0", one({ n: 0 }), 1, "n", /1 or more/],
    ["a broken n", one({ n: 2.5 }), 1, "n", /whole/],
    ["a standard error of 0", one({ standard_error: 0 }), 1, "standard_error", /above 0/],
    ["no seed", one({ seed: undefined }), 1, "seed", /which seed/],
    ["a negative seed", one({ seed: -1 }), 1, "seed", /0 or more/],
    ["no name", one({ evaluation: " " }), 1, "evaluation", /Name the benchmark/],
    ["a number as name", one({ evaluation: 5 }), 1, "evaluation", /as text/],
    ["an unknown direction", one({ better: "up" }), 1, "better", /higher or lower/],
    ["an unknown unit", one({ unit: "percent" }), 1, "unit", /share/],
    ["a misspelt field", one({ stderr: 0.02 }), 1, "stderr", /no such field/],
    ["a misspelt column", "evaluation,seed,value,size\nwin-rate,1,0.6,500\n", 1, "size", /no such field/],
    ["a short line", "evaluation,seed,value,n\nwin-rate,1,0.6\n", 2, "row", /3 cells .* 4 columns/],
    ["an open quote", 'evaluation,seed,value,n\n"win-rate,1,0.6,500\n', 2, "row", /quote/],
    ["two columns alike", "evaluation,seed,value,n,n\n", 1, "row", /same name/],
    ["broken JSON", "[{]", 1, "row", /JSON list/],
    ["a JSON list that breaks off", `[\n${JSON.stringify(ROW)},\n{"run": "a`, 3, "row", /ends too early there/],
    ["a key twice", `[\n${JSON.stringify(ROW)},\n{"run": "r1", "run": "r2"}]`, 3, "[1].run", /^The same key .* Keep/],
    ["a key twice on a line", '{"run": "r1"}\n{"run": "r1",\t"run": "r2"}\n', 2, "run", /^The same key .* Keep/],
    ["one object cut off", '{\n"run": "r1",\n"value":', 3, "row", /JSON object. It ends too early/],
    ["a broken line", `${JSON.stringify(ROW)}\n{"run":`, 2, "row", /JSON object/],
    ["a list of numbers", "[1]", 1, "row", /JSON object/],
    ["nothing", "", 1, "row", /no evaluation/],
    ["bytes that are no UTF-8", "evaluation\uFFFD", 1, "row", /UTF-8/],
  ])("%s", (_, text, line, field, hint) => {
    const { rows, faults } = readEvaluations(text);
    expect(rows).toEqual([]);
    expect(faults).toContainEqual({ line, field, hint: expect.stringMatching(hint) });
  });
  it("every fault at once, up to twenty", () => {
    const lines = Array.from({ length: 30 }, () => "win-rate,1,x,500");
    expect(readEvaluations(`evaluation,seed,value,n\n${lines.join("\n")}`).faults).toHaveLength(20);
  });
});

it("never throws, whatever the text", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.string().map((text) => `evaluation,value\n${text}`),
      ),
      (text) => {
        const { rows, faults } = readEvaluations(text);
        expect(rows.length === 0 || faults.length === 0).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
