/** After an erasure the pseudonym is nowhere that Assay keeps, and everything that was decided is still what it was. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { viewCache } from "#app/http/view-cache.server.ts";
import { recover } from "#app/ingest/recover.server.ts";
import { runJob } from "#app/jobs/run-job.server.ts";
import { eraseByForm } from "#app/jobs/start-erase.server.ts";
import { backUp } from "#app/keeping/backup.server.ts";
import { EraseRefused, eraseAnnotator, takeUpErasure } from "#app/keeping/erase/erase.server.ts";
import { redactionOf } from "#app/keeping/erase/redaction.ts";
import { restore } from "#app/keeping/restore.server.ts";
import { verifyData } from "#app/keeping/verify.server.ts";
import { createRelease } from "#app/release/release.server.ts";
import { verifyRelease } from "#app/release/verify-release.server.ts";
import { badRows } from "#app/review/bad-rows.server.ts";
import type { Rule } from "#app/review/rules.ts";
import { loader as keepingPage } from "#app/routes/keeping._index/route.tsx";
import { action as erasePage } from "#app/routes/keeping_.erase/route.tsx";
import { insertComment } from "#db/comments.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { deliveryById } from "#db/deliveries.server.ts";
import { enqueueJob, type JobRow, jobById, requestCancel, takeJob } from "#db/jobs.server.ts";
import { listErasures, listTombstones } from "#db/keeping.server.ts";
import { aContract } from "#test/support/contract-story.ts";
import { deliver, itemLine } from "#test/support/deliver.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";
import { batchIdOf, decide, exported } from "../release/released.ts";

const WHO = "w-017";

let tools: TestTools;
let contract: string;
let vendor: string;
beforeEach(async () => {
  tools = await testTools(NOW, "disk");
  contract = await aContract(tools.db);
  vendor = (await contractById(tools.db, contract))?.vendorId ?? "";
});
afterEach(() => tools.dispose());

const judgment = (annotator: string, value: number, more = {}) => ({
  ...{ annotator, kind: "likert", value, points: 5, seconds: 40, at: "2026-10-06T09:00:00Z" },
  ...more,
});

/** The person judges every item beside two others, one of whom has a longer name that begins alike. */
function lines(from: number, to: number, changes: Record<string, unknown> = {}): string {
  return Array.from({ length: to - from }, (_, k) => {
    const others = [judgment("w-0171", 2), judgment("w-02", (k % 5) + 1)];
    const own = judgment(WHO, (k % 2) * 4 + 1, { comment: `signed, ${WHO}`, meta: { desk: k } });
    return `${itemLine(`item-${from + k}`, { judgments: [own, ...others], ...changes })}\n`;
  }).join("");
}

async function takenIn(week: number, content: string | Buffer, fileName: string): Promise<number> {
  const done = await deliver(tools, await batchIdOf(tools, contract, week), content, { fileName });
  if (done.kind !== "stored") throw new Error(JSON.stringify(done));
  return done.deliveryId;
}

/** A plain delivery with a row set aside that names the person, a compressed one, and everything said about them. */
async function aStory() {
  const plain = await takenIn(1, `${lines(0, 40)}{"id": "broken", "judgments": "by ${WHO}"}\n`, "plain.jsonl");
  const zipped = await takenIn(2, gzipSync(lines(40, 80)), "zipped.jsonl.gz");
  const [week1, week2] = [await batchIdOf(tools, contract, 1), await batchIdOf(tools, contract, 2)];
  const rule: Rule = { action: "exclude", where: { annotators: [WHO] }, reason: `${WHO} guesses` };
  await decide(tools, week1, { training: "reweight", rules: [rule] });
  await decide(tools, week2);
  const { db } = tools;
  db.$client
    .prepare("INSERT INTO annotator_attributes VALUES (?, ?, 'country', 'Peru', 1, 'ops', 'f')")
    .run(vendor, WHO);
  db.$client
    .prepare(
      `INSERT INTO flags (batch_id, subject_kind, subject, reason, note, treatment, author, created_at)
       VALUES (?, 'annotator', ?, 'other', ?, 'inspect', 'lead', 1)`,
    )
    .run(week1, `annotator=${WHO}`, `${WHO} answers at chance`);
  await insertComment(db, {
    ...{ subjectKind: "batch", subjectKey: week1, author: "lead", now: 1 },
    text: `Spoke about ${WHO}; not about w-0171.`,
  });
  const made = await createRelease(tools, { name: "autumn", batchIds: [week1, week2], createdBy: "lead" });
  if (made.kind !== "created") throw new Error(JSON.stringify(made));
  return { plain, zipped, week1, release: made.id };
}

