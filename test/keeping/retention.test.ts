/** What a contract delivered goes once its time is over and somebody has signed; what was decided on it stays provable. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { attach } from "#app/contracts/attach.server.ts";
import { retentionDays, retentionStanding } from "#app/domain/retention.ts";
import { protect } from "#app/ingest/contamination/protect.server.ts";
import { protectionOf } from "#app/ingest/contamination/protection.server.ts";
import { recover } from "#app/ingest/recover.server.ts";
import { runJob } from "#app/jobs/run-job.server.ts";
import { backUp } from "#app/keeping/backup.server.ts";
import { eraseAnnotator } from "#app/keeping/erase/erase.server.ts";
import { restore } from "#app/keeping/restore.server.ts";
import { deleteUnderRetention, finishDeletions } from "#app/keeping/retention/apply.server.ts";
import { retentionPreview, seenOf } from "#app/keeping/retention/preview.server.ts";
import { retentionPage } from "#app/keeping/retention/retention-page.server.ts";
import { verifyData } from "#app/keeping/verify.server.ts";
import { exportRelease } from "#app/release/export-release.server.ts";
import { createRelease } from "#app/release/release.server.ts";
import { verifyRelease } from "#app/release/verify-release.server.ts";
import { openEnds } from "#app/reports/open-ends.server.ts";
import { badRows } from "#app/review/bad-rows.server.ts";
import { recordPage } from "#app/review/record-page.server.ts";
import { loader as thisWeek } from "#app/routes/_index/route.tsx";
import { loader as rulePage, action as setRule } from "#app/routes/contracts.$contract_.retention/route.tsx";
import { action as sign } from "#app/routes/contracts.$contract_.retention_.delete/route.tsx";
import { hashFile, pathInVault, temporaryFile } from "#app/vault/vault.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { appendStage } from "#db/contract-life.server.ts";
import { deliveryById } from "#db/deliveries.server.ts";
import { jobById, takeJob } from "#db/jobs.server.ts";
import { listTombstones } from "#db/keeping.server.ts";
import { metricValuesOf } from "#db/metric-values.server.ts";
import { appendMove } from "#db/pointers.server.ts";
import { appendRetentionRule, recordDeletion, retentionsOf } from "#db/retention.server.ts";
import { aContract } from "#test/support/contract-story.ts";
import { deliver, itemLines } from "#test/support/deliver.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";
import { batchIdOf, decide } from "../release/released.ts";

const DAY = 86_400_000;
/** Closed on Monday 19 October, kept for ten days: from the first moment of Friday 30 October. */
const DUE = Date.UTC(2026, 9, 30);

let tools: TestTools;
let contract: string;
beforeEach(async () => {
  tools = await testTools(NOW, "disk");
  contract = await aContract(tools.db);
});
afterEach(() => tools.dispose());

async function takenIn(of: string, week: number, content: string | Buffer, fileName: string): Promise<number> {
  const done = await deliver(tools, await batchIdOf(tools, of, week), content, { fileName });
  if (done.kind !== "stored") throw new Error(JSON.stringify(done));
  return done.deliveryId;
}

const rule = (days: number | null, of = contract) =>
  appendRetentionRule(tools.db, { contractId: of, days, reason: "Clause 11.2", by: "ops", at: NOW });
const closed = (of = contract) =>
  appendStage(
    tools.db,
    { contractId: of, stage: "closed", on: "2026-10-19", note: "Done.", red: null, open: null, at: NOW, by: "ops" },
    0,
  );

/** A plain delivery with a row set aside, and one whose texts lie in a segment; decided, released, under a pointer. */
async function aStory() {
  const plain = await takenIn(contract, 1, `${itemLines(0, 40)}{"id": "broken"}\n`, "plain.jsonl");
  const zipped = await takenIn(contract, 2, gzipSync(itemLines(40, 80)), "zipped.jsonl.gz");
  const [week1, week2] = [await batchIdOf(tools, contract, 1), await batchIdOf(tools, contract, 2)];
  await decide(tools, week1);
  await decide(tools, week2);
  const made = await createRelease(tools, { name: "autumn", batchIds: [week1, week2], createdBy: "lead" });
  if (made.kind !== "created") throw new Error(JSON.stringify(made));
  await rule(10);
  await closed();
  return { plain, zipped, week1, release: made.id };
}

const remove = (more: Partial<Parameters<typeof deleteUnderRetention>[1]> = {}) =>
  deleteUnderRetention(tools, {
    ...{ contractId: contract, seen: null, acknowledged: false, reason: "Ten days are over", by: "lead", now: DUE },
    ...more,
  });

const params = (more: Record<string, string> = {}) => ({ contract, ...more });
const post = (form: Record<string, string>) =>
  new Request("http://assay.test/x", { method: "POST", body: new URLSearchParams(form).toString() });

