/** What is sent compressed, to whom, and under which tag; and what is not. */
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compressFiles } from "#app/compress.js";
import { builtFiles } from "#app/http/built-files.server.ts";
import { type ApiServer, apiServer } from "#test/api/api-server.ts";

const PLAIN = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes };
const TAKES = { br: "gzip, deflate, br, zstd", gzip: "gzip;q=0.5, br;q=0", identity: "" };
const CODINGS = ["br", "gzip", "identity"] as const;

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

/** The bytes as they come: `fetch` would unpack them. */
async function ask(url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const request = get(url, { headers, method });
  const [response] = await once(request, "response");
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part);
  return { status: response.statusCode, headers: response.headers, bytes: Buffer.concat(parts) };
}

/** In each form the same text under a tag of its own, which saves sending that form again and no other. */
async function holds(url: string, plain: string, type: string): Promise<void> {
  const answers = new Map<string, Answer>();
  for (const coding of CODINGS) {
    const headers = { "Accept-Encoding": TAKES[coding] };
    const answer = await ask(url, headers);
    expect(answer.status).toBe(200);
    expect(answer.headers["content-encoding"]).toBe(coding === "identity" ? undefined : coding);
    expect(answer.headers["content-type"]).toContain(type);
    expect(answer.headers.vary).toContain("Accept-Encoding");
    expect(answer.headers["content-length"]).toBe(String(answer.bytes.length));
    expect(PLAIN[coding](answer.bytes).toString() === plain).toBe(true);
    if (coding !== "identity") expect(answer.bytes.length).toBeLessThan(plain.length / 2);
    const head = await ask(url, headers, "HEAD");
    expect([head.headers.etag, head.bytes.length]).toEqual([answer.headers.etag, 0]);
    answers.set(coding, answer);
  }
  const tags = CODINGS.map((coding) => answers.get(coding)?.headers.etag ?? "");
  expect(new Set(tags).size).toBe(3);
  for (const [i, coding] of CODINGS.entries())
    for (const [j, tag] of tags.entries()) {
      const again = await ask(url, { "Accept-Encoding": TAKES[coding], "If-None-Match": tag });
      expect([coding, tag, again.status]).toEqual([coding, tag, i === j ? 304 : 200]);
    }
}

describe("a built file", () => {
  const SCRIPT = `${"export const word = 'assay';\n".repeat(500)}`;
  const folder = mkdtempSync(join(tmpdir(), "assay-test-"));
  let server: Server;
  let url: string;
  beforeAll(async () => {
    writeFileSync(join(folder, "long-1.js"), SCRIPT);
    writeFileSync(join(folder, "short-1.js"), "export {};\n");
    writeFileSync(join(folder, "font-1.woff2"), SCRIPT);
    await compressFiles(folder);
    const app = express().use("/assets", builtFiles(folder, { maxAge: "1y", immutable: true }));
    server = createServer(app).listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/assets`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it("comes in the form that the browser takes", () => holds(`${url}/long-1.js`, SCRIPT, "javascript"));

  it("is kept for a year in each form", async () => {
    for (const coding of CODINGS) {
      const { headers } = await ask(`${url}/long-1.js?x=1`, { "Accept-Encoding": TAKES[coding] });
      expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    }
  });

  it("that is short, or a font, is sent as it is; what is not there is not there", async () => {
    const headers = { "Accept-Encoding": TAKES.br };
    for (const name of ["short-1.js", "font-1.woff2"]) {
      const answer = await ask(`${url}/${name}`, headers);
      expect([answer.status, answer.headers["content-encoding"]]).toEqual([200, undefined]);
    }
    const absent = await ask(`${url}/long-2.js`, headers);
    expect([absent.status, absent.headers["content-encoding"]]).toEqual([404, undefined]);
    expect((await ask(`${url}/..%2f..%2fetc%2fpasswd`, headers)).status).toBe(404);
  });
});

describe("the API", () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await apiServer();
  });
  afterAll(() => server.stop());

  it("sends its document in the form that is taken", async () => {
    const { bytes } = await ask(`${server.url}/openapi.json`);
    expect(JSON.parse(bytes.toString()).openapi).toBe("3.1.0");
    await holds(`${server.url}/openapi.json`, bytes.toString(), "application/json; charset=utf-8");
  });

  it("sends its pages to read likewise", async () => {
    const { bytes } = await ask(`${server.url}/docs?find=invoice`);
    await holds(`${server.url}/docs?find=invoice`, bytes.toString(), "text/html; charset=utf-8");
  });

  it("compresses nothing that a token opens", async () => {
    const bearer = await server.bearer({ name: "Ida Lead", role: "admin" });
    const headers = { "Accept-Encoding": TAKES.br, Authorization: `Bearer ${bearer}` };
    for (const path of ["/contracts", "/policies"]) {
      const answer = await ask(server.url + path, headers);
      expect([path, answer.status, answer.headers["content-encoding"]]).toEqual([path, 200, undefined]);
    }
  });
});