const erase = (pseudonym = WHO) =>
  eraseAnnotator(tools, { vendorId: vendor, pseudonym, reason: "Request 41", by: "admin", now: NOW });

/** Where in these folders the bytes stand, decompressed where they are compressed. */
function placesOf(word: string, folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    return new RegExp(`${word}(?![0-9])`).test(plain.toString("latin1")) ? [path] : [];
  });
}

/** Columns and tables that hold it, whoever's it is. */
function cellsOf(word: string): string[] {
  const { $client: client } = tools.db;
  const tables = client.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  return tables.filter((table) =>
    (client.prepare(`SELECT * FROM "${table}"`).all() as object[]).some((row) =>
      new RegExp(`${word}(?![0-9])`).test(JSON.stringify(row)),
    ),
  );
}

describe("after an erasure", () => {
  it("the pseudonym is in no table, no file, no export and no later backup; verify is clean", async () => {
    const { release } = await aStory();
    const before = await exported(tools, release, "trl-preference");
    const named = await exported(tools, release, "generic");
    expect(cellsOf(WHO).length).toBeGreaterThan(6);
    const done = await erase();
    expect(done.counts).toMatchObject({
      annotators: 1,
      annotator_attributes: 1,
      deliveries: 2,
      flags: 1,
      decisions: 1,
    });
    expect(done).toMatchObject({ rewritten: 2, givenUp: 3, mentions: 0, compacted: true });
    expect(cellsOf(WHO)).toEqual([]);
    expect(placesOf(WHO, tools.vault.folder)).toEqual([]);
    expect(readFileSync(tools.db.$client.name).toString("latin1")).not.toMatch(/w-017(?!1)/);
    expect(await exported(tools, release, "trl-preference")).toBe(before);
    expect(await exported(tools, release, "generic")).toBe(named.replaceAll(/w-017(?!1)/g, done.token));
    expect(done.differing).toEqual(["autumn, generic"]);
    const to = join(tools.folder, "..", `${Date.now()}-backups`);
    await backUp(tools, { to, keep: 3, now: NOW }, { progress: () => {}, cancelled: () => false });
    expect(placesOf(WHO, to)).toEqual([]);
    expect((await restore(to, join(to, "restored"), { now: NOW })).faults).toEqual([]);
    rmSync(to, { recursive: true });
    expect((await verifyData(tools.folder)).faults).toEqual([]);
  });

  it("everything that was decided and released is provable: weights, records, hashes of training files", async () => {
    const { release, plain, week1 } = await aStory();
    const before = tools.db.$client.prepare("SELECT commercial, accepted_units, payable_minor FROM decisions").all();
    const { token } = await erase();
    tools.views = viewCache(tools.db);
    const verified = await verifyRelease(tools, release);
    expect(verified).toMatchObject({ whole: true });
    const redacted = verified?.files.filter((file) => file.redacted !== null) ?? [];
    expect(redacted.map(({ format }) => format)).toEqual(["generic"]);
    expect(redacted[0]?.redacted).toContain("since an annotator was erased on 2026-10-19 (Request 41)");
    expect(tools.db.$client.prepare("SELECT commercial, accepted_units, payable_minor FROM decisions").all()).toEqual(
      before,
    );
    const view = await tools.views.of([(await deliveryById(tools.db, plain)) as never]);
    expect(view.names.annotators).toEqual([token, "w-0171", "w-02"]);
    const again = await createRelease(tools, { name: "again", batchIds: [week1], createdBy: "lead" });
    expect(again.kind).toBe("created");
  });

  it("what was given up is named, stays away, and nothing else of the folder went", async () => {
    const { plain } = await aStory();
    const old = await deliveryById(tools.db, plain);
    await erase();
    expect((await recover(tools.db, tools.vault, new Set())).files).toBe(0);
    const now = await deliveryById(tools.db, plain);
    expect(now?.fileSha256).toBe(old?.fileSha256);
    expect(now?.textSha256).not.toBe(old?.textSha256);
    expect(await listTombstones(tools.db)).toContainEqual(
      expect.objectContaining({ sha256: old?.fileSha256, replacedBy: now?.textSha256, kind: "erasure" }),
    );
    expect(await badRows(tools.db, tools.vault, plain)).toMatchObject({
      kind: "no-places",
      message: expect.stringContaining("when an annotator was erased from it: Request 41"),
    });
    const week3 = await batchIdOf(tools, contract, 3);
    const same = `${lines(0, 40)}{"id": "broken", "judgments": "by ${WHO}"}\n`;
    const brought = deliver(tools, week3, same).catch((error: Error) => error.message);
    expect(JSON.stringify(await brought)).toContain("when an annotator was erased from it");
    const { tombstones, erasures } = await keepingPage({
      request: new Request("http://localhost/keeping"),
      params: {},
      context: tools,
    });
    expect({ tombstones: tombstones.length, erasures: erasures.length }).toEqual({ tombstones: 3, erasures: 1 });
  });

  it("redacted evidence is under a seal that the receipt opens, and an alteration of it is found", async () => {
    await aStory();
    const before = tools.db.$client.prepare("SELECT * FROM decisions").all() as Record<string, unknown>[];
    const { receipt } = await erase();
    const [erasure] = await listErasures(tools.db);
    const row = erasure?.redacted.find(({ table, columns }) => table === "decisions" && columns[0] === "rules");
    expect(JSON.stringify(erasure)).not.toContain(receipt);
    const was = before.find(({ id }) => JSON.stringify([id]) === row?.key);
    expect(String(was?.rules)).toContain(WHO);
    // Whoever has what the row was and the receipt can show that they belong together; with another receipt nobody can.
    const sealed = (under: string) =>
      createHash("sha256")
        .update(`${under}\n${JSON.stringify(row?.columns.map((name) => was?.[name]))}`)
        .digest("hex");
    expect(row?.before).toBe(sealed(receipt));
    expect(row?.before).not.toBe(sealed(`${receipt}x`));
    expect(() => tools.db.$client.exec("UPDATE decisions SET rules = '[]'")).toThrow();
    const raw = new Database(tools.db.$client.name);
    const trigger = raw.prepare("SELECT sql FROM sqlite_schema WHERE name = 'decisions_no_update'").pluck().get();
    raw.exec(`DROP TRIGGER decisions_no_update; UPDATE decisions SET rules = '[]'; ${trigger}`);
    raw.close();
    expect((await verifyData(tools.folder)).faults).toEqual([
      expect.stringMatching(/^Row \[\d+\] of decisions is not what erasure 1 left of it\.$/),
    ]);
  });
});