describe("when it is due", () => {
  it("follows from the rule and the day of the end, in the contract's own days", () => {
    const facts = { endedOn: "2026-10-19", rule: { days: 10 }, timeZone: "UTC", kept: 2 };
    expect(retentionStanding(facts, DUE - 1)).toEqual({ state: "later", dueAt: DUE });
    expect(retentionStanding(facts, DUE)).toEqual({ state: "due", dueAt: DUE });
    expect(retentionStanding({ ...facts, kept: 0 }, DUE).state).toBe("gone");
    expect(retentionStanding({ ...facts, timeZone: "Asia/Tokyo" }, DUE).dueAt).toBe(DUE - 9 * 3_600_000);
    expect(retentionStanding({ ...facts, endedOn: null }, DUE).state).toBe("running");
    expect(retentionStanding({ ...facts, rule: { days: null } }, DUE).state).toBe("keep");
    expect(retentionStanding({ ...facts, rule: null }, DUE).state).toBe("unset");
    expect(retentionStanding({ ...facts, rule: { days: 0 } }, NOW).state).toBe("due");
  });

  it("days are whole and not more than a century; nothing means kept", () => {
    expect(retentionDays.parse(" ")).toBeNull();
    expect(retentionDays.parse("36525")).toBe(36_525);
    for (const bad of ["-1", "1.5", "ten", "36526", "1e3"]) expect(retentionDays.safeParse(bad).success).toBe(false);
  });

  it("is refused before, without a rule, while it runs and where it is kept", async () => {
    await takenIn(contract, 1, itemLines(0, 5), "a.jsonl");
    await expect(remove()).rejects.toThrow("No retention is set");
    await rule(10);
    await expect(remove()).rejects.toThrow("has not ended");
    await closed();
    await expect(remove({ now: DUE - 1 })).rejects.toThrow("kept until 2026-10-30");
    await rule(null);
    await expect(remove()).rejects.toThrow("until somebody says otherwise");
    expect((await verifyData(tools.folder)).faults).toEqual([]);
  });
});

