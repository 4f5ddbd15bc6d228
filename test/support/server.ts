/** The built server as people run it: its own process, a temporary data folder, a free port. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Role } from "#app/domain/permission.ts";
import { startSession } from "#app/people/session.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { addUser } from "#db/people.server.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface TestServer {
  url: string;
  data: string;
  /** Of a signed-in admin, Tess Tester: the Cookie header. */
  cookie: string;
  /** A request with that cookie. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** What the server wrote to stderr so far: unexpected errors end up here. */
  errors(): string;
  stop(): Promise<void>;
}

export async function startServer(settings: Record<string, string> = {}, command = ["serve"]): Promise<TestServer> {
  if (!existsSync(join(root, "build/server/index.js")))
    throw new Error("Run `npm run build` before the browser tests.");
  const data = settings.ASSAY_DATA ?? mkdtempSync(join(tmpdir(), "assay-server-"));
  const cookie = await signedIn(data, "Tess Tester", "admin");
  const env = { ...process.env, ASSAY_DATA: data, PORT: "0", ASSAY_LOG: "silent", ...settings };
  const child = spawn(process.execPath, ["app/cli/assay.js", ...command], { cwd: root, env });
  let errors = "";
  child.stderr.on("data", (text) => {
    errors += text;
  });
  const url = await addressOf(child, () => errors);
  return {
    url,
    data,
    cookie,
    fetch: (path, init = {}) => fetch(url + path, { ...init, headers: { ...init.headers, Cookie: cookie } }),
    errors: () => errors,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/**
 * Somebody new with a session, written into the data folder, with or without a server on it.
 *
 * @returns the Cookie header.
 */
export async function signedIn(data: string, name: string, role: Role | null): Promise<string> {
  const db = openDatabase(databasePath(data));
  const email = `${name.toLowerCase().replace(/\W+/g, ".")}@test.example`;
  const added = await addUser(db, { name, email, role, createdBy: "test", createdAt: Date.now() });
  if (added.kind !== "added") throw new Error(`There is a ${name} already.`);
  const client = { address: "127.0.0.1", agent: "test", secure: false };
  const cookie = await startSession(db, { userId: added.id, client, cookies: null, now: Date.now() });
  db.$client.close();
  return cookie.replace(/;.*/, "");
}

/** Of a server that was started with `serve`: what it prints first. `errors` is what it wrote to stderr. */
export function addressOf(child: ChildProcess, errors: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk) => {
      text += chunk;
      const url = /http:\/\/\S+/.exec(text)?.[0];
      if (url) resolve(url);
    });
    child.once("exit", (code) => reject(new Error(`The server stopped with ${code}: ${errors()}`)));
  });
}
