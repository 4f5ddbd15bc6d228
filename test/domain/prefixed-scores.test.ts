/** Names of sets of scores that say what was put in front of the prompts. */
import { expect, it } from "vitest";
import { prefixedName } from "#app/domain/prefixed-scores.ts";

it.each([
  ["rm-7b+prefix: As a nurse,", { plain: "rm-7b", prefix: "As a nurse," }],
  ["rm 7b  +  PREFIX:I am 80. ", { plain: "rm 7b", prefix: "I am 80." }],
  ["a+b+prefix: c+d", { plain: "a+b", prefix: "c+d" }],
  ["rm-7b", null],
  ["rm+prefix:", null],
  ["+prefix: As a nurse,", null],
  ["rm prefix: As a nurse,", null],
])("%s", (name, expected) => expect(prefixedName(name)).toEqual(expected));
