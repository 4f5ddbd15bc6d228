import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CheckInput, IngestInput } from "#app/jobs/job.ts";
import { runJob } from "#app/jobs/run-job.server.ts";
import { loader as checkStart } from "#app/routes/check._index/route.tsx";
import { loader as check, action as checkAction } from "#app/routes/check.$job/route.tsx";
import { loader as reportJson } from "#app/routes/check.$job_.report[.]json/route.ts";
import { loader as jobs } from "#app/routes/jobs._index/route.tsx";
import { loader as job, action as jobAction } from "#app/routes/jobs.$job/route.tsx";
import { loader as refused } from "#app/routes/upload-refused/route.tsx";
import { temporaryFile } from "#app/vault/vault.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { enqueueJob, takeJob } from "#db/jobs.server.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call, line, lines, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let week: string;

beforeEach(async () => {
  tools = await testTools();
  week = (await threeWeeks(tools)).weeks[0] ?? "";
});
afterEach(() => tools.dispose());

function uploaded(content: string, name = "week.jsonl") {
  const path = temporaryFile(tools.vault);
  writeFileSync(path, content);
  return { path, name, sha256: createHash("sha256").update(content).digest("hex"), bytes: content.length };
}

const queueCheck = (content: string) => {
  const file = uploaded(content);
  const input: CheckInput = { file, reader: null };
  return enqueueJob(tools.db, { kind: "check", title: file.name, input, bytesTotal: file.bytes, now: tools.now() });
};

const queueIngest = (content: string) => {
  const file = uploaded(content);
  const input: IngestInput = { file, batchId: week, deliveryKind: "full", reader: null, receivedBy: "tester" };
  return enqueueJob(tools.db, { kind: "ingest", title: file.name, input, bytesTotal: file.bytes, now: tools.now() });
};

/** What the worker does with everything that waits. */
async function work() {
  const { db, vault, now } = tools;
  for (let next = await takeJob(db, now()); next; next = await takeJob(db, now()))
    await runJob({ db, vault, maxRowBytes: 1024 * 1024, now }, next);
}

const shown = async (id: string) => check(call(tools, `/check/${id}`, { job: id }));
const jobShown = async (id: string) => (await job(call(tools, `/jobs/${id}`, { job: id }))).job;

