/** A release, and the proof of one, as jobs: progress, an end one can read, and a way to stop. */

import { writeFileSync } from "node:fs";
import type { ActionFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runJob } from "#app/jobs/run-job.server.ts";
import { startRelease } from "#app/jobs/start-release.server.ts";
import { createRelease } from "#app/release/release.server.ts";
import * as page from "#app/routes/releases.$release/route.tsx";
import { type JobRow, jobById, requestCancel, takeJob } from "#db/jobs.server.ts";
import { listReleases } from "#db/releases.server.ts";
import { batchIdOf, contractOfThreeWeeks, decide, jsonl, takeIn } from "#test/release/released.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

const RECORD = {
  id: "a",
  prompt: "Question",
  responses: [{ text: "yes" }, { text: "no" }],
  judgments: [{ annotator: "ada", kind: "likert", value: 1, points: 5 }],
};

describe("a release as a job", () => {
  let tools: TestTools;
  let week1: string;
  let vaultFile: string;

  beforeEach(async () => {
    tools = await testTools();
    week1 = await batchIdOf(tools, await contractOfThreeWeeks(tools), 1);
    ({ vaultFile } = await takeIn(tools, week1, jsonl([RECORD])));
    await decide(tools, week1);
  });
  afterEach(() => tools.dispose());

  const request = () => ({ name: "autumn", batchIds: [week1], createdBy: "tester" });
  const jobTools = () => ({ db: tools.db, vault: tools.vault, maxRowBytes: 1_000_000, now: () => NOW });

  async function run(jobId: string): Promise<JobRow> {
    const job = await takeJob(tools.db, NOW);
    if (job) await runJob(jobTools(), job);
    return (await jobById(tools.db, jobId)) as JobRow;
  }

  it("is made at once when it is small, and by the worker when it is not", async () => {
    expect(await startRelease(tools, { ...request(), name: "small" })).toMatchObject({ kind: "created" });
    const started = await startRelease(tools, request(), 0);
    expect(started).toMatchObject({ kind: "queued" });
    expect(tools.wakes).toBe(1);
    const ended = await run(started.kind === "queued" ? started.jobId : "");
    expect(ended).toMatchObject({
      kind: "release",
      state: "done",
      bytesTotal: 1,
      result: { kind: "released", name: "autumn" },
    });
    expect((await listReleases(tools.db)).map(({ name }) => name).sort()).toEqual(["autumn", "small"]);
  });

  it("is refused beside its field before anything is queued", async () => {
    expect(await startRelease(tools, { ...request(), name: " " }, 0)).toMatchObject({ kind: "refused", field: "name" });
    expect(await startRelease(tools, { ...request(), batchIds: ["x"] }, 0)).toMatchObject({
      kind: "refused",
      field: "batches",
    });
    expect(tools.wakes).toBe(0);
  });

  it("stores nothing when it is cancelled, or when a text was altered", async () => {
    const cancelled = await startRelease(tools, request(), 0);
    const id = cancelled.kind === "queued" ? cancelled.jobId : "";
    const job = await takeJob(tools.db, NOW);
    await requestCancel(tools.db, id);
    if (job) await runJob(jobTools(), job);
    expect(await jobById(tools.db, id)).toMatchObject({
      state: "cancelled",
      message: "Cancelled. Nothing was stored.",
    });
    const altered = await startRelease(tools, request(), 0);
    writeFileSync(vaultFile, "other");
    expect(await run(altered.kind === "queued" ? altered.jobId : "")).toMatchObject({
      state: "failed",
      message: expect.stringContaining("altered"),
    });
    expect(await listReleases(tools.db)).toEqual([]);
  });

  it("is proved by a job that names what is no longer there", async () => {
    const made = await createRelease(tools, request());
    const verify = async () => {
      const form = new Request("http://localhost/releases", { method: "POST" });
      const call = { request: form, params: { release: made.kind === "created" ? made.id : "" }, context: tools };
      const answer = (await page.action(call as unknown as ActionFunctionArgs)) as Response;
      return run((answer.headers.get("Location") ?? "").replace("/jobs/", ""));
    };
    expect(await verify()).toMatchObject({ state: "done", result: { kind: "verified", name: "autumn", faults: [] } });
    writeFileSync(vaultFile, "other");
    expect(await verify()).toMatchObject({
      state: "done",
      result: { kind: "verified", faults: [expect.stringContaining('"delivery.jsonl"')] },
    });
  });
});
