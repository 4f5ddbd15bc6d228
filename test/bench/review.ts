/** How long a reviewer waits for the next item: server time of a ruling and of the page with the next one, demo loaded. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { signedIn } from "#test/support/server.ts";
import { assay } from "./measure.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const ITEMS = 100;
const DEMO = ["--contract", "General helpfulness, autumn", "--week", "6"];

export async function reviewFigures(folder: string, print: (text: string) => void): Promise<void> {
  const data = join(folder, "review");
  const server = spawn(process.execPath, [`${root}app/cli/assay.js`, "demo", "--serve"], {
    cwd: root,
    env: { ...process.env, ASSAY_DATA: data, PORT: "0", ASSAY_LOG: "error" },
  });
  try {
    const url = await addressOf(server);
    const cookie = await signedIn(data, "Bench", "admin");
    const drawn = await assay(["inspect", "draw", ...DEMO, "--json"], { ASSAY_DATA: data });
    const { inspection } = JSON.parse(drawn.stdout) as { inspection: string };
    const path = `${url}/inspections/${inspection}/review`;
    const post = (form: Record<string, string>) =>
      fetch(path, {
        method: "POST",
        body: new URLSearchParams({ as: "bench", ...form }),
        headers: { Origin: url, Cookie: cookie },
        redirect: "manual",
      });
    await post({ intent: "take" });
    const times = { answer: [] as number[], ruling: [] as number[], "next item on screen": [] as number[] };
    for (let i = 0; i < ITEMS; i += 1) {
      const html = await timed(times["next item on screen"], async () =>
        (await fetch(`${path}?as=bench`, { headers: { Cookie: cookie } })).text(),
      );
      const n = /name="n" value="(\d+)"/.exec(html)?.[1] ?? "";
      await timed(times.answer, () => post({ intent: "answer", n, answer: "1" }));
      await timed(times.ruling, () => post({ intent: "rule", n, verdict: "defensible" }));
    }
    for (const [name, all] of Object.entries(times))
      print(
        `review, ${name}: p50 ${quantile(all, 0.5)} ms, p95 ${quantile(all, 0.95)} ms (aim: ruling and next item < 50 ms)`,
      );
  } finally {
    server.kill("SIGTERM");
  }
}

async function timed<Result>(times: number[], work: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  const result = await work();
  times.push(performance.now() - started);
  return result;
}

function addressOf(server: ChildProcess): Promise<string> {
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

function quantile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
}
