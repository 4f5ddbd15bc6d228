/**
 * `npm run kills:keeping`: kill -9 at random moments of a deletion under retention and of an erasure, each time on a fresh
 * copy of the same data folder. What is left is as before, or is brought to its end by the next command; verify then finds
 * nothing, and neither is done twice.
 *
 * `-- 40 7` kills forty times each, at the moments of seed 7.
 */
import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { emptyTruth } from "#db/demo/faults.ts";
import { deliveryLines } from "#db/demo/lines.ts";
import { aDesk, outcomeOf } from "../support/assay-command.ts";

const TITLE = "Ended long ago";
const VENDOR = "Larkfield Annotation";
const ITEMS = 2_000;
const CONTRACT = JSON.stringify({
  ...{ vendor: VENDOR, title: TITLE, currency: "USD", unit: "comparison", committedUnits: ITEMS },
  ...{ tiers: [{ fromUnit: 1, unitPrice: "5.00" }], startsOn: "2025-01-06", ramp: [ITEMS] },
  ...{ feedback: { kind: "likert", points: 5 }, approvedModels: [], rejectionWindowDays: 10 },
});
const count = Number(process.argv[2] ?? 20);
const random = seededRandom(Number(process.argv[3] ?? 1));
const desk = aDesk();
const kept = join(desk.folder, "kept");
const faults: string[] = [];

const ask = (query: string) => {
  const db = new Database(join(desk.dataFolder, "assay.sqlite"));
  try {
    return db.prepare(query).pluck().get();
  } finally {
    db.close();
  }
};
const renew = () => {
  rmSync(desk.dataFolder, { recursive: true, force: true });
  cpSync(kept, desk.dataFolder, { recursive: true });
};
const must = async (...words: string[]) => {
  const ran = await desk.run(...words);
  if (ran.code !== 0) throw new Error(`${words.join(" ")}: ${ran.stderr}`);
};

interface Work {
  name: string;
  words: string[];
  /** How often it was done, by the database. */
  done: string;
  /** What a second run may say when the first is on record. */
  isOver: RegExp;
  /** What is left that should not be. */
  left(): string | null;
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

/** As bytes, in the vault and in the database. */
const holds = (text: string): boolean =>
  filesIn(desk.dataFolder).some(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(text));

try {
  await must("contract", "create", "--file", desk.file("contract.json", CONTRACT));
  const lines = deliveryLines({ ...cleanBatch(1, ITEMS), first: 0, prefix: "k" }, emptyTruth());
  await must(
    "ingest",
    desk.file("week.jsonl", [...lines].map((line) => `${line}\n`).join("")),
    "--contract",
    TITLE,
    "--week",
    "1",
  );
  await must("retention", "set", "--contract", TITLE, "--days", "1", "--reason", "Agreed");
  await must(
    "contract",
    "stage",
    "--contract",
    TITLE,
    "--to",
    "terminated",
    "--on",
    "2025-06-02",
    "--note",
    "Over",
    "--although-open",
    "Trial",
  );
  cpSync(desk.dataFolder, kept, { recursive: true });
  const who = String(ask("SELECT pseudonym FROM annotators LIMIT 1"));
  const works: Work[] = [
    {
      name: "retention",
      words: ["retention", "apply", "--contract", TITLE, "--reason", "Over"],
      done: "SELECT count(*) FROM retentions",
      isOver: /There is nothing left to delete/,
      left: () => (filesIn(join(desk.dataFolder, "vault")).length > 0 ? "files are left in the vault" : null),
    },
    {
      name: "erasure",
      words: ["annotator", "erase", VENDOR, who, "--reason", "Request 1"],
      done: "SELECT count(*) FROM erasures",
      isOver: /no annotator of that pseudonym/,
      left: () => (holds(`"${who}"`) ? `${who} is still there` : null),
    },
  ];
  for (const work of works) await kill(work);
  process.stdout.write(`${faults.length} faults\n${faults.map((fault) => `FAULT ${fault}\n`).join("")}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  desk.dispose();
}

/** Calls once the database says that it was done; with what stops looking. */
function onRecord(done: string, then: () => void): NodeJS.Timeout {
  return setInterval(() => {
    if (Number(ask(done)) > 0) then();
  }, 3);
}

async function kill({ name, words, done, isOver, left }: Work): Promise<void> {
  renew();
  const { seconds } = await desk.run(...words);
  const tally = { killed: 0, before: 0, recorded: 0, ended: 0 };
  for (let k = 0; k < count; k += 1) {
    renew();
    const child = desk.start(...words);
    const ended = outcomeOf(child);
    const kill = () => child.kill("SIGKILL");
    // Every other time as soon as it is on record: between that and the bytes lie a few milliseconds.
    const timer = k % 2 ? setTimeout(kill, 1000 * seconds * (0.3 + 0.75 * random())) : onRecord(done, kill);
    const { code } = await ended;
    clearTimeout(timer);
    if (code !== null) {
      tally.ended += 1;
      continue;
    }
    tally.killed += 1;
    const recorded = Number(ask(done)) > 0;
    tally[recorded ? "recorded" : "before"] += 1;
    const between = await desk.run("verify", "--json");
    const strange = (JSON.parse(between.stdout).faults as string[]).filter(
      (fault) => !/next start removes/.test(fault),
    );
    if (strange.length > 0) faults.push(`${name}, killed: ${strange.join(" ")}`);
    const again = await desk.run(...words);
    if (again.code !== 0 && !(recorded && isOver.test(again.stderr)))
      faults.push(`${name}, again: ${again.code} ${again.stderr}`);
    const whole = await desk.run("verify", "--json");
    if (whole.code !== 0) faults.push(`${name}, verify at the end: ${whole.stdout}`);
    if (Number(ask(done)) !== 1) faults.push(`${name}: done ${ask(done)} times`);
    const rest = left();
    if (rest) faults.push(`${name}: ${rest}`);
  }
  process.stdout.write(
    `${name}: ${tally.killed} killed (${tally.before} before it was on record, ${tally.recorded} after), ${tally.ended} ended before the kill\n`,
  );
}