it("another vendor's annotator of the same pseudonym is somebody else", async () => {
  await aStory();
  const other = await aContract(tools.db, { vendor: "Another Vendor", title: "Other" });
  const done = await deliver(tools, await batchIdOf(tools, other, 1), lines(0, 40));
  expect(done.kind).toBe("stored");
  await erase();
  const names = tools.db.$client
    .prepare("SELECT v.name FROM annotators a JOIN vendors v ON v.id = a.vendor_id WHERE pseudonym = ?")
    .pluck();
  expect(names.all(WHO)).toEqual(["Another Vendor"]);
  expect((await verifyData(tools.folder)).faults).toEqual([]);
});

it("what a prompt or a response says is not the annotator's: it stays, and the records are listed", async () => {
  const id = await takenIn(1, lines(0, 3) + lines(3, 4, { prompt: `Who is ${WHO}?` }), "plain.jsonl");
  expect(await erase()).toMatchObject({ mentions: 1 });
  expect((await listErasures(tools.db))[0]?.mentions).toEqual([[id, 3]]);
});

it("is refused for nobody, a second time, and where the file to rewrite is not there; nothing changes", async () => {
  const id = await takenIn(1, lines(0, 5), "plain.jsonl");
  await expect(erase("w-99")).rejects.toThrow(EraseRefused);
  const { textSha256 = "" } = (await deliveryById(tools.db, id)) ?? {};
  const path = join(tools.vault.folder, textSha256.slice(0, 2), textSha256);
  const bytes = readFileSync(path);
  rmSync(path);
  await expect(erase()).rejects.toThrow("is not in the vault");
  writeFileSync(path, bytes);
  await erase();
  await expect(erase()).rejects.toThrow("It may have been erased already");
});