describe("a deletion", () => {
  it("takes files, texts and fingerprints; numbers, decisions and hashes stay, and every page says why", async () => {
    const { plain, zipped, week1, release } = await aStory();
    const { db, vault, folder } = tools;
    const before = await deliveryById(db, zipped);
    const measured = await metricValuesOf(db, [plain, zipped]);
    const done = await remove();
    expect(done.counts).toMatchObject({ deliveries: 2, records: 80, rounds: 0, files: 3, shared: 0 });
    expect(await listTombstones(db)).toHaveLength(3);
    for (const sha256 of [before?.fileSha256 ?? "", before?.textSha256 ?? ""])
      expect(() => pathInVault(vault, sha256)).toThrow();
    const count = (sql: string) => db.$client.prepare(`SELECT count(*) FROM ${sql}`).pluck().get();
    expect(count("delivery_columns WHERE name LIKE 'signatures.%'")).toBe(0);
    expect(count("items")).toBe(80);
    expect(count("decisions")).toBe(2);
    expect(await metricValuesOf(db, [plain, zipped])).toEqual(measured);
    const why = "were deleted under the retention of their contract on 2026-10-30 by lead: Ten days are over";
    const page = await recordPage(tools, { batchId: week1, deliveryId: plain, n: 0 }, new URLSearchParams());
    expect(page?.text).toMatchObject({ kind: "missing", message: expect.stringContaining(why) });
    expect(page?.id).toBe("item-0");
    expect(await badRows(db, vault, plain)).toMatchObject({ kind: "no-places", message: expect.stringContaining(why) });
    expect(await exportRelease(tools, release, "trl-preference")).toMatchObject({
      kind: "refused",
      message: expect.stringContaining(`delivery 1 (plain.jsonl) ${why}`),
    });
    const verified = await verifyRelease(tools, release);
    expect(verified).toMatchObject({ whole: false });
    expect(verified?.files[0]?.fault).toContain(why);
    const again = await createRelease(tools, { name: "winter", batchIds: [week1], createdBy: "lead" });
    expect(again).toMatchObject({ kind: "refused", message: expect.stringContaining(why) });
    const proof = await verifyData(folder);
    expect({ faults: proof.faults, gone: proof.gone }).toEqual({ faults: [], gone: { retention: 3, erasure: 0 } });
    await recover(db, vault, new Set());
    expect((await verifyData(folder)).faults).toEqual([]);
  });

  it("is refused while a pointer names a release of it, unless that is acknowledged", async () => {
    const { release } = await aStory();
    const move = { pointer: "approved", releaseId: release, reason: "Best so far.", by: "ana" };
    await appendMove(tools.db, { ...move, movedAt: NOW }, null);
    await expect(remove()).rejects.toThrow("approved names a release made of it");
    expect(await listTombstones(tools.db)).toEqual([]);
    const done = await remove({ acknowledged: true });
    expect(done.releases).toEqual([{ id: release, name: "autumn", pointers: ["approved"] }]);
  });

  it("is refused when what would go is not what was looked at", async () => {
    const { week1 } = await aStory();
    const seen = (await retentionPreview(tools, contract, DUE))?.seen ?? "";
    await createRelease(tools, { name: "winter", batchIds: [week1], createdBy: "lead" });
    await expect(remove({ seen })).rejects.toThrow("changed since it was looked at");
    const now = (await retentionPreview(tools, contract, DUE))?.seen ?? "";
    expect((await remove({ seen: now })).releases.map(({ name }) => name).sort()).toEqual(["autumn", "winter"]);
  });

  it("leaves a file that another contract has too, until that one is deleted as well", async () => {
    const shared = gzipSync(itemLines(0, 20));
    const own = await takenIn(contract, 1, shared, "own.jsonl.gz");
    const other = await aContract(tools.db, { title: "Another" });
    const theirs = await takenIn(other, 1, shared, "theirs.jsonl.gz");
    for (const of of [contract, other]) {
      await rule(10, of);
      await closed(of);
    }
    expect((await remove()).counts).toMatchObject({ files: 0, shared: 2 });
    const text = async (of: string, deliveryId: number) => {
      const batchId = await batchIdOf(tools, of, 1);
      return (await recordPage(tools, { batchId, deliveryId, n: 0 }, new URLSearchParams()))?.text.kind;
    };
    expect([await text(contract, own), await text(other, theirs)]).toEqual(["missing", "text"]);
    expect((await verifyData(tools.folder)).faults).toEqual([]);
    expect((await remove({ contractId: other })).counts).toMatchObject({ files: 2, shared: 0 });
    expect((await verifyData(tools.folder)).faults).toEqual([]);
    expect(existsSync(join(tools.vault.folder, "incoming"))).toBe(true);
  });

  it("is finished by whoever starts next when it was killed between its two steps", async () => {
    const { plain } = await aStory();
    const { db, vault, folder } = tools;
    const preview = await retentionPreview(tools, contract, DUE);
    if (!preview) throw new Error("No preview.");
    const { counts, releases, seen } = preview;
    const row = { contractId: contract, days: 10, counts, releases, reason: "Over", by: "lead", at: DUE };
    recordDeletion(db, { ...row, bytesOf: () => 1 }, (scope) => seenOf(scope, releases) === seen);
    const between = (await verifyData(folder)).faults;
    expect(
      between.filter((fault) => /made to give up: \w{64}\. The next start removes it\.$/.test(fault)),
    ).toHaveLength(3);
    expect(between).toContain(
      `Delivery ${plain} is on record as deleted, and its fingerprints are here; the next start removes them.`,
    );
    // The command given again goes on where it was.
    const done = await remove();
    expect(done.reason).toBe("Over");
    expect(await retentionsOf(db, contract)).toHaveLength(1);
    expect((await verifyData(folder)).faults).toEqual([]);
    expect(await finishDeletions({ db, vault })).toBe(0);
  });

  it("does not take the same bytes in again, and an annotator can be erased after it", async () => {
    await aStory();
    await remove();
    const other = await aContract(tools.db, { title: "Another" });
    const refused = await deliver(tools, await batchIdOf(tools, other, 1), gzipSync(itemLines(40, 80)));
    expect(JSON.stringify(refused)).toContain("under the retention of their contract");
    // Nor as a document, where they would be kept once more.
    const path = temporaryFile(tools.vault);
    writeFileSync(path, gzipSync(itemLines(40, 80)));
    const file = { name: "terms.gz", path, ...(await hashFile(path)) };
    const gone = expect.stringMatching(
      /^These bytes were given up on purpose and are not taken in again\. The texts of/,
    );
    expect(await attach(tools, file, `contract:${other}`, "")).toEqual({ message: gone });
    expect(readdirSync(join(tools.vault.folder, "incoming"))).toEqual([]);
    const [one] = tools.db.$client.prepare("SELECT vendor_id, pseudonym FROM annotators").all() as {
      vendor_id: string;
      pseudonym: string;
    }[];
    const erased = await eraseAnnotator(tools, {
      ...{ vendorId: one?.vendor_id ?? "", pseudonym: one?.pseudonym ?? "", reason: "Request 1" },
      ...{ by: "admin", now: DUE },
    });
    expect(erased).toMatchObject({ rewritten: 0, givenUp: 0 });
    expect((await verifyData(tools.folder)).faults).toEqual([]);
  });

  it("what it gave up serves neither as an evaluation set nor as a document, and whoever asks for it is told why", async () => {
    await aStory();
    await remove();
    const { db, vault, folder } = tools;
    const give = db.$client.prepare(
      "INSERT INTO vault_tombstones (sha256, kind, whose, bytes, reason, by, at) SELECT ?, kind, whose, bytes, reason, by, at FROM vault_tombstones LIMIT 1",
    );
    const file = join(folder, "set.jsonl");
    writeFileSync(file, '{"prompt": "How many legs does an ordinary spider have?"}\n');
    const { sha256 } = await hashFile(file);
    const set = { file, fileName: "set.jsonl", name: "legs", version: "1", field: "prompt", by: "t", now: DUE };
    expect((await protect(db, vault, set)).kind).toBe("stored");
    give.run(sha256);
    expect(await protectionOf(db, vault)).not.toBeNull();
    rmSync(pathInVault(vault, sha256));
    await expect(protectionOf(db, vault)).rejects.toThrow(/^The protected set legs 1 is not there\. The texts of/);
    expect(await protect(db, vault, { ...set, name: "again" })).toMatchObject({
      message: expect.stringMatching(/^These bytes were given up on purpose/),
    });
  });

  it("comes back with a backup from before it, and is due again; one from after it holds nothing", async () => {
    await aStory();
    const to = `${tools.folder}-backups`;
    const hooks = { progress: () => {}, cancelled: () => false };
    await backUp(tools, { to, keep: 3, now: NOW }, hooks);
    const settings = { ...tools.settings, backupFolder: to };
    await remove();
    const holding = (await retentionPage({ ...tools, settings }, contract))?.snapshots;
    expect(holding).toEqual([{ name: "2026-10-19T09-00-00-000Z", at: NOW }]);
    await backUp(tools, { to, keep: 3, now: DUE }, hooks);
    const [early, late] = [join(to, "early"), join(to, "late")];
    expect((await restore(to, early, { now: DUE, snapshot: "2026-10-19T09-00-00-000Z" })).faults).toEqual([]);
    expect((await restore(to, late, { now: DUE })).faults).toEqual([]);
    const [was, is] = [early, late].map((folder) => openDatabase(databasePath(folder)));
    if (!was || !is) throw new Error("Nothing was restored.");
    expect((await openEnds(was, DUE)).map(({ key }) => key)).toContain(`retention ${contract}`);
    expect(await openEnds(is, DUE)).toEqual([]);
    was.$client.close();
    is.$client.close();
    rmSync(to, { recursive: true });
  });
});

