/** What a process holds over a span of time, read once a second where the system tells. */
import { readFileSync } from "node:fs";
import { quantile } from "../bench/pages.ts";

/** @returns a sentence: the middle of each quarter of the span in MB, and the most there ever was. */
export async function memoryOf(pid: number | undefined, until: number): Promise<string> {
  const held: number[] = [];
  while (Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const resident = /VmRSS:\s+(\d+) kB/.exec(statusOf(pid))?.[1];
    if (resident) held.push(Number(resident) / 1024);
  }
  if (held.length < 4) return "the system does not tell";
  const quarter = Math.ceil(held.length / 4);
  const medians = [0, 1, 2, 3].map((n) => quantile(held.slice(n * quarter, (n + 1) * quarter), 0.5));
  return `${medians.join(", ")} MB in the middle of each quarter, at most ${Math.max(...held).toFixed(0)} MB`;
}

function statusOf(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return "";
  }
}