it("that was interrupted after its rows were changed is brought to its end, although nobody can name the annotator any more", async () => {
  const id = await takenIn(1, lines(0, 5), "plain.jsonl");
  expect(await takeUpErasure(tools, vendor)).toBe(false);
  const { textSha256 = "" } = (await deliveryById(tools.db, id)) ?? {};
  const path = join(tools.vault.folder, textSha256.slice(0, 2), textSha256);
  const bytes = readFileSync(path);
  await erase();
  // As a kill leaves it between the rows and the files.
  writeFileSync(path, bytes);
  expect(await takeUpErasure(tools, vendor)).toBe(true);
  expect(existsSync(path)).toBe(false);
});

it("an admin looks first, then erases; the receipt is shown once", async () => {
  await takenIn(1, lines(0, 5), "plain.jsonl");
  const send = async (fields: Record<string, string>) => {
    const body = new URLSearchParams({ vendor, pseudonym: WHO, reason: "Request 41", ...fields });
    const sent = await erasePage({
      request: new Request("http://localhost/keeping/erase", { method: "POST", body }),
      params: {},
      context: tools,
    });
    return { ...sent.data, status: sent.init?.status };
  };
  expect(await send({ pseudonym: "nobody" })).toMatchObject({ status: 400, errors: { pseudonym: expect.any(String) } });
  expect(await send({ reason: "" })).toMatchObject({ status: 400, errors: { reason: "Say why." } });
  expect(await send({})).toMatchObject({ kind: "preview", facts: { judgments: 5, deliveries: 1 } });
  const asked = await send({ do: "erase" });
  expect(asked).toMatchObject({
    kind: "queued",
    jobId: expect.any(String),
    receipt: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

describe("as a job", () => {
  const queue = async () => {
    const body = new URLSearchParams({ vendor, pseudonym: WHO, reason: "Request 41", do: "erase" });
    const asked = await eraseByForm(tools, body, "admin");
    if (asked.kind !== "queued") throw new Error(JSON.stringify(asked));
    return asked;
  };
  const ended = async (id: string, row?: JobRow) => {
    const job = row ?? (await takeJob(tools.db, NOW));
    if (!job) throw new Error("No job.");
    await runJob({ ...tools, maxRowBytes: 1e6 }, job);
    return jobById(tools.db, id);
  };

  it("it does the same, says so, and keeps neither the pseudonym nor the receipt", async () => {
    const { release } = await aStory();
    const { jobId, receipt } = await queue();
    const job = await ended(jobId);
    expect(job).toMatchObject({ state: "done", result: { kind: "erased", rewritten: 2, givenUp: 3, compacted: true } });
    expect(job?.input).toEqual({ vendorId: vendor, reason: "Request 41", by: "admin" });
    expect([...cellsOf(WHO), ...cellsOf(receipt)]).toEqual([]);
    expect(readFileSync(tools.db.$client.name).toString("latin1")).not.toMatch(new RegExp(`w-017(?!1)|${receipt}`));
    // Whoever looks at the release later is told why its file is another one.
    const input = { releaseId: release };
    const verify = { kind: "verify", title: "autumn", input, bytesTotal: 0, now: NOW };
    const redacted = [
      expect.stringMatching(/^Names another token since an annotator was erased on 2026-10-19 \(Request 41\)/),
    ];
    expect((await ended(await enqueueJob(tools.db, verify)))?.result).toMatchObject({ faults: [], redacted });
  });

  it("taken up again after its rows were changed, it does what was left and changes nothing twice", async () => {
    await aStory();
    const { jobId } = await queue();
    const job = await takeJob(tools.db, NOW);
    if (!job) throw new Error("No job.");
    const { drawn } = job.input as { drawn: { token: string; receipt: string } };
    await eraseAnnotator(tools, {
      vendorId: vendor,
      pseudonym: WHO,
      reason: "Request 41",
      by: "admin",
      now: NOW,
      drawn,
    });
    const left = await jobById(tools.db, jobId);
    expect(left?.input).toMatchObject({ pseudonym: drawn.token, drawn: { token: drawn.token } });
    expect(cellsOf(drawn.receipt)).toEqual([]);
    expect(await ended(jobId, left)).toMatchObject({ state: "done", result: { kind: "erased", rewritten: null } });
    expect(await listErasures(tools.db)).toHaveLength(1);
    expect((await verifyData(tools.folder)).faults).toEqual([]);
  });

  it("cancelled or refused, it has forgotten whom to erase", async () => {
    await takenIn(1, lines(0, 5), "plain.jsonl");
    const { jobId } = await queue();
    await requestCancel(tools.db, jobId);
    expect((await jobById(tools.db, jobId))?.input).toEqual({ vendorId: vendor, reason: "Request 41", by: "admin" });
    const again = await queue();
    await erase();
    expect(await ended(again.jobId)).toMatchObject({
      state: "failed",
      message: expect.stringContaining("erased already"),
    });
    expect(cellsOf(WHO)).toEqual([]);
  });
});

describe("a pseudonym is found", () => {
  const { text, json, line } = redactionOf(WHO, "T");
  it("as a word, in prose, queries and JSON, never as a part of another name", () => {
    expect(text(`${WHO}, not ${WHO}1 or x-${WHO}`)).toBe(`T, not ${WHO}1 or x-${WHO}`);
    expect(text(`annotator=${WHO}&kind=tie`)).toBe("annotator=T&kind=tie");
    expect(json(`{"a": 1.50, "${WHO}": ["${WHO}", "by ${WHO}"]}`)).toBe('{"a": 1.50, "T": ["T", "by T"]}');
    expect(redactionOf("Zoë", "T").json('["Zo\\u00eb", "Zoë"]')).toBe('["T", "T"]');
  });

  it("when it is short or a number, only as a whole value", () => {
    const short = redactionOf("7", "T");
    expect(short.text("7 of 7 weeks")).toBe("7 of 7 weeks");
    expect(short.text("annotator=7&week=7")).toBe("annotator=T&week=7");
    expect(short.json('{"n": 7, "who": "7"}')).toBe('{"n": 7, "who": "T"}');
  });

  it("in a record everywhere but in prompt and responses", () => {
    const record = `{"id":"a","prompt":"${WHO}?","responses":[{"text":"${WHO}"}],"judgments":[{"annotator":"${WHO}"}]}`;
    const redacted = record.replace(`"annotator":"${WHO}"`, '"annotator":"T"');
    expect(line(record)).toEqual({ line: redacted, mentioned: true });
  });
});
