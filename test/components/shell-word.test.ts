import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { shellWord } from "#app/components/shell-word.ts";

it.each(["plain", "General helpfulness, autumn", 'Ann\'s; $(false) `x` "y" \\ !', "'", "-- *"])(
  "a shell reads %j as it is",
  (name) => {
    expect(execFileSync("sh", ["-c", `printf %s ${shellWord(name)}`], { encoding: "utf8" })).toBe(name);
  },
);
