/**
 * Figures, printed as ratios of one run on one machine: `npm run bench`. Never asserted by time: machines are shared.
 *
 *   npm run bench                     100,000 items
 *   npm run bench -- --metrics        only every metric on 100,000 judgments in memory, and a slice
 *   npm run bench -- --review         only a reviewer's wait for the next item
 *   npm run bench -- --million        also 1,000,000 items, for memory
 *   npm run bench -- --pages          server time of every page with the demo loaded, alone and during an ingest
 */
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchItems } from "#db/demo/bench.ts";
import { assay, type Watched, watch } from "./measure.ts";
import { metricFigures } from "./metrics.ts";
import { measurePages } from "./pages.ts";
import { reviewFigures } from "./review.ts";

const RUNS = 3;
const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
const print = (text: string) => void process.stdout.write(`${text}\n`);

try {
  if (process.argv.includes("--metrics")) {
    metricFigures(print);
    process.exit(0);
  }
  if (process.argv.includes("--review")) {
    await reviewFigures(folder, print);
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  }
  const file = deliveryOf(100_000);
  const floor = await best(() => floorOf(file));
  print(`floor: read and JSON.parse ${mb(file)} MB, 100,000 lines  ${floor.seconds.toFixed(2)} s`);
  report("check", floor, await best(() => assay(["check", file, "--json"])), "≤ 3");
  const contract = contractFile();
  let data = "";
  const ingested = await best(async () => {
    data = mkdtempSync(join(folder, "data-"));
    await assay(["contract", "create", "--file", contract], { ASSAY_DATA: data });
    return assay(["ingest", file, "--contract", "Bench", "--week", "1", "--json"], { ASSAY_DATA: data });
  });
  report("ingest with metrics", floor, ingested, "≤ 4, memory < 400 MB");
  await exportFigures(data, floor);
  if (process.argv.includes("--million")) await millionFigures(contract, ingested);
  if (process.argv.includes("--pages")) await measurePages(folder, file, print);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function floorOf(file: string): Promise<Watched> {
  const script = fileURLToPath(new URL("floor.ts", import.meta.url));
  const run = await watch(process.execPath, ["--import", "tsx", script, file]);
  return { ...run, seconds: (JSON.parse(run.stdout) as { seconds: number }).seconds };
}

async function exportFigures(data: string, floor: Watched): Promise<void> {
  const env = { ASSAY_DATA: data };
  const words = "--contract Bench --week 1 --commercial accept --training include --reason bench".split(" ");
  await assay(["decide", ...words], env);
  await assay(["release", "create", "--name", "bench", "--contract", "Bench", "--weeks", "1"], env);
  for (const format of ["trl-preference", "generic"]) {
    const out = join(folder, `${format}.jsonl`);
    const exported = await best(async () => {
      rmSync(out, { force: true });
      return assay(["export", "--release", "bench", "--format", format, "--out", out, "--json"], env);
    });
    report(`export ${format} (${mb(out)} MB)`, floor, exported, "≤ 2 or ≥ 100,000 records/s");
    print(`  ${Math.round(100_000 / exported.seconds).toLocaleString("en-US")} records/s, process start included`);
  }
}

async function millionFigures(contract: string, small: Watched): Promise<void> {
  const file = deliveryOf(1_000_000);
  const data = mkdtempSync(join(folder, "million-"));
  await assay(["contract", "create", "--file", contract], { ASSAY_DATA: data });
  const large = await assay(["ingest", file, "--contract", "Bench", "--week", "1", "--json"], { ASSAY_DATA: data });
  const ratio = (large.peakMB ?? 0) / (small.peakMB ?? 1);
  print(
    `ingest of 1,000,000 items (${mb(file)} MB): ${large.seconds.toFixed(1)} s, peak ${large.peakMB?.toFixed(0)} MB, ${ratio.toFixed(2)} × the peak at 100,000 (aim ≤ 1.20)`,
  );
}

async function best(run: () => Promise<Watched>): Promise<Watched> {
  const runs: Watched[] = [];
  for (let i = 0; i < RUNS; i += 1) runs.push(await run());
  return runs.reduce((fastest, one) => (one.seconds < fastest.seconds ? one : fastest));
}

function report(name: string, floor: Watched, run: Watched, aim: string): void {
  const ratio = (run.seconds / floor.seconds).toFixed(2);
  print(`${name}: ${ratio} × floor (${run.seconds.toFixed(2)} s), peak ${run.peakMB?.toFixed(0)} MB  (aim ${aim})`);
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
