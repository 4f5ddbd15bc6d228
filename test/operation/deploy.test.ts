/** What is shipped to run Assay with agrees with what starts: settings, ports, folders, times. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { readSettings, SETTINGS } from "#app/settings.server.ts";

const root = new URL("../../", import.meta.url);
const fileOf = (path: string) => readFileSync(fileURLToPath(new URL(path, root)), "utf8");
const [image, unit] = [fileOf(".deploy/Dockerfile"), fileOf(".deploy/assay.service")];
const environmentOf = (line: string | undefined) =>
  Object.fromEntries([...(line ?? "").matchAll(/(\w+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]));

it.each([
  ["the image", environmentOf(/^ENV (.*)$/m.exec(image)?.[1]), image],
  ["the unit", environmentOf(/^Environment=(.*)$/m.exec(unit)?.[1]), unit],
])("%s sets what is a setting, and names no other", (_, environment, text) => {
  expect(environment).toMatchObject({ NODE_ENV: "production", PORT: "4400" });
  expect(readSettings(environment).port).toBe(4400);
  const known = ["NODE_ENV", ...SETTINGS.map(({ name }) => name)];
  const named = [...text.matchAll(/\bASSAY_\w+/g)].map(([name]) => name);
  expect([...Object.keys(environment), ...named].filter((name) => !known.includes(name))).toEqual([]);
});

it("the data folder is a volume of the image and the unit's own, and a stop is given more time than open requests", () => {
  const grace = Number(/GRACE_MS = ([\d_]+)/.exec(fileOf("app/http/serve.server.ts"))?.[1]?.replaceAll("_", "")) / 1000;
  const waits = [/TimeoutStopSec=(\d+)/.exec(unit)?.[1], /--stop-timeout (\d+)/.exec(image)?.[1]].map(Number);
  expect(grace).toBe(10);
  expect(waits.filter((seconds) => !(seconds >= 2 * grace))).toEqual([]);
  expect(image).toContain(`VOLUME ${environmentOf(/^ENV (.*)$/m.exec(image)?.[1]).ASSAY_DATA}`);
  expect(
    /^StateDirectory=(.*)$/m
      .exec(unit)?.[1]
      ?.split(" ")
      .map((name) => `/var/lib/${name}`),
  ).toContain(environmentOf(/^Environment=(.*)$/m.exec(unit)?.[1]).ASSAY_DATA);
});

it("commands, scripts and files that are named exist, and the image's Node is one that the project asks for", () => {
  const { scripts, engines } = JSON.parse(fileOf("package.json"));
  const run = [...image.matchAll(/npm run (\S+)/g)].map(([, script = ""]) => script);
  expect(run).toEqual(["build"]);
  expect(run.filter((script) => !(script in scripts))).toEqual([]);
  const started = /^ExecStart=\/usr\/bin\/node \/opt\/assay\/(\S+) (\w+)$/m.exec(unit)?.slice(1) ?? [];
  const inImage = /^CMD \["node", "(\S+)", "(\w+)"\]$/m.exec(image)?.slice(1);
  expect(inImage).toEqual(started);
  const [program = "", command = ""] = started;
  const copied = /^COPY ([\w.-]+) ([\w.-]+) \.\/$/m.exec(image)?.slice(1) ?? [];
  const files = [program, `app/cli/commands/${command}.ts`, ...copied, ".deploy/Dockerfile", ".deploy/assay.service"];
  expect(files).toHaveLength(6);
  expect(files.filter((path) => !existsSync(fileURLToPath(new URL(path, root))))).toEqual([]);
  expect(/^WorkingDirectory=(.*)$/m.exec(unit)?.[1]).toBe("/opt/assay");
  const majors = [...image.matchAll(/^FROM node:(\d+)-/gm)].map(([, major]) => Number(major));
  const least = Number(/^>=(\d+)/.exec(engines.node)?.[1]);
  expect(majors).toHaveLength(2);
  expect(majors.filter((major) => !(major >= least))).toEqual([]);
});

it("the unit leaves the machine to others, and what compiles a program while it runs its memory", () => {
  const settings = new Map([...unit.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]));
  expect(settings.get("MemoryDenyWriteExecute") ?? "no").toBe("no");
  expect(unit).toContain("\nSystemCallFilter=@system-service\n");
  for (const [name, value] of [
    ["DynamicUser", "yes"],
    ["NoNewPrivileges", "yes"],
    ["ProtectSystem", "strict"],
    ["CapabilityBoundingSet", ""],
    ["UMask", "0077"],
  ] as const)
    expect(settings.get(name)).toBe(value);
  expect(image).toMatch(/^RUN install --directory --owner node --group node --mode 700 \/data\nUSER node$/m);
});
