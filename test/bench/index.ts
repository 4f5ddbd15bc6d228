/**
 * Figures, printed as ratios of one run on one machine: `npm run bench`. Never asserted by time: machines are shared.
 *
 *   npm run bench                     100,000 items
 *   npm run bench -- --metrics        only every metric on 100,000 judgments in memory, and a slice
 *   npm run bench -- --export         only ingest once and export, with --million of 1,000,000 items too
 *   npm run bench -- --review         only a reviewer's wait for the next item
 *   npm run bench -- --what-if        only a what-if on 100,000 judgments in memory
 *   npm run bench -- --million        also 1,000,000 items, for memory
 *   npm run bench -- --pages          server time of every page with the demo loaded, alone and during an ingest
 */
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchItems } from "#db/demo/bench.ts";
import { liveMemory, watchedMemory } from "#test/support/live-memory.ts";
import { assay, type Watched, watch } from "./measure.ts";
import { metricFigures } from "./metrics.ts";
import { measurePages } from "./pages.ts";
import { reviewFigures } from "./review.ts";
import { whatIfFigures } from "./what-if.ts";

const RUNS = 3;
const EXPORTS = [
  ["generic", "≤ 2 or ≥ 100,000 records/s"],
  ["trl-preference", "≤ 2 or ≥ 100,000 records/s"],
  ["parquet", "≥ 50,000 records/s"],
] as const;
const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
const print = (text: string) => void process.stdout.write(`${text}\n`);

