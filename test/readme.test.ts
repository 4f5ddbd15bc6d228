/** The README tells the truth about the lists it shows. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { withTables } from "#test/support/readme-tables.ts";

it("README tables are those of the lists (npm run docs writes them)", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  expect(readme).toBe(withTables(readme));
});
