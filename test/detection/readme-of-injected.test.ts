/** README's table of annotators made up and put into real files: at the share that it names, and at none that is smaller. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasSharedData } from "#test/support/shared-data.ts";
import { INJECTIONS, type Injection } from "./inject.ts";
import { type RealFile, realRecords } from "./real-records.ts";
import { smallestShare } from "./smallest-share.ts";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const FILES: readonly RealFile[] = ["tulu1", "pandalm", "ukpconvarg1"];
const WORDS: Record<string, string> = {
  firstSide: "first side",
  "side run": "run",
  longerWins: "longer preferred",
};

/** Cells of the table's row, by file; "5 %: first side, run" or why there is no share. */
function cellsOf(fault: string): string[] {
  const table = README.slice(README.indexOf("An annotator made up and put into **real files**"));
  const line = table.split("\n").find((one) => one.startsWith(`| ${fault} |`));
  return (line ?? "")
    .split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());
}

const CELLS = Object.keys(INJECTIONS).flatMap((fault) =>
  cellsOf(fault).map((cell, at) => [fault as Injection, FILES[at] ?? "tulu1", cell] as const),
);

describe.skipIf(!hasSharedData)("README of annotators put into real files", () => {
  test("says something of every fault in every file", () => {
    expect(CELLS).toHaveLength(Object.keys(INJECTIONS).length * FILES.length);
    for (const [, , cell] of CELLS) expect(cell).toMatch(/^(\d+ %: |not enough data)/);
  });

  test.each(CELLS.filter(([, , cell]) => cell.includes("%")))(
    "%s in %s: %s",
    async (fault, file, cell) => {
      const { share, by } = smallestShare(await realRecords(file), fault);
      expect(`${(share ?? 0) * 100} %: ${by.map((one) => WORDS[one] ?? one).join(", ")}`).toBe(cell);
    },
    60_000,
  );
});
