/**
 * `npm run kills -- [COUNT] [SEED]`: kill -9 at random moments of ingests, decisions, releases, exports and backups, on one
 * data folder that lives through all of them: of each, in turn, while it starts, works, comes to its end, and once its work
 * is on record. After each, `assay verify` must find nothing and what was being written must
 * be there whole or not at all; then the same command is given again and must end as if nothing had happened.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { emptyTruth } from "#db/demo/faults.ts";
import { deliveryLines } from "#db/demo/lines.ts";
import { aDesk, outcomeOf, type Ran } from "../support/assay-command.ts";

const WEEKS = 80;
const ITEMS = 300;
const TITLE = "Killed";
const CONTRACT = JSON.stringify({
  vendor: "Larkfield Annotation",
  title: TITLE,
  currency: "USD",
  unit: "comparison",
  committedUnits: WEEKS * ITEMS,
  tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
  startsOn: "2026-10-05",
  ramp: Array(WEEKS).fill(ITEMS),
  feedback: { kind: "likert", points: 5 },
  approvedModels: [],
  rejectionWindowDays: 10,
});

interface Step {
  name: "ingest" | "decide" | "release" | "export" | "backup";
  words: string[];
  /** How many of what it makes are there. */
  made(): number;
  /** Of a second run of the same words, when the first was killed: what is wrong, or null. */
  faultOf(again: Ran): Promise<string | null> | string | null;
}

const count = Number(process.argv[2] ?? 200);
const random = seededRandom(Number(process.argv[3] ?? 1));
const desk = aDesk();
const backups = join(desk.folder, "backups");
/** Shares of a step's length between which a kill falls; null: as soon as what it makes is there, or a moment later. */
const PHASES = { start: [0, 0.3], work: [0.3, 0.8], end: [0.8, 1.1], recorded: null } as const;
type Phase = keyof typeof PHASES;
/** The longest that a kill waits once the work is on record, in milliseconds: a command ends soon after. */
const MOST_AFTER = 40;
/** How long each step took when it was last let be, in seconds. */
const spans: Partial<Record<Step["name"], number>> = {};
/** Every so many weeks nothing is killed, for a machine's speed changes. */
const LET_BE = 10;
const tally: Record<string, { killed: number; whole: number; absent: number; finished: number }> = {};
const inPhase: Record<Phase, number> = { start: 0, work: 0, end: 0, recorded: 0 };
const faults: string[] = [];
const snapshots = new Set<string>();

