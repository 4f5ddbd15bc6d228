/**
 * `npm run read-only`, as root on Linux: a data folder on a file system of its own that becomes read-only, and then full,
 * under a running server. Nothing may be altered, everybody is told in a sentence, and once it can be written again work
 * goes on without a start. Says loudly where mounting is not permitted, and ends with 2.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { aDesk, outcomeOf, type Ran } from "../support/assay-command.ts";
import { itemLines } from "../support/deliver.ts";
import { signedIn } from "../support/server.ts";

const CONTRACT = JSON.stringify({
  ...{ vendor: "Larkfield Annotation", title: "Trial", currency: "USD", unit: "comparison", committedUnits: 80 },
  ...{ tiers: [{ fromUnit: 1, unitPrice: "5.00" }], startsOn: "2026-10-05", ramp: [40, 40] },
  ...{ feedback: { kind: "likert", points: 5 }, approvedModels: [], rejectionWindowDays: 10 },
});
const desk = aDesk({ PORT: "0", ASSAY_LOG: "error" });
/** What the server logged, for what a fault does not say. */
const logged: string[] = [];
const faults: string[] = [];
let asked = 0;

function expected(what: string, holds: boolean, shown: unknown): void {
  asked += 1;
  process.stdout.write(`${holds ? "as wanted" : "FAULT    "}  ${what}\n`);
  if (!holds) faults.push(`${what}: ${JSON.stringify(shown).slice(0, 600)}`);
}

mkdirSync(desk.dataFolder);
try {
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=400m", "tmpfs", desk.dataFolder], { stdio: "pipe" });
} catch {
  process.stdout.write("NOT LOOKED AT: mounting is not permitted here; run it as root on Linux.\n");
  desk.dispose();
  process.exit(2);
}
const remount = (how: "ro" | "rw") => execFileSync("mount", ["-o", `remount,${how}`, desk.dataFolder]);
const filler = join(desk.dataFolder, "filler");
const fill = () => {
  // A log that has room left takes a small change on a full disk, and when somebody was last here is noted once a minute.
  const db = new Database(join(desk.dataFolder, "assay.sqlite"));
  db.exec("UPDATE sessions SET seen_at = seen_at - 120000");
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  const { bavail, bsize } = statfsSync(desk.dataFolder);
  const write = (path: string, bytes: number) => {
    try {
      writeFileSync(path, Buffer.alloc(bytes));
    } catch {
      // Full: that is what was wanted.
    }
  };
  write(filler, bavail * bsize);
  // What is left of the last pages, which the file system counts roughly: a large file is refused before the last is used.
  for (let k = 0; k < 1000; k += 1) write(`${filler}-${k}`, 4096);
};
const empty = () => {
  rmSync(filler, { force: true });
  for (let k = 0; k < 1000; k += 1) rmSync(`${filler}-${k}`, { force: true });
};

const decide = ["decide", "--contract", "Trial", "--week", "1", "--commercial", "accept", "--training", "include"];
const ingest = (week: number) => ["ingest", `week-${week}.jsonl`, "--contract", "Trial", "--week", String(week)];

/** Each is told in the sentence, without a stack. A backup and a start may do without writing here. */
async function commandsRefused(name: string, sentence: string): Promise<void> {
  const isTold = (ran: Ran) => ran.stderr.includes(sentence.replace(/\.$/, "")) && !/\n\s+at /.test(ran.stderr);
  const more = await desk.run(...ingest(2));
  expected(`${name}: ingest is refused with the sentence`, more.code === 2 && isTold(more), more);
  const decided = await desk.run(...decide, "--reason", "As judged.");
  expected(`${name}: a decision is refused with the sentence`, decided.code === 2 && isTold(decided), decided);
  const backup = await desk.run("backup", "--to", join(desk.folder, `backup-${name}`));
  expected(`${name}: a backup elsewhere is made, or told`, backup.code === 0 || isTold(backup), backup);
  const all = await desk.run("export-all", join(desk.folder, `all-${name}`));
  expected(`${name}: an export elsewhere is made, or told`, all.code === 0 || isTold(all), all);
  const started = desk.start("serve");
  const late = setTimeout(() => started.kill("SIGTERM"), 25_000);
  const ended = await outcomeOf(started);
  clearTimeout(late);
  expected(`${name}: a start is refused with the sentence, or serves`, ended.code === 0 || isTold(ended), ended);
}

try {
  for (const week of [1, 2]) desk.file(`week-${week}.jsonl`, itemLines(week * 40, week * 40 + 40));
  await desk.run("contract", "create", "--file", desk.file("contract.json", CONTRACT));
  await desk.run(...ingest(1));
  const cookie = await signedIn(desk.dataFolder, "Tess Tester", "admin");
  // A file system with a file open for writing cannot be made read-only by hand, so nobody is at work here.
  remount("ro");
  await commandsRefused("read-only", "The file system can only be read.");
  remount("rw");
  const sound = await desk.run("verify");
  expected("read-only, over: verify is clean", sound.code === 0, sound.stdout);
  const server = desk.start("serve");
  const url = await new Promise<string>((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`The server stopped with ${code}.`)));
    server.stdout?.on("data", (text) => {
      logged.push(String(text));
      const found = /http:\/\/\S+/.exec(String(text))?.[0];
      if (found) resolve(found);
    });
  });
  const get = (path: string, init: RequestInit = {}) =>
    fetch(url + path, { ...init, headers: { ...init.headers, Cookie: cookie } });
  const form = (name: string) =>
    get("/vendors/new", {
      method: "POST",
      body: new URLSearchParams({ name, notes: "x".repeat(1_500) }),
      headers: { Origin: url },
      redirect: "manual",
    });
  fill();
  const ready = await get("/readyz");
  expected("full: readiness is 503 and says so", ready.status === 503, await ready.text());
  expected("full: alive", (await get("/healthz")).status === 200, null);
  const read = await get("/contracts", { redirect: "manual" });
  expected("full: pages are read", read.status === 200, [
    read.status,
    read.headers.get("location"),
    (await read.text()).slice(0, 400),
    logged.slice(-3),
  ]);
  const sent = await form("Vendor meanwhile");
  const answer = (await sent.text()).replace(/<[^>]*>/g, " ");
  expected("full: a form is refused with the sentence", sent.status === 507 && answer.includes("disk is full"), [
    sent.status,
    sent.headers.get("location"),
    answer.slice(0, 400),
  ]);
  await commandsRefused("full", "The disk is full.");
  empty();
  expected(
    "full, over: ready without a start",
    (await get("/readyz")).status === 200,
    await (await get("/readyz")).text(),
  );
  const after = (await form("Vendor after")).headers.get("location");
  expected("full, over: the form is taken by the same server", /^\/vendors\/[\w-]+$/.test(after ?? ""), after);
  const verifiedFull = await desk.run("verify");
  expected("full, over: verify is clean", verifiedFull.code === 0, verifiedFull.stdout);
  const decided = await desk.run(...decide, "--reason", "As judged.");
  expected("at the end the decision is taken", decided.code === 0, decided);
  const last = await desk.run(...ingest(2));
  expected("at the end the delivery is taken in", last.code === 0, last);
  server.kill("SIGTERM");
  await new Promise((resolve) => server.once("exit", resolve));
  const verified = await desk.run("verify");
  expected("at the end verify is clean", verified.code === 0, verified.stdout);
  process.stdout.write(
    `${asked} questions, ${faults.length} faults\n${faults.map((one) => `FAULT ${one}\n`).join("")}`,
  );
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  empty();
  execFileSync("umount", ["-l", desk.dataFolder]);
  desk.dispose();
}
