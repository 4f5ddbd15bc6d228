/** An export holds on to no more at its end than half way. `npm run bench -- --export --million` says it of a million. */
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { benchItems } from "#db/demo/bench.ts";
import { aDesk, type Desk, outcomeOf } from "#test/support/assay-command.ts";
import { liveMemory, watchedMemory } from "#test/support/live-memory.ts";

const CONTRACT = {
  vendor: "Larkfield Annotation",
  title: "General helpfulness",
  currency: "USD",
  unit: "comparison",
  committedUnits: 40_000,
  tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
  startsOn: "2026-10-05",
  ramp: [40_000],
  feedback: { kind: "likert", points: 5 },
  approvedModels: [],
  rejectionWindowDays: 10,
};
/** Their texts are a hundred megabytes. */
const RECORDS = 40_000;
const WEEK = ["--contract", CONTRACT.title, "--week", "1"];

let desk: Desk;
beforeAll(async () => {
  desk = aDesk();
  await desk.run("contract", "create", "--file", desk.file("contract.json", JSON.stringify(CONTRACT)));
  await pipeline(Readable.from(benchItems(RECORDS)), createWriteStream(join(desk.folder, "week.jsonl")));
  for (const words of [
    ["ingest", "week.jsonl", ...WEEK],
    ["decide", ...WEEK, ..."--commercial accept --training include --reason Tested.".split(" ")],
    ["release", "create", "--name", "all", "--contract", CONTRACT.title, "--weeks", "1"],
  ])
    expect((await desk.run(...words)).code, words.join(" ")).toBeLessThan(2);
}, 180_000);
afterAll(() => desk.dispose());

it.each(["generic", "parquet", "trl-preference"])(
  "holds on to no more at the end of %s",
  async (format) => {
    const file = join(desk.folder, `${format}.memory`);
    const words = ["export", "--release", "all", "--format", format, "--out", join(desk.folder, format)];
    const ran = await outcomeOf(desk.startWith(watchedMemory(file), ...words));
    expect(ran.code, ran.stderr).toBe(0);
    const { looks, middle, last } = liveMemory(file);
    expect(looks).toBeGreaterThan(8);
    // A third of the texts is thirty megabytes; a row group of Parquet, which is held or just written, is eight.
    expect(last).toBeLessThan(middle + 20e6);
    expect(last).toBeLessThan(80e6);
  },
  120_000,
);