try {
  await desk.run("contract", "create", "--file", desk.file("contract.json", CONTRACT));
  let killed = 0;
  for (let week = 1; week <= WEEKS && killed < count; week += 1)
    for (const step of stepsOf(week)) {
      if (killed >= count) break;
      killed += await lived(step, week % LET_BE === 1);
    }
  for (const [name, { killed: of, whole, absent, finished }] of Object.entries(tally))
    process.stdout.write(
      `${name}: ${of} killed (${whole} whole, ${absent} absent after it), ${finished} ended before the kill\n`,
    );
  const phases = Object.entries(inPhase).map(([phase, of]) => `${of} ${phase}`);
  process.stdout.write(`killed by phase: ${phases.join(", ")}\n`);
  process.stdout.write(`${faults.length} faults\n${faults.map((fault) => `FAULT ${fault}\n`).join("")}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  desk.dispose();
}

/** Runs the step, killed at a random moment; 1 when the kill came in time. */
async function lived(step: Step, isLetBe: boolean): Promise<number> {
  const before = step.made();
  const child = desk.start(...step.words);
  const ended = outcomeOf(child);
  const phase = phaseOf(step);
  const stop = isLetBe ? () => {} : killIn(phase, step, before, () => child.kill("SIGKILL"));
  const { code, seconds } = await ended;
  stop();
  const of = tally[step.name] ?? { killed: 0, whole: 0, absent: 0, finished: 0 };
  tally[step.name] = of;
  if (code !== null) {
    of.finished += 1;
    if (isLetBe) spans[step.name] = seconds;
    return 0;
  }
  of.killed += 1;
  inPhase[phase] += 1;
  const verified = await desk.run("verify", "--json");
  if (verified.code !== 0) faults.push(`${step.words.join(" ")}: verify says ${verified.stdout} ${verified.stderr}`);
  const after = step.made();
  if (after !== before && after !== before + 1) faults.push(`${step.words.join(" ")}: made ${before} → ${after}`);
  of[after > before ? "whole" : "absent"] += 1;
  const again = await desk.run(...step.words);
  const fault = await step.faultOf(again);
  if (fault) faults.push(`${step.words.join(" ")}: again, ${fault}`);
  return 1;
}

/** Each in turn, so that every step meets every phase alike. */
function phaseOf({ name }: Step): Phase {
  const { killed, finished } = tally[name] ?? { killed: 0, finished: 0 };
  const phases = Object.keys(PHASES) as Phase[];
  return phases[(killed + finished) % phases.length] ?? "work";
}

/** @returns what takes the kill back. */
function killIn(phase: Phase, { name, made }: Step, before: number, kill: () => void): () => void {
  let timer: NodeJS.Timeout;
  const span = PHASES[phase];
  if (span) {
    const [from, to] = span;
    timer = setTimeout(kill, 1000 * (from + (to - from) * random()) * (spans[name] ?? 2));
  } else {
    const after = MOST_AFTER * random();
    const look = () => {
      timer = made() > before ? setTimeout(kill, after) : setTimeout(look, 2);
    };
    timer = setTimeout(look, 2);
  }
  return () => clearTimeout(timer);
}

function stepsOf(week: number): Step[] {
  const file = desk.file(`week-${week}.jsonl`, linesOf(week));
  const of = ["--contract", TITLE, "--week", String(week)];
  const release = `release-${week}`;
  const out = join(desk.folder, `${release}.jsonl`);
  const unless = (fine: boolean, { code, stderr }: Ran) => (fine ? null : `${code} ${stderr}`);
  return [
    {
      name: "ingest",
      words: ["ingest", file, ...of],
      made: () => rows("deliveries WHERE state = 'ready'"),
      faultOf: (again) => unless(/Stored as version 1|already version 1/.test(again.stderr), again),
    },
    {
      name: "decide",
      words: ["decide", ...of, "--commercial", "accept", "--training", "include", "--reason", "As judged."],
      made: () => rows("decisions"),
      faultOf: (again) => unless(again.code === 0, again),
    },
    {
      name: "release",
      words: ["release", "create", "--name", release, "--contract", TITLE, "--weeks", String(week)],
      made: () => rows("releases"),
      faultOf: (again) => unless(again.code === 0 || /already a release named/.test(again.stderr), again),
    },
    {
      name: "export",
      words: ["export", "--release", release, "--format", "generic", "--out", out],
      // A file under its name is a whole file.
      made: () => Number(existsSync(out)),
      faultOf: async (again) => {
        const other = `${out}.again`;
        const whole = await desk.run("export", "--release", release, "--format", "generic", "--out", other);
        if (whole.code !== 0) return `${whole.code} ${whole.stderr}`;
        return unless(again.code === 0 && readFileSync(out).equals(readFileSync(other)), again);
      },
    },
    {
      name: "backup",
      words: ["backup", "--to", backups, "--keep", "3"],
      made: snapshotsSeen,
      faultOf: async (again) => (again.code === 0 ? restoreFault() : `${again.code} ${again.stderr}`),
    },
  ];
}

/** The newest snapshot makes a whole data folder, whatever lies beside it. */
async function restoreFault(): Promise<string | null> {
  const restored = aDesk();
  try {
    const { code, stdout, stderr } = await restored.run("restore", "--from", backups);
    return code === 0 ? null : `the backup does not restore: ${stdout} ${stderr}`;
  } finally {
    restored.dispose();
  }
}

/** How many there were so far: the oldest are removed. */
function snapshotsSeen(): number {
  const folder = join(backups, "snapshots");
  // Under its name a manifest is whole, and so is what it names.
  for (const file of existsSync(folder) ? readdirSync(folder) : []) if (file.endsWith(".json")) snapshots.add(file);
  return snapshots.size;
}

function rows(what: string): number {
  const db = new Database(join(desk.dataFolder, "assay.sqlite"), { readonly: true });
  try {
    return Number(db.prepare(`SELECT count(*) FROM ${what}`).pluck().get());
  } finally {
    db.close();
  }
}

function linesOf(week: number): string {
  return [...deliveryLines({ ...cleanBatch(week, ITEMS), first: 1000 * week, prefix: `w${week}` }, emptyTruth())]
    .map((line) => `${line}\n`)
    .join("");
}
