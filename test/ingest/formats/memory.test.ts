import { closeSync, openSync, writeSync } from "node:fs";
import { expect, test } from "vitest";
import { readFile, temporaryPath } from "./reading.ts";

const MIB = 1024 * 1024;

/** Peak resident memory of this process so far, in MiB. */
function peak(): number {
  return process.resourceUsage().maxRSS / 1024;
}

function writeLongRow(before: string, after: string): string {
  const path = temporaryPath();
  const file = openSync(path, "w");
  const chunk = Buffer.alloc(MIB, "x");
  writeSync(file, before);
  for (let written = 0; written < 100; written++) writeSync(file, chunk);
  writeSync(file, after);
  closeSync(file);
  return path;
}

test("a line of 100 MB is refused, the rest goes on, and memory stays bounded", async () => {
  const path = writeLongRow('{"id":1}\n{"t":"', '"}\n{"id":2}\n');
  const before = peak();
  const reading = await readFile(path);
  expect(reading.lines).toEqual([1, 3]);
  expect(reading.errors).toEqual([
    {
      line: 2,
      field: "",
      rule: "row-too-long",
      hint: "104857608 bytes, more than the 16777216 allowed in one row",
      offset: 9,
      length: 104_857_608,
    },
  ]);
  expect(peak() - before).toBeLessThan(70);
});

test("so is an element of 100 MB in a JSON array, and a cell of 100 MB in a CSV", async () => {
  const array = writeLongRow('[{"id":1},\n{"t":"', '"},\n{"id":2}]');
  const table = writeLongRow('id,text\n1,a\n2,"', '"\n3,c\n');
  const before = peak();
  const [elements, records] = [await readFile(array), await readFile(table)];
  expect([elements.lines, elements.errors.map((error) => error.rule)]).toEqual([[1, 3], ["row-too-long"]]);
  expect([records.lines, records.errors.map((error) => error.rule)]).toEqual([[2, 4], ["row-too-long"]]);
  expect(peak() - before).toBeLessThan(70);
});
