/** The API behind the whole server layer, over a real socket, on a database of its own. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import pino from "pino";
import type { Role } from "#app/domain/permission.ts";
import { createApp } from "#app/http/app.server.ts";
import { type Patience, patientServer } from "#app/http/patience.server.ts";
import { measuresOf } from "#app/operation/measures.server.ts";
import { makeApiToken } from "#app/people/api-token.server.ts";
import { addUser, giveRole, userById } from "#db/people.server.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

export interface ApiServer {
  tools: TestTools;
  url: string;
  /** A new person with a token: what goes into the Authorization header. */
  bearer(given: Bearing): Promise<string>;
  /** Sends and reads JSON. */
  ask(
    bearer: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  clock: { now: number };
  stop(): Promise<void>;
}

interface Bearing {
  name: string;
  role: Role | null;
  /** A role for one contract. */
  here?: { contract: string; role: Role };
  scopes?: string[];
  contract?: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what comes over the wire is looked at by each test
  body: any;
}

export async function apiServer({
  apiRate = 100_000,
  patience,
}: {
  apiRate?: number;
  patience?: Patience;
} = {}): Promise<ApiServer> {
  const tools = await testTools(NOW, "disk");
  const clock = { now: NOW };
  tools.now = () => clock.now;
  tools.settings = { ...tools.settings, apiRate };
  const build = async () => ({ routes: {}, assets: { routes: {} } }) as unknown as ServerBuild;
  const app = createApp(tools, { build, sources: null }, pino({ level: "silent" }), {
    measures: measuresOf(tools.db, tools.vault, () => null),
    backupOverdue: async () => null,
    metricsToken: null,
    stopping: () => false,
  });
  const server: Server = await new Promise((resolve) => {
    const listening = patientServer(app, patience).listen(0, "127.0.0.1", () => resolve(listening));
  });
  // A test may take its time between two requests.
  server.keepAliveTimeout = 0;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  return {
    ...{ tools, url, clock },
    async bearer({ name, role, here, scopes = [], contract }) {
      const email = `${name.toLowerCase().replace(/\W+/g, ".")}@test.example`;
      const added = await addUser(tools.db, { name, email, role, createdBy: "test", createdAt: NOW });
      if (added.kind !== "added") throw new Error(`There is a ${name} already.`);
      const given = { userId: added.id, by: "test", now: NOW };
      if (here) await giveRole(tools.db, { ...given, contractId: here.contract, role: here.role });
      const user = await userById(tools.db, added.id);
      const made = user && (await makeApiToken(tools, user, { name: "test", scopes, contract, days: 90 }, "test"));
      if (!made?.ok) throw new Error(JSON.stringify(made));
      return made.secret;
    },
    async ask(bearer, method, path, body, given = {}) {
      const isJson = body !== undefined && typeof body !== "string" && !(body instanceof Uint8Array);
      const headers = new Headers(given);
      if (bearer !== null) headers.set("Authorization", `Bearer ${bearer}`);
      if (isJson && !headers.has("Content-Type")) headers.set("Content-Type", "application/json");
      const sent = isJson ? JSON.stringify(body) : (body as string | undefined);
      const response = await fetch(url + path, { method, headers, body: sent });
      const text = await response.text();
      const isRead = /^application\/(problem\+)?json/.test(response.headers.get("content-type") ?? "") && text !== "";
      return { status: response.status, headers: response.headers, body: isRead ? JSON.parse(text) : text };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      tools.dispose();
    },
  };
}
