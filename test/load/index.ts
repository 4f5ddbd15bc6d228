/**
 * `npm run load`: fifty readers look at every kind of page and table of the demo for five minutes, while deliveries of
 * 100,000 items are uploaded, decided, released and read back through the API, one after the other. Prints how long readers
 * waited, what the server held and what went wrong; in the end `assay verify` must find nothing.
 *
 *   npm run load -- --minutes 120 --readers 5 --think 1500 --items 2000 --pause 60      a soak
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { signedIn } from "#test/support/server.ts";
import { assay } from "../bench/measure.ts";
import { addressOf, pagesOf, quantile } from "../bench/pages.ts";
import { memoryOf } from "./memory.ts";
import { readUntil } from "./readers.ts";
import { weeksUntil } from "./weeks.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "5" },
    readers: { type: "string", default: "50" },
    /** Milliseconds between two pages of one reader, on average. */
    think: { type: "string", default: "250" },
    items: { type: "string", default: "100000" },
    /** Seconds between two deliveries. */
    pause: { type: "string", default: "0" },
  },
});
const root = fileURLToPath(new URL("../..", import.meta.url));
const data = mkdtempSync(join(tmpdir(), "assay-load-"));
const print = (text: string) => void process.stdout.write(`${text}\n`);

const env = { ...process.env, ASSAY_DATA: data, PORT: "0", ASSAY_LOG: "error", ASSAY_API_RATE: "100000" };
const server = spawn(process.execPath, [`${root}app/cli/assay.js`, "demo", "--serve"], { cwd: root, env });
let errors = "";
server.stderr.on("data", (text) => {
  errors += text;
});
try {
  const url = await addressOf(server);
  const cookie = await signedIn(data, "Load", "admin");
  const get = (path: string) => fetch(url + path, { headers: { Cookie: cookie } });
  const pages = await pagesOf(get);
  const made = await assay(
    ["token", "create", "load@test.example", "--name", "Load", "--json"].concat(
      ...["deliveries.take-in", "decisions.sign", "releases.make", "exports.take", "contracts.write"].map((scope) => [
        ...["--scope", scope],
      ]),
    ),
    { ASSAY_DATA: data },
  );
  const until = Date.now() + 60_000 * Number(values.minutes);
  const memory = memoryOf(server.pid, until);
  const [read, weeks] = await Promise.all([
    readUntil({ until, get, pages, readers: Number(values.readers), think: Number(values.think) }),
    weeksUntil({
      ...{ until, url, token: JSON.parse(made.stdout).token as string },
      ...{ items: Number(values.items), pause: 1000 * Number(values.pause) },
    }),
  ]);
  const { waits, faults } = read;
  print(`${values.readers} readers, ${pages.length} pages, ${values.minutes} minutes: ${waits.length} answers`);
  print(`  p50 ${quantile(waits, 0.5)} ms, p95 ${quantile(waits, 0.95)} ms, p99 ${quantile(waits, 0.99)} ms`);
  for (const [name, took] of weeks.seconds)
    print(
      `  ${name}: ${took.length} times, median ${quantile(took, 0.5)} s, longest ${Math.max(...took).toFixed(1)} s`,
    );
  print(`  server's memory: ${await memory}`);
  const wrong = [...faults, ...weeks.faults, ...(/rror/.test(errors) ? [`stderr: ${errors}`] : [])];
  const verified = await assay(["verify", "--json"], { ASSAY_DATA: data });
  const { faults: problems } = JSON.parse(verified.stdout) as { faults: unknown[] };
  print(`  ${wrong.length} errors; assay verify: ${problems.length} faults`);
  for (const fault of [...wrong, ...problems.map((problem) => JSON.stringify(problem))]) print(`FAULT ${fault}`);
  process.exitCode = wrong.length + problems.length > 0 ? 1 : 0;
} finally {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
  rmSync(data, { recursive: true, force: true });
}
