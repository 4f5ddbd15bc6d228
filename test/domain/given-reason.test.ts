import { expect, it } from "vitest";
import { givenReason } from "#app/domain/given-reason.ts";

it("is what was said under any of its names, without space around it", () => {
  expect(givenReason([["week", "3"]])).toBe("");
  expect(givenReason([["why", " Seen in the inspection. "]])).toBe("Seen in the inspection.");
  expect(givenReason([["amendReason", "Agreed by mail."]])).toBe("Agreed by mail.");
});

it("is both where two things are said, and the first where one name comes again", () => {
  expect(
    givenReason([
      ["openReason", "An invoice."],
      ["redReason", "No key."],
    ]),
  ).toBe("No key. An invoice.");
  expect(
    givenReason([
      ["reason", ""],
      ["reason", "First."],
      ["reason", "Second."],
    ]),
  ).toBe("First.");
});

it("is no number, flag or list of a command", () => {
  expect(
    givenReason([
      ["reason", true],
      ["why", ["a"]],
      ["week", 3],
    ]),
  ).toBe("");
});
