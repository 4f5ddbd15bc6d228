/** What is believed of a proxy: the client's address, TLS and host, and only from the proxies that are named. */
import type { Server } from "node:http";
import express from "express";
import pino from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { createApp } from "#app/http/app.server.ts";
import { trustProxies } from "#app/http/proxy.server.ts";
import { recognise } from "#app/http/recognise.server.ts";
import { readSettings } from "#app/settings.server.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools | null = null;
let server: Server | null = null;
afterEach(async () => {
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  tools?.dispose();
});

async function listening(app: express.Express): Promise<string> {
  server = await new Promise<Server>((resolve) => {
    const one = app.listen(0, "127.0.0.1", () => resolve(one));
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

/** A server that answers what it takes the client for. */
async function echo(environment: Record<string, string>) {
  tools = await testTools();
  const settings = { ...tools.settings, ...pick(environment) };
  const app = express();
  trustProxies(app, settings);
  app.use(recognise({ ...tools, settings }));
  app.get("/", (request, response) => void response.json({ ...response.locals.client, host: request.hostname }));
  const url = await listening(app);
  return (headers: Record<string, string>) => fetch(url, { headers }).then((answer) => answer.json());
}

const pick = (environment: Record<string, string>) => {
  const { proxies, publicUrl } = readSettings(environment);
  return { proxies, publicUrl };
};

const SAID = { "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "assay.example" };

describe("the client", () => {
  it("is whoever connects, whatever it says, when no proxy is named", async () => {
    const ask = await echo({});
    expect(await ask(SAID)).toMatchObject({ address: "127.0.0.1", secure: false, host: "127.0.0.1" });
  });

  it("is what a named proxy says, and no more of the chain than it vouches for", async () => {
    const ask = await echo({ ASSAY_PROXIES: "loopback" });
    expect(await ask(SAID)).toMatchObject({ address: "203.0.113.9", secure: true, host: "assay.example" });
    const forged = { ...SAID, "X-Forwarded-For": "192.0.2.1, 203.0.113.9" };
    expect(await ask(forged)).toMatchObject({ address: "203.0.113.9" });
    expect(await ask({})).toMatchObject({ address: "127.0.0.1", secure: false });
  });

  it("is found behind two proxies when both are named", async () => {
    const ask = await echo({ ASSAY_PROXIES: "127.0.0.1,10.0.0.0/8" });
    const chain = { "X-Forwarded-For": "192.0.2.1, 203.0.113.9, 10.1.2.3" };
    expect(await ask(chain)).toMatchObject({ address: "203.0.113.9" });
  });

  it("is not believed by way of a proxy that is not the one named", async () => {
    const ask = await echo({ ASSAY_PROXIES: "10.0.0.5" });
    expect(await ask(SAID)).toMatchObject({ address: "127.0.0.1", secure: false });
  });

  it("comes over TLS wherever the public address says so", async () => {
    const ask = await echo({ ASSAY_URL: "https://assay.example" });
    expect(await ask({})).toMatchObject({ secure: true });
  });
});

async function whole(environment: Record<string, string>): Promise<string> {
  tools = await testTools();
  const operation = {
    ...{ metricsToken: null, backupOverdue: async () => null, stopping: () => false },
    measures: { contentType: "text/plain", text: async () => "figures\n", answered() {} },
  };
  const pages = { build: () => Promise.reject(new Error("no pages here")), sources: null };
  const settings = { ...tools.settings, ...pick(environment) };
  return listening(createApp({ ...tools, settings }, pages, pino({ level: "silent" }), operation as never));
}

describe("the whole server", () => {
  it("tells browsers to stay with TLS only where there is any", async () => {
    const hsts = async (url: string, headers = {}) =>
      (await fetch(`${url}/health`, { headers })).headers.get("Strict-Transport-Security");
    expect(await hsts(await whole({}), SAID)).toBeNull();
    server?.close();
    const behind = await whole({ ASSAY_PROXIES: "loopback" });
    expect(await hsts(behind)).toBeNull();
    expect(await hsts(behind, SAID)).toMatch(/^max-age=31536000/);
    server?.close();
    expect(await hsts(await whole({ ASSAY_URL: "https://assay.example" }))).toMatch(/^max-age=31536000/);
  });

  it("takes forms from its own host, which only a named proxy renames", async () => {
    const post = (url: string, headers: Record<string, string>) =>
      fetch(`${url}/uploads`, { method: "POST", headers: { Origin: "https://assay.example", ...headers } });
    const alone = await whole({});
    const refused = await post(alone, SAID);
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining("ASSAY_PROXIES")]);
    expect((await post(alone, { Origin: alone })).status).toBe(401);
    server?.close();
    expect((await post(await whole({ ASSAY_PROXIES: "loopback" }), SAID)).status).toBe(401);
    server?.close();
    const named = await whole({ ASSAY_URL: "https://assay.example" });
    expect((await post(named, {})).status).toBe(401);
    expect((await post(named, { Origin: "https://elsewhere.example" })).status).toBe(403);
  });

  it("gives its figures to this machine, and not through a proxy, named or not", async () => {
    const url = await whole({});
    const ask = async (headers = {}) => (await fetch(`${url}/prometheus`, { headers })).status;
    expect(await ask()).toBe(200);
    expect(await ask({ "X-Forwarded-For": "203.0.113.9" })).not.toBe(200);
  });
});
