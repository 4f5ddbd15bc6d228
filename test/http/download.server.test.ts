/** A release as it leaves the server: whole, at the reader's pace, or visibly broken off. */
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { downloadHandler } from "#app/http/download.server.ts";
import { createRelease } from "#app/release/release.server.ts";
import { batchIdOf, contractOfThreeWeeks, decide, exported, jsonl, takeIn } from "#test/release/released.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

/** 3,000 items of 20 kB: about 60 MB, far beyond what sockets hold by themselves. */
const TEXT = jsonl(
  Array.from({ length: 3000 }, (_, n) => ({
    id: `r-${n}`,
    prompt: `Question ${n}`,
    responses: [{ text: `yes ${"y".repeat(10_000)}` }, { text: `no ${"n".repeat(10_000)}` }],
    judgments: [{ annotator: "ada", kind: "likert", value: 1, points: 5 }],
  })),
);

describe("the download of a release", () => {
  let tools: TestTools;
  let server: Server;
  let address: string;
  let vaultFile: string;
  let errors: Error[];
  let id: string;

  beforeEach(async () => {
    tools = await testTools();
    errors = [];
    const week1 = await batchIdOf(tools, await contractOfThreeWeeks(tools), 1);
    ({ vaultFile } = await takeIn(tools, week1, TEXT));
    await decide(tools, week1);
    const made = await createRelease(tools, { name: "Autumn / one", batchIds: [week1], createdBy: "tester" });
    id = made.kind === "created" ? made.id : "";
    const app = express();
    app.get("/releases/:release/download/:format", downloadHandler(tools));
    app.use((error: Error, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
      errors.push(error);
      response.destroy();
    });
    server = app.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/releases`;
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    tools.dispose();
  });

  it("is the export, with its size, its hash and a safe file name", async () => {
    const response = await fetch(`${address}/${id}/download/trl-preference`);
    const text = await response.text();
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="autumn-one.trl-preference.jsonl"');
    expect(response.headers.get("content-length")).toBe(String(text.length));
    expect(response.headers.get("etag")).toBe(`"${createHash("sha256").update(text).digest("hex")}"`);
    expect(text).toBe(await exported(tools, id));
  });

  it("is one part at a time where the export is several files", async () => {
    const response = await fetch(`${address}/${id}/download/openrlhf?weights=sidecar&part=weights`);
    const [first = ""] = (await response.text()).split("\n");
    expect(response.headers.get("content-disposition")).toContain('"autumn-one.openrlhf.sidecar.weights.jsonl"');
    expect(JSON.parse(first)).toMatchObject({ id: "r-0", weight: 1, margin: 1 });
  });

  it("waits for a slow reader instead of gathering the file in memory, and ends when the reader leaves", async () => {
    const before = process.memoryUsage().arrayBuffers;
    const response = await new Promise<IncomingMessage>((resolve) => get(`${address}/${id}/download/generic`, resolve));
    response.pause();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    response.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(errors).toEqual([]);
  });

  it("breaks off when a stored byte was changed", async () => {
    const bytes = readFileSync(vaultFile);
    bytes[bytes.length - 30] = 0x7a;
    writeFileSync(vaultFile, bytes);
    const response = await fetch(`${address}/${id}/download/trl-preference`);
    await expect(response.text()).rejects.toThrow();
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/"delivery\.jsonl" .* have been altered/),
    ]);
  });

  it("is refused in words when a file is missing, the release or the format unknown", async () => {
    expect((await fetch(`${address}/${id}/download/nothing`)).status).toBe(404);
    expect((await fetch(`${address}/..%2Fx/download/generic`)).status).toBe(404);
    expect((await fetch(`${address}/${id}/download/generic?weights=heavy`)).status).toBe(404);
    const noMargin = await fetch(`${address}/${id}/download/nemo-rl?weights=margin`);
    expect([noMargin.status, await noMargin.text()]).toEqual([404, expect.stringContaining("has no margin")]);
    rmSync(vaultFile);
    const response = await fetch(`${address}/${id}/download/generic`);
    expect(response.status).toBe(409);
    expect(await response.text()).toMatch(/"delivery\.jsonl" .* are missing/);
  });
});
