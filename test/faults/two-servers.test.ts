/**
 * Two servers on one data folder, asked for the same things at the same moment: the same file, a decision about the same
 * week, a release of the same name, a backup. One of the two does it, the other says so; nothing is doubled or lost.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { apiClient } from "#app/api/client.ts";
import { benchItems } from "#db/demo/bench.ts";
import { aDesk } from "#test/support/assay-command.ts";
import { addressOf, signedIn } from "#test/support/server.ts";

const WEEKS = 4;
const ITEMS = 150;
const CONTRACT = {
  ...{ vendor: "Larkfield Annotation", title: "Shared", currency: "USD", unit: "comparison" as const },
  ...{ committedUnits: WEEKS * ITEMS, tiers: [{ fromUnit: 1, unitPrice: "5.00" }], startsOn: "2026-10-05" },
  ...{ ramp: Array<number>(WEEKS).fill(ITEMS), feedback: { kind: "likert" as const, points: 5 } },
  ...{ approvedModels: [], rejectionWindowDays: 10 },
};

const SCOPES = ["contracts.write", "deliveries.take-in", "decisions.sign", "releases.make", "accounts.manage"];

const desk = aDesk();
const backups = join(desk.folder, "backups");
const settings = { PORT: "0", ASSAY_LOG: "silent", ASSAY_API_RATE: "100000", ASSAY_BACKUP: backups };
type Call = ReturnType<typeof apiClient>;
let calls: Call[];
let servers: ReturnType<typeof desk.startWith>[];
let errors = "";

beforeAll(async () => {
  await signedIn(desk.dataFolder, "Tess Tester", "admin");
  const scopes = SCOPES.flatMap((scope) => ["--scope", scope]);
  const made = await desk.run("token", "create", "tess.tester@test.example", "--name", "Two", "--json", ...scopes);
  const { token } = JSON.parse(made.stdout) as { token: string };
  servers = [desk.startWith(settings, "serve"), desk.startWith(settings, "serve")];
  for (const server of servers)
    server.stderr?.on("data", (text) => {
      errors += text;
    });
  const urls = await Promise.all(servers.map((server) => addressOf(server, () => errors)));
  calls = urls.map((url) => apiClient(url, token));
});
afterAll(() => desk.dispose());

/** What both servers made of it at once: an answer, or the sentence of a refusal. */
const both = async <T>(ask: (call: Call) => Promise<T>) => {
  const answers = await Promise.allSettled(calls.map(ask));
  return {
    done: answers.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])),
    told: answers.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : [])),
  };
};

async function endOf(call: Call, job: string) {
  for (;;) {
    const shown = await call("GET /jobs/{job}", { params: { job } });
    if (shown.state !== "queued" && shown.state !== "running") return shown;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface TakenIn {
  kind: string;
  message: string | null;
}

/** Whoever came second hears that the other is at it or, when the other was done, that the file is here. */
const isTold = ({ kind, message }: TakenIn) =>
  kind === "same-file" || (kind === "refused" && /Another process is taking in this very file/.test(message ?? ""));

function rows(what: string): number {
  const db = new Database(join(desk.dataFolder, "assay.sqlite"), { readonly: true });
  try {
    return (db.prepare(`SELECT count(*) AS n FROM ${what}`).get() as { n: number }).n;
  } finally {
    db.close();
  }
}

it("what both are asked for at once is done once, the other is told, and everything verifies", async () => {
  const [one] = calls as [Call];
  await one("POST /contracts", { body: CONTRACT });
  const { items: contracts } = await one("GET /contracts", { query: { limit: 10 } });
  const params = { contract: contracts[0]?.id ?? "" };
  const { items: batches } = await one("GET /contracts/{contract}/batches", { params, query: { limit: 10 } });
  expect(batches).toHaveLength(WEEKS);
  let queued = 0;
  for (const { id: batch, week } of batches) {
    const body = [...benchItems(ITEMS, week)].join("");
    const backup = both((call) => call("POST /backups", {}));
    const taken = await both(async (call) => {
      const query = { name: `week-${week}.jsonl` };
      const job = await call("POST /batches/{batch}/deliveries", { params: { batch }, query, body });
      return endOf(call, job.id);
    });
    expect(taken.told).toEqual([]);
    expect(rows(`deliveries WHERE state = 'ready' AND batch_id = '${batch}'`)).toBe(1);
    const results = taken.done.map(({ result, message }) => ({ ...(result as object), message }) as TakenIn);
    expect(results.filter(({ kind }) => kind === "stored")).toHaveLength(1);
    expect(results.filter(isTold)).toHaveLength(1);

    const decision = { commercial: "accept", training: "include", reason: "As agreed.", seenDecision: null } as const;
    const decided = await both((call) =>
      call("POST /batches/{batch}/decisions", { params: { batch }, body: decision }),
    );
    expect(decided.done).toHaveLength(1);
    expect(decided.told).toEqual([expect.stringContaining("Tess Tester decided this batch meanwhile.")]);

    const released = await both((call) =>
      call("POST /releases", { body: { name: `week-${week}`, batches: [batch], heldOut: 0 } }),
    );
    expect(released.done).toHaveLength(1);
    expect(released.told).toEqual([expect.stringContaining("already a release named")]);
    queued += (await backup).done.filter((answer) => answer.queued).length;
  }
  expect(rows("deliveries WHERE state = 'ready'")).toBe(WEEKS);
  expect(rows("items")).toBe(WEEKS * ITEMS);
  expect(rows("decisions")).toBe(WEEKS);
  expect(rows("releases")).toBe(WEEKS);
  while (rows("jobs WHERE state IN ('queued', 'running')") > 0)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(queued).toBeGreaterThan(0);
  expect(rows("jobs WHERE kind = 'backup' AND state = 'done'")).toBe(rows("jobs WHERE kind = 'backup'"));
  expect(existsSync(backups) && readdirSync(join(backups, "snapshots")).length).toBeGreaterThan(0);

  // Both still run: a check looks at the folder as they use it.
  for (const words of [["verify"], ["audit", "verify"]]) expect(await desk.run(...words)).toMatchObject({ code: 0 });
  const restored = aDesk();
  try {
    expect(await restored.run("restore", "--from", backups)).toMatchObject({ code: 0 });
    expect(await restored.run("verify")).toMatchObject({ code: 0 });
  } finally {
    restored.dispose();
  }
  const ends = servers.map((server) => new Promise((resolve) => server.once("exit", resolve)));
  for (const server of servers) server.kill("SIGTERM");
  expect(await Promise.all(ends)).toEqual([0, 0]);
  expect(errors).toBe("");
});
