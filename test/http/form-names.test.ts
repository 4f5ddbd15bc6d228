/**
 * What a form names is held to the contracts of the person by its name (`NAMED`) or, where identifiers are random,
 * wherever it stands. A number under any other name is looked at by the action alone: each such name says here by what.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { NAMED } from "#db/restricted.server.ts";

const app = fileURLToPath(new URL("../../app", import.meta.url));

/** A name that is read as a number, in a form or an address. */
const READ_AS_NUMBER = [
  /Number\((?:\w+\.)?\w+\.get\("([\w-]+)"\)/g,
  /(?<![\w.])([\w-]+): z\s*\.coerce\s*\.number/g,
  /(?<![\w.])([\w-]+): z\s*\.array\(\s*z\s*\.coerce\s*\.number/g,
  /(?<![\w.])([\w-]+): (?:z\.array\()?(?:whole|wholeNumber|idNumber)\(/g,
];

/** Names that are no identifiers, or whose action asks only about what its address names, which was looked at. */
const EXCUSED: Readonly<Record<string, string>> = {
  page: "which page of a list",
  week: "counted within the contract that the address names",
  from: "a place in the list that the address names",
  n: "a record of the delivery that is named beside it, or an item of the inspection in the address",
  item: "counted within the round that the address names",
  units: "how many",
  heldOut: "how many",
  days: "how many",
  seed: "drawn or given, for a draw",
  hour: "of a clock",
  weekday: "of a week",
  id: "a notification; only the person's own are asked for",
  seen: "which version was looked at; of what the address names",
  shown: "an instant",
  remove: "a claim; only those of the batch in the address are asked for",
  decisions: "the field is called decision, which is named; each is looked at",
};

/** Of the API and the settings, which have tests of their own (`test/api/walk.test.ts`, `test/settings.test.ts`). */
const ELSEWHERE = /^(api\/|cli\/|[\w-]*settings)/;

function names(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(app, { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(file) || ELSEWHERE.test(file)) continue;
    const source = readFileSync(join(app, file), "utf8");
    for (const pattern of READ_AS_NUMBER) for (const [, name = ""] of source.matchAll(pattern)) found.set(name, file);
  }
  return found;
}

it("every number that a form or an address carries is held to the person's contracts, or says by what else", () => {
  const all = names();
  expect(all.size).toBeGreaterThan(10);
  const loose = [...all].filter(([name]) => !(name in NAMED) && !(name in EXCUSED));
  expect(loose).toEqual([]);
  expect(Object.keys(EXCUSED).filter((name) => !all.has(name))).toEqual([]);
});