try {
  if (process.argv.includes("--metrics")) {
    await metricFigures(print);
    process.exit(0);
  }
  if (process.argv.includes("--review")) {
    await reviewFigures(folder, print);
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  }
  if (process.argv.includes("--what-if")) {
    whatIfFigures(print);
    process.exit(0);
  }
  const file = deliveryOf(100_000);
  const floor = await best(() => floorOf(file));
  print(`floor: read and JSON.parse ${mb(file)} MB, 100,000 lines  ${floor.seconds.toFixed(2)} s`);
  const onlyExports = process.argv.includes("--export");
  if (!onlyExports) report("check", floor, await best(() => assay(["check", file, "--json"])), "≤ 5");
  const contract = contractFile();
  let data = "";
  const ingested = await best(
    async () => {
      data = mkdtempSync(join(folder, "data-"));
      await assay(["contract", "create", "--file", contract], { ASSAY_DATA: data });
      return assay(["ingest", file, "--contract", "Bench", "--week", "1", "--json"], { ASSAY_DATA: data });
    },
    onlyExports ? 1 : RUNS,
  );
  report("ingest with metrics", floor, ingested, "≤ 5, memory < 400 MB");
  const exports = await exportFigures(data, floor);
  if (process.argv.includes("--million")) await millionFigures(contract, ingested, exports);
  if (process.argv.includes("--pages")) await measurePages(folder, file, print);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function floorOf(file: string): Promise<Watched> {
  const script = fileURLToPath(new URL("floor.ts", import.meta.url));
  const run = await watch(process.execPath, ["--import", "tsx", script, file]);
  return { ...run, seconds: (JSON.parse(run.stdout) as { seconds: number }).seconds };
}

/** Returns the run of each format, by its id. */
async function exportFigures(data: string, floor: Watched, items = 100_000): Promise<Map<string, Watched>> {
  const env = { ASSAY_DATA: data };
  const words = "--contract Bench --week 1 --commercial accept --training include --reason bench".split(" ");
  await assay(["decide", ...words], env);
  const create = ["release", "create", "--name", "bench", "--contract", "Bench", "--weeks", "1", "--held-out", "0"];
  await assay(create, env);
  // The floor leaves its own start out.
  const start = await best(() => assay(["export", "--help"]));
  print(`start of a process: ${start.seconds.toFixed(2)} s`);
  const runs = new Map<string, Watched>();
  for (const [format, aim] of EXPORTS) {
    const out = join(folder, `${format}.out`);
    const exported = await best(
      async () => {
        rmSync(out, { force: true });
        return assay(["export", "--release", "bench", "--format", format, "--out", out, "--json"], env);
      },
      items > 100_000 ? 1 : RUNS,
    );
    report(`export ${format} (${mb(out)} MB)`, floor, exported, aim);
    const seconds = exported.seconds - start.seconds;
    const alone = `without it ${(seconds / floor.seconds).toFixed(2)} × floor, ${recordsPerSecond(items, seconds)}`;
    print(`  ${recordsPerSecond(items, exported.seconds)}, process start included; ${alone}`);
    runs.set(format, exported);
    if (items === 100_000) await againFigures(data, format, floor);
  }
  return runs;
}

/** What a server takes that has exported before: nothing is read or compiled for the first time. */
async function againFigures(data: string, format: string, floor: Watched): Promise<void> {
  const script = fileURLToPath(new URL("export-again.ts", import.meta.url));
  const out = join(folder, `${format}.again`);
  const run = await watch(process.execPath, ["--import", "tsx", script, data, "bench", format, out]);
  const [first = 0, ...others] = (JSON.parse(run.stdout) as { seconds: number[] }).seconds;
  const again = Math.min(...others);
  print(
    `  in one process: first ${first.toFixed(2)} s, again ${again.toFixed(2)} s, ${(again / floor.seconds).toFixed(2)} × floor, ${recordsPerSecond(100_000, again)}`,
  );
}

async function millionFigures(contract: string, small: Watched, exports: Map<string, Watched>): Promise<void> {
  const file = deliveryOf(1_000_000);
  const data = mkdtempSync(join(folder, "million-"));
  await assay(["contract", "create", "--file", contract], { ASSAY_DATA: data });
  const large = await assay(["ingest", file, "--contract", "Bench", "--week", "1", "--json"], { ASSAY_DATA: data });
  print(
    `ingest of 1,000,000 items (${mb(file)} MB): ${large.seconds.toFixed(1)} s, peak ${large.peakMB?.toFixed(0)} MB, ${ratioOf(large, small)} × the peak at 100,000 (aim ≤ 1.20)`,
  );
  for (const [format, run] of await exportFigures(data, await floorOf(file), 1_000_000))
    print(`  ${format}: ${ratioOf(run, exports.get(format))} × the peak at 100,000`);
  for (const [format] of EXPORTS) await heldFigures(data, format);
}

/** What an export holds on to, garbage aside: the peak of a process is mostly what its collectors leave lying about. */
async function heldFigures(data: string, format: string): Promise<void> {
  const [out, memory] = [join(folder, `${format}.out`), join(folder, `${format}.memory`)];
  rmSync(out, { force: true });
  await assay(["export", "--release", "bench", "--format", format, "--out", out, "--json"], {
    ASSAY_DATA: data,
    ...watchedMemory(memory),
  });
  const { middle, last } = liveMemory(memory);
  print(`  ${format} holds on to ${(middle / 1e6).toFixed(1)} MB half way, ${(last / 1e6).toFixed(1)} MB at its end`);
}

function recordsPerSecond(items: number, seconds: number): string {
  return `${Math.round(items / seconds).toLocaleString("en-US")} records/s`;
}

function ratioOf(large: Watched, small: Watched | undefined): string {
  return ((large.peakMB ?? 0) / (small?.peakMB ?? 1)).toFixed(2);
}

async function best(run: () => Promise<Watched>, times = RUNS): Promise<Watched> {
  const runs: Watched[] = [];
  for (let i = 0; i < times; i += 1) runs.push(await run());
  return runs.reduce((fastest, one) => (one.seconds < fastest.seconds ? one : fastest));
}

function report(name: string, floor: Watched, run: Watched, aim: string): void {
  const ratio = (run.seconds / floor.seconds).toFixed(2);
  print(
    `${name}: ${ratio} × floor (${run.seconds.toFixed(2)} s, processors ${run.cpuSeconds?.toFixed(1)} s), peak ${run.peakMB?.toFixed(0)} MB  (aim ${aim})`,
  );
}

function deliveryOf(items: number): string {
  const path = join(folder, `${items}.jsonl`);
  if (existsSync(path)) return path;
  const file = openSync(path, "w");
  for (const chunk of benchItems(items)) writeSync(file, chunk);
  closeSync(file);
  return path;
}

function contractFile(): string {
  const path = join(folder, "contract.json");
  writeFileSync(
    path,
    JSON.stringify({
      vendor: "Bench vendor",
      title: "Bench",
      currency: "USD",
      unit: "comparison",
      committedUnits: 1_000_000,
      tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
      startsOn: "2026-10-05",
      weeks: [{ week: 1, phase: "production", dueOn: "2026-10-12", expectedUnits: 1_000_000 }],
      feedback: { kind: "likert", points: 5 },
      approvedModels: ["sft-7b-r1-a", "sft-7b-r1-b"],
      rejectionWindowDays: 10,
    }),
  );
  return path;
}

function mb(file: string): string {
  return (statSync(file).size / 1e6).toFixed(0);
}
