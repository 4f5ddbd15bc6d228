/** What is shipped to run Assay with agrees with what starts: settings, ports, folders, times. */
import { readFileSync } from "node:fs";
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