describe("checking a file", () => {
  it("offers the presets", async () => {
    const { readers } = await checkStart(call(tools, "/check", {}));
    expect(readers.map(({ value }) => value)).toContain("preset:assay");
  });

  it("waits, then shows the whole report; nothing becomes a delivery", async () => {
    const id = await queueCheck(`${lines(400)}not json\n`);
    expect(await shown(id)).toMatchObject({ job: { state: "queued", rows: 0, rate: null }, report: null });
    await work();
    const { job: ended, report, batches } = await shown(id);
    expect(ended).toMatchObject({ state: "done", result: { kind: "report" } });
    expect(report).toMatchObject({ items: 400, judgments: 400, annotators: 8, quarantinedTotal: 1, format: "jsonl" });
    expect(report?.quarantined[0]?.line).toBe(401);
    expect(report?.metrics.find(({ id: metric }) => metric === "gold-accuracy")).toMatchObject({
      value: 0.8,
      state: "fail",
    });
    expect(batches.map(({ label }) => label)).toContain("Harbour Labelling · Helpfulness · week 1");
    expect(await activeDeliveries(tools.db, week)).toEqual([]);
  });

  it("gives the report as JSON", async () => {
    const id = await queueCheck(lines(40));
    await work();
    const answer = await reportJson(call(tools, "/x", { job: id }));
    expect(answer.headers.get("Content-Type")).toContain("application/json");
    expect(await answer.json()).toEqual((await shown(id)).report);
  });

  it("says why a file cannot be used, and offers to map columns that nobody knows", async () => {
    const unknown = await queueCheck('{"colour":"red","size":4}\n');
    const nothing = await queueCheck(`${line(1, { responses: [] })}\n`);
    await work();
    expect((await shown(unknown)).job).toMatchObject({ state: "failed", result: { kind: "unrecognised" } });
    expect((await shown(unknown)).job.message).toContain("colour");
    expect((await shown(nothing)).job).toMatchObject({
      state: "failed",
      result: { kind: "refused", rule: "nothing-usable" },
    });
  });

  it("is attached to a week: the same bytes become a delivery", async () => {
    const id = await queueCheck(lines(40));
    await work();
    const answer = await checkAction(call(tools, "/x", { job: id }, { intent: "attach", batch: week }));
    const location = (answer as Response).headers.get("Location") ?? "";
    expect(location).toMatch(/^\/jobs\//);
    expect(tools.wakes).toBe(1);
    await work();
    expect((await jobShown(location.slice("/jobs/".length))).result).toMatchObject({ kind: "stored", version: 1 });
    expect(await activeDeliveries(tools.db, week)).toMatchObject([{ items: 40, receivedBy: "tester" }]);
  });

  it("is attached once; a second time it says where the file went", async () => {
    const id = await queueCheck(lines(40));
    await work();
    await checkAction(call(tools, "/x", { job: id }, { intent: "attach", batch: week }));
    await work();
    const again = await checkAction(call(tools, "/x", { job: id }, { intent: "attach", batch: week }));
    expect(again).toMatchObject({ data: { error: expect.stringContaining("no longer here") }, init: { status: 400 } });
  });

  it("asks for the week when none is chosen", async () => {
    const id = await queueCheck(lines(4));
    const answer = await checkAction(call(tools, "/x", { job: id }, { intent: "attach", batch: "" }));
    expect(answer).toMatchObject({ data: { error: "Choose the week it was delivered for." }, init: { status: 400 } });
  });

  it("is cancelled before it began", async () => {
    const id = await queueCheck(lines(4));
    await checkAction(call(tools, "/x", { job: id }, { intent: "cancel" }));
    expect((await shown(id)).job).toMatchObject({ state: "cancelled", cancelRequested: true });
  });
});

describe("jobs", () => {
  it("lead to the delivery they stored, and say when it was there already", async () => {
    const first = await queueIngest(`${lines(40)}not json\n`);
    await work();
    expect(await jobShown(first)).toMatchObject({
      state: "done",
      batchId: week,
      result: { kind: "stored", version: 1 },
    });
    const again = await queueIngest(`${lines(40)}not json\n`);
    await work();
    expect((await jobShown(again)).result).toMatchObject({ kind: "same-file", version: 1 });
  });

  it("list the first faults of a file with nothing usable, and store nothing", async () => {
    const id = await queueIngest(`${line(1, { responses: [] })}\n`);
    await work();
    const ended = await jobShown(id);
    expect(ended).toMatchObject({ state: "failed", result: { kind: "refused", errors: [{ line: 1 }] } });
    expect(await activeDeliveries(tools.db, week)).toEqual([]);
  });

  it("are listed newest first, checks and deliveries alike", async () => {
    await queueCheck(lines(2));
    const { jobs: listed } = await jobs(call(tools, "/jobs", {}));
    expect(listed).toMatchObject([{ kind: "check", title: "week.jsonl", state: "queued" }]);
  });

  it("are cancelled by their button", async () => {
    const id = await queueIngest(lines(4));
    const answer = await jobAction(call(tools, "/x", { job: id }, { intent: "cancel" }));
    expect(answer.headers.get("Location")).toBe(`/jobs/${id}`);
    expect((await jobShown(id)).state).toBe("cancelled");
  });

  it("do not send the path of the file to the browser", async () => {
    const id = await queueIngest(lines(4));
    expect(JSON.stringify(await jobShown(id))).not.toContain("incoming");
  });
});

describe("addresses that lead nowhere", () => {
  it("answer 404", async () => {
    const ingest = await queueIngest(lines(2));
    for (const id of ["none", "", "../x"]) {
      await expect(shown(id)).rejects.toMatchObject({ status: 404 });
      await expect(jobShown(id)).rejects.toMatchObject({ status: 404 });
      await expect(reportJson(call(tools, "/x", { job: id }))).rejects.toMatchObject({ status: 404 });
      await expect(jobAction(call(tools, "/x", { job: id }, { intent: "cancel" }))).rejects.toMatchObject({
        status: 404,
      });
      await expect(checkAction(call(tools, "/x", { job: id }, { batch: week }))).rejects.toMatchObject({ status: 404 });
    }
    await expect(shown(ingest)).rejects.toMatchObject({ status: 404 });
  });

  it("a refused upload says why, and nothing longer than a sentence", async () => {
    expect((await refused(call(tools, "/upload-refused?why=Too+large.", {}))).why).toBe("Too large.");
    expect((await refused(call(tools, "/upload-refused", {}))).why).toBe("The file was not taken.");
    expect((await refused(call(tools, `/upload-refused?why=${"x".repeat(4000)}`, {}))).why).toHaveLength(500);
  });
});
