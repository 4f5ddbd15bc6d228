/** Server time of every kind of page with the demo loaded: p50 and p95, alone and while an ingest runs. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { signedIn } from "#test/support/server.ts";
import { assay } from "./measure.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const ROUNDS = 25;

export async function measurePages(folder: string, bigFile: string, print: (text: string) => void): Promise<void> {
  const data = join(folder, "pages");
  const env = { ...process.env, ASSAY_DATA: data, PORT: "0", ASSAY_LOG: "error" };
  const server = spawn(process.execPath, [`${root}app/cli/assay.js`, "demo", "--serve"], { cwd: root, env });
  try {
    const url = await addressOf(server);
    const cookie = await signedIn(data, "Bench", "admin");
    const get = (page: string) => fetch(url + page, { headers: { Cookie: cookie } });
    const pages = await pagesOf(get);
    await timesOf(get, pages, 2);
    show("pages alone", await timesOf(get, pages, ROUNDS), print, "p95 < 50 ms");
    await assay(["contract", "create", "--file", join(folder, "contract.json")], { ASSAY_DATA: data });
    let running = true;
    const ingest = assay(["ingest", bigFile, "--contract", "Bench", "--week", "1", "--json"], {
      ASSAY_DATA: data,
    }).finally(() => {
      running = false;
    });
    const during: Times = new Map();
    while (running)
      for (const [page, times] of await timesOf(get, pages, 1))
        during.set(page, [...(during.get(page) ?? []), ...times]);
    await ingest;
    show("pages during an ingest of 100,000 items", during, print, "p95 < 100 ms");
  } finally {
    server.kill("SIGTERM");
  }
}

type Times = Map<string, number[]>;
export type Get = (page: string) => Promise<Response>;

/** Where a server that was started says it listens. */
export function addressOf(server: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    server.stdout?.on("data", (chunk) => {
      text += chunk;
      const url = /http:\/\/\S+/.exec(text)?.[0];
      if (url) resolve(url);
    });
    server.on("exit", (code) => reject(new Error(`The server stopped with ${code}.`)));
  });
}

/** Every page reachable within three links of the start, one of each kind. */
export async function pagesOf(get: Get): Promise<string[]> {
  const kinds = new Map<string, string>();
  let frontier = ["/"];
  for (let depth = 0; depth < 4; depth += 1) {
    const found: string[] = [];
    for (const page of frontier) {
      const html = await (await get(page)).text();
      for (const [, href = ""] of html.matchAll(/href="(\/[^"#]*)"/g)) {
        const path = href.replaceAll("&amp;", "&");
        const kind = path
          .replace(/\?.*$/, "")
          .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id")
          .replace(/\/\d+/g, "/:n");
        if (kinds.has(kind) || /^\/(assets|releases\/[^/]+\/download)|\.csv|\.json|\.jsonl/.test(path)) continue;
        kinds.set(kind, path);
        found.push(path);
      }
    }
    frontier = found;
  }
  return [...kinds.values()];
}

async function timesOf(get: Get, pages: readonly string[], rounds: number): Promise<Times> {
  const times: Times = new Map();
  for (let round = 0; round < rounds; round += 1)
    for (const page of pages) {
      const started = performance.now();
      const response = await get(page);
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${page} answered ${response.status}`);
      times.set(page, [...(times.get(page) ?? []), performance.now() - started]);
    }
  return times;
}

function show(title: string, times: Times, print: (text: string) => void, aim: string): void {
  const all = [...times.values()].flat();
  print(`${title}: ${times.size} pages, p50 ${quantile(all, 0.5)} ms, p95 ${quantile(all, 0.95)} ms (aim ${aim})`);
  const slowest = [...times]
    .map(([page, one]) => ({ page, p95: Number(quantile(one, 0.95)) }))
    .sort((a, b) => b.p95 - a.p95);
  for (const { page, p95 } of slowest.slice(0, 5)) print(`  ${p95} ms  ${page}`);
}

export function quantile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
}
