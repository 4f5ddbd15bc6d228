/** Broken files through every parser of ours: each is read in part or refused in words, soon, and nothing else happens. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseContractText } from "#app/domain/contract.ts";
import { readProtectedSet } from "#app/ingest/contamination/read-protected-set.server.ts";
import { DEFAULT_LIMITS, UnusableFile } from "#app/ingest/formats/format.ts";
import { readAttributes } from "#app/ingest/population/read-attributes.ts";
import { readDelivery } from "#app/ingest/read-delivery.server.ts";
import { readScoreRows } from "#app/ingest/scores/read-score-rows.ts";
import { sideFileText } from "#app/ingest/side-file-text.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { mutate, type Random } from "./mutate.ts";
import type { Seed } from "./seeds.ts";

export interface Fuzzed {
  inputs: number;
  /** Inputs of which something could be read, and inputs refused as a whole. */
  read: number;
  refused: number;
  slowestMs: number;
  slowest: string;
  /** Inputs that broke a rule: the seed of each repeats it. */
  faults: { seed: number; file: string; fault: string }[];
}

const MOST_MS = 2_000;
/** Small, so that what unfolds is stopped within a test: the bounds are what is tested, not their size. */
const LIMITS = { ...DEFAULT_LIMITS, maxRowBytes: 1 << 20, maxExpandedBytes: 32 << 20, maxBufferedBytes: 16 << 20 };

/** One input for each seed from `first` on. Input k is made of chance `k` alone. */
export async function fuzz(files: readonly Seed[], inputs: number, first = 1): Promise<Fuzzed> {
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "assay-fuzz-"));
  const done: Fuzzed = { inputs, read: 0, refused: 0, slowestMs: 0, slowest: "", faults: [] };
  try {
    for (let seed = first; seed < first + inputs; seed += 1) {
      const random = seededRandom(seed);
      const { name, bytes } = files[Math.floor(random() * files.length)] as Seed;
      const file = join(folder, `${seed}-${name}`);
      writeFileSync(file, mutate(bytes, random));
      // Of the processor, not of the wall: the machine has other things to do.
      const started = process.cpuUsage();
      const fault = await faultOf(file, name, random, done);
      const { user, system } = process.cpuUsage(started);
      const ms = (user + system) / 1000;
      if (ms > done.slowestMs) Object.assign(done, { slowestMs: ms, slowest: `${name}, seed ${seed}` });
      if (fault) done.faults.push({ seed, file: name, fault });
      else if (ms > MOST_MS) done.faults.push({ seed, file: name, fault: `took ${Math.round(ms)} ms` });
      rmSync(file, { force: true });
      rmSync(`${file}.segment`, { force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return done;
}

async function faultOf(file: string, name: string, random: Random, done: Fuzzed): Promise<string | null> {
  try {
    done.read += Number(await parsed(file, name, random));
  } catch (error) {
    if (!(error instanceof UnusableFile))
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (error.message === "" || error.hint === "") return "refused without a word";
    done.refused += 1;
  }
  return Object.keys(Object.prototype).length > 0 || "polluted" in {} ? "reached Object.prototype" : null;
}

/** Whether anything was read. */
async function parsed(file: string, name: string, random: Random): Promise<boolean> {
  if (/scores|attributes|contract/.test(name)) return sideFile(file, name);
  if (random() < 0.15) return (await readProtectedSet(file, null)).texts.length > 0;
  let items = 0;
  const request = { file, reader: null, limits: LIMITS, segmentFile: `${file}.segment`, now: 0 };
  for await (const event of readDelivery(request)) {
    if (event.kind !== "part") continue;
    items += event.chunk?.items.n ?? 0;
    for (const { line, rule, hint } of event.errors)
      if (!(line > 0) || rule === "" || hint === "") throw new Error(`An error without its place or words: ${rule}`);
  }
  return items > 0;
}

function sideFile(file: string, name: string): boolean {
  const text = sideFileText(readFileSync(file));
  if (text.kind === "refused") throw new UnusableFile("text", text.message, text.message);
  if (name.startsWith("scores")) return readScoreRows(text.text, false).rows.length > 0;
  if (name.startsWith("attributes")) return readAttributes(text.text).rows.length > 0;
  return parseContractText(text.text).ok;
}
