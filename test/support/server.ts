/** The built server as people run it: its own process, a temporary data folder, a free port. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface TestServer {
  url: string;
  data: string;
  /** What the server wrote to stderr so far: unexpected errors end up here. */
  errors(): string;
  stop(): Promise<void>;
}

export async function startServer(settings: Record<string, string> = {}, command = ["serve"]): Promise<TestServer> {
  if (!existsSync(join(root, "build/server/index.js")))
    throw new Error("Run `npm run build` before the browser tests.");
  const data = mkdtempSync(join(tmpdir(), "assay-server-"));
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
    errors: () => errors,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function addressOf(child: ChildProcess, errors: () => string): Promise<string> {
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