describe("its pages", () => {
  it("take a rule, refuse what is no rule, and keep what was typed", async () => {
    const bad = await setRule({ params: params(), context: tools, request: post({ days: "soon", by: "ops" }) });
    expect(bad).toMatchObject({
      init: { status: 400 },
      data: { values: { days: "soon" }, errors: { days: expect.stringContaining("whole number"), reason: "Say why." } },
    });
    await setRule({
      params: params(),
      context: tools,
      request: post({ days: "10", reason: "Clause 11.2", by: "ops" }),
    });
    const { page } = await rulePage({ params: params(), context: tools, request: post({}) });
    expect(page.preview.line).toMatchObject({ state: "running", says: "kept for 10 days after the end" });
  });

  it("sign a deletion as a job, which is listed on This week until it is done", async () => {
    await aStory();
    tools.now = () => DUE;
    const week = await thisWeek({ params: {}, context: tools, request: post({}) });
    expect(week.openEnds).toMatchObject([{ key: `retention ${contract}`, word: "due" }]);
    const seen = (await retentionPreview(tools, contract, DUE))?.seen ?? "";
    const refused = await sign({
      params: params(),
      context: tools,
      request: post({ by: "lead", seen: "other", reason: "x" }),
    });
    expect(refused).toMatchObject({ data: { errors: { form: expect.stringContaining("changed") } } });
    const form = { by: "lead", seen, reason: "Ten days are over" };
    const sent = (await sign({ params: params(), context: tools, request: post(form) })) as Response;
    const jobId = sent.headers.get("Location")?.split("/").at(-1) ?? "";
    const job = await takeJob(tools.db, DUE);
    if (!job) throw new Error("No job.");
    await runJob({ ...tools, maxRowBytes: 1e6 }, job);
    expect(await jobById(tools.db, jobId)).toMatchObject({ state: "done", result: { kind: "deleted", files: 3 } });
    // Taken up again after a crash it finds nothing left to do.
    await runJob({ ...tools, maxRowBytes: 1e6 }, job);
    expect(await retentionsOf(tools.db, contract)).toHaveLength(1);
    expect((await thisWeek({ params: {}, context: tools, request: post({}) })).openEnds).toEqual([]);
    expect(readFileSync(tools.db.$client.name).length).toBeGreaterThan(0);
    expect(DUE - NOW).toBeLessThan(12 * DAY);
  });
});
